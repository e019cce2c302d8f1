import type { IncomingMessage } from 'node:http';
import { RequestError } from '../../errors';
import { parseJson } from './parse-json';

/** Any request but an upload; ample for a 20,000-character message with its channelData. */
export const MAX_BODY_BYTES = 256 * 1024;
/** A photo of 10 MB with what is around it in a form. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024 + 64 * 1024;

const UPLOAD_PATH = /^\/v3\/directline\/conversations\/[^/]+\/upload$/;

export const isUpload = (path: string): boolean => UPLOAD_PATH.test(path);

export const tooLarge = (maxBytes: number): RequestError =>
  new RequestError(413, 'too-large', `The body is over ${maxBytes} bytes`);

/** Refuses by the declared length, before a byte is read. Throws RequestError 413. */
export function checkDeclaredLength(req: IncomingMessage, maxBytes: number): void {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/** The whole body; throws RequestError 413 as soon as it is over `maxBytes`, 415 where it is compressed. */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (req.headers['content-encoding'] !== undefined && req.headers['content-encoding'] !== 'identity')
    throw new RequestError(415, 'compressed', 'Compressed bodies are not accepted');
  const chunks: Buffer[] = [];
  await eachChunk(req, maxBytes, chunk => void chunks.push(chunk));
  return Buffer.concat(chunks);
}

function eachChunk(req: IncomingMessage, maxBytes: number, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const stop = (end: () => void): void => {
      req.removeAllListeners('data');
      end();
    };
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return stop(() => reject(tooLarge(maxBytes)));
      take(chunk);
    });
    req.once('end', () => stop(resolve));
    req.once('error', error =>
      stop(() => reject(new RequestError(400, 'aborted', `The body broke off: ${error.name}`))),
    );
    req.once('close', () => stop(() => reject(new RequestError(400, 'aborted', 'The connection broke off'))));
  });
}

/** JSON bodies as their value, others as bytes, none as undefined. */
export function toBody(req: IncomingMessage, bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const type = (req.headers['content-type'] ?? '').toLowerCase();
  return /^application\/(?:[\w.+-]+\+)?json\b/.test(type) ? parseJson(bytes) : bytes;
}
