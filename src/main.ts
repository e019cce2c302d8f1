import { readProcessConfig } from './config';
import { PosCareError } from './errors';
import { serve } from './serve';

/** How long a shutdown may take before connections are cut; below the 30 s that orchestrators grant. */
const SHUTDOWN_GRACE_MS = 10_000;

async function main(): Promise<void> {
  const served = await serve(readProcessConfig(), { rehearses: true });
  let stopping: Promise<void> | undefined;
  const stop = (signal: string): void => {
    served.log.info({ signal }, 'shutting down');
    stopping ??= served.close(SHUTDOWN_GRACE_MS).then(() => process.exit(0));
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGHUP', () => void served.reloadKnowledge());
  process.on('unhandledRejection', reason =>
    served.log.error({ err: reason }, 'a promise was rejected and nobody looked'),
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof PosCareError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
});
