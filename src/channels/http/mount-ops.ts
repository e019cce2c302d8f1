import type { Server } from 'restify';
import type { JsonObject } from '../../json';

export interface OpsOptions {
  /** Why we cannot take traffic now, one short sentence each; empty when we can. */
  readonly findObstacles: () => Promise<readonly string[]>;
  /** What an operator should know though we can take traffic, by name. */
  readonly describe?: () => JsonObject;
  /** prom-client's registry. */
  readonly metrics: { readonly contentType: string; metrics(): Promise<string> };
}

/** `/healthz` (the process runs), `/readyz` (it can take traffic) and `/metrics` for whoever operates us. */
export function mountOps(server: Server, { findObstacles, describe, metrics }: OpsOptions): void {
  server.get('/healthz', async (_req, res) => {
    res.json(200, { status: 'ok' });
  });
  server.get('/readyz', async (_req, res) => {
    const reasons = await findObstacles().catch(() => ['the readiness check itself failed']);
    if (reasons.length === 0) res.json(200, { status: 'ready', ...describe?.() });
    else res.json(503, { error: { code: 'not-ready', message: reasons.join('; ') }, reasons });
  });
  server.get('/metrics', async (_req, res) => {
    res.sendRaw(200, await metrics.metrics(), { 'Content-Type': metrics.contentType });
  });
}
