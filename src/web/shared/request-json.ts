import { HttpError, UnreachableError } from './http-errors';
import { fieldsOf, textOf } from './narrow';

export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Instead of a JSON body. */
  readonly form?: FormData;
  readonly timeoutMs?: number;
}

/** Long enough for a slow 4G cell, short enough that a message does not look stuck. */
const TIMEOUT_MS = 15_000;

/** The parsed answer of a same-origin request, undefined where it has no body; throws HttpError or UnreachableError. */
export async function requestJson(path: string, request: JsonRequest = {}): Promise<unknown> {
  const { method = 'GET', headers = {}, body, form, timeoutMs = TIMEOUT_MS } = request;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : jsonType), ...headers },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
    });
    const answer = parse(await response.text());
    if (!response.ok) throw httpError(response.status, answer);
    return answer;
  } catch (error) {
    throw error instanceof HttpError ? error : new UnreachableError(error);
  } finally {
    clearTimeout(timer);
  }
}

const jsonType = { 'content-type': 'application/json' };

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    // A proxy's HTML page instead of our JSON: the status still tells what happened.
    return undefined;
  }
}

function httpError(status: number, answer: unknown): HttpError {
  const error = fieldsOf(fieldsOf(answer).error);
  return new HttpError(status, textOf(error.code) ?? 'unknown', textOf(error.message) ?? '', textOf(error.owner));
}
