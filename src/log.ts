import pino, { type DestinationStream } from 'pino';

/** Facts of one record; never what a merchant wrote, never a secret. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where parts of the program tell what they did; one JSON line a record, `err` holds an Error. */
export interface Log {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'token',
  'access_token',
  'csrfToken',
  'x-csrf-token',
];
/** pino's wildcards match one level each, so that every depth in use is named. */
const REDACTED_PATHS = SECRET_FIELDS.flatMap(field => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]);

/** A log that writes to `destination` (standard output unless given) and blanks fields that hold secrets. */
export function createLogger(options: { level: LogLevel; destination?: DestinationStream }): Log {
  const settings = {
    level: options.level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

/** Says nothing; for callers that are not interested. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
