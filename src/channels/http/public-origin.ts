import type { IncomingMessage } from 'node:http';
import type { ClientAddress } from './client-address';

/** The addresses that browsers may reach us from. */
export interface PublicOrigin {
  /** Our own origin as this client sees it: PUBLIC_URL, or else the request's Host header. */
  of(req: IncomingMessage): string;
  /** True for our own origin and for those the operator named. */
  allows(req: IncomingMessage, origin: string): boolean;
}

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

export function createPublicOrigin(options: {
  publicUrl?: string | undefined;
  allowedOrigins?: readonly string[] | undefined;
  address: ClientAddress;
}): PublicOrigin {
  const fixed = options.publicUrl === undefined ? undefined : new URL(options.publicUrl).origin;
  const named = new Set((options.allowedOrigins ?? []).map(origin => new URL(origin).origin));
  const of = (req: IncomingMessage): string => {
    if (fixed !== undefined) return fixed;
    const host = req.headers.host ?? '';
    return `${options.address.isSecure(req) ? 'https' : 'http'}://${HOST.test(host) ? host.toLowerCase() : 'localhost'}`;
  };
  return { of, allows: (req, origin) => origin === of(req) || named.has(origin) };
}

/** `https://pos.example` -> `wss://pos.example` */
export const toWebSocketOrigin = (origin: string): string => origin.replace(/^http/, 'ws');
