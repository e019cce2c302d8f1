import type { LogFields } from '../log';

/** What a log may hold of an unforeseen error: its class, code and stack frames. Its message may quote a merchant, so it stays out. */
export function errorFacts(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return {
    error: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    stack: frames.map(line => line.trim()),
  };
}
