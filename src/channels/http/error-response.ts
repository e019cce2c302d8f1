import type { IncomingMessage, ServerResponse } from 'node:http';
import { AgentExistsError, NotFoundError, OwnershipError, RequestError, StateConflictError } from '../../errors';
import type { Log } from '../../log';

/** What a failed request is answered with; the one form of every 4xx and 5xx. */
export interface ErrorResponse {
  readonly status: number;
  readonly body: { readonly error: { readonly code: string; readonly message: string; readonly owner?: string } };
}

const LINGER_MS = 1000; // time for a client still sending a refused body to read the answer

export const errorResponse = (status: number, code: string, message: string): ErrorResponse => ({
  status,
  body: { error: { code, message } },
});

/** Maps any failure to its answer; an unknown one becomes a 500 that says nothing about the inside. */
export function toErrorResponse(error: unknown): ErrorResponse {
  if (error instanceof RequestError) return errorResponse(error.status, error.code, error.message);
  if (error instanceof NotFoundError) return errorResponse(404, error.code, error.message);
  if (error instanceof AgentExistsError) return errorResponse(409, error.code, error.message);
  if (error instanceof StateConflictError) return errorResponse(409, error.code, 'Somebody was faster; try again');
  if (error instanceof OwnershipError)
    return { status: 409, body: { error: { code: error.code, message: error.message, owner: error.owner } } };
  const status = statusOf(error);
  if (status === 404) return errorResponse(404, 'not-found', 'There is nothing at this address');
  if (status === 405) return errorResponse(405, 'method-not-allowed', 'This address does not take this method');
  if (status !== undefined && status >= 400 && status < 500) return errorResponse(status, 'bad-request', 'Bad request');
  return errorResponse(500, 'internal', 'Something failed on our side; try again');
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** Writes the answer; ends the connection where the request's body was refused or is still coming. */
export function sendErrorResponse(req: IncomingMessage, res: ServerResponse, { status, body }: ErrorResponse): void {
  if (res.headersSent) {
    res.destroy();
    return;
  }
  const text = JSON.stringify(body);
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(text));
  res.setHeader('Cache-Control', 'no-store');
  if (req.complete || !mayHaveBody(req)) {
    res.end(req.method === 'HEAD' ? undefined : text);
    return;
  }
  res.setHeader('Connection', 'close');
  res.end(text);
  req.resume();
  const { socket } = req;
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  req.once('close', () => clearTimeout(timer));
}

const mayHaveBody = (req: IncomingMessage): boolean =>
  'transfer-encoding' in req.headers || (req.headers['content-length'] ?? '0') !== '0';

/** Answers a failed request and logs it where it is our fault. */
export function answerFailure(log: Log, req: IncomingMessage, res: ServerResponse, error: unknown): void {
  const response = toErrorResponse(error);
  const fields = { method: req.method, path: pathOf(req.url), status: response.status };
  if (response.status >= 500) log.error({ ...fields, err: error }, 'request failed');
  else log.debug({ ...fields, code: response.body.error.code }, 'request refused');
  sendErrorResponse(req, res, response);
}

/** The path without its query, which may carry a token: `/stream?t=…` -> `/stream`. */
export const pathOf = (url: string | undefined): string => (url ?? '').split('?', 1)[0]?.slice(0, 200) ?? '';
