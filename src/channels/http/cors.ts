import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicOrigin } from './public-origin';

const PREFIX = '/v3/directline/';
const MAX_AGE_SEC = 86_400;

/**
 * Lets pages of allowed origins call Direct Line, and answers their preflight requests.
 * True where the request is answered with this (a preflight).
 */
export function handleCors(origins: PublicOrigin, req: IncomingMessage, res: ServerResponse): boolean {
  if (!(req.url ?? '').startsWith(PREFIX)) return false;
  res.setHeader('Vary', 'Origin');
  const { origin } = req.headers;
  if (origin !== undefined && origins.allows(req, origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    // directlinejs asks for its session id with cookies; nothing under Direct Line reads one.
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  if (req.method !== 'OPTIONS') return false;
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
  res.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, x-ms-bot-agent, x-requested-with');
  res.setHeader('Access-Control-Max-Age', MAX_AGE_SEC);
  res.statusCode = 204;
  res.end();
  return true;
}
