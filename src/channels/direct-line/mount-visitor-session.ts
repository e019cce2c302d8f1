import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'restify';
import type { Clock } from '../../clock';
import { RequestError } from '../../errors';
import type { Store } from '../../store/store';
import type { HttpServer } from '../http/create-http-server';
import type { Throttle } from '../http/throttle';
import { startConversation, visitorHolder } from './start-conversation';
import { isSameSecret, TOKEN_SEC, type TokenHolder, type Tokens } from './tokens';

const COOKIE = 'poscare_visitor';
const COOKIE_LIFE_SEC = 180 * 24 * 60 * 60;

export interface VisitorSessionOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly signingKey: string;
  readonly throttle: Throttle;
  readonly tokens: Tokens;
  readonly streamUrl: (req: IncomingMessage, holder: TokenHolder, watermark: string) => string;
}

/** `POST /web/session`: lets our own pages in by a signed cookie; a visitor who returns is in the same conversation. */
export function mountVisitorSession(http: HttpServer, options: VisitorSessionOptions): void {
  const { store, clock, signingKey, throttle, tokens, streamUrl } = options;
  const sign = (visitorId: string): string =>
    createHmac('sha256', signingKey).update(`visitor:${visitorId}`).digest('base64url');

  http.server.post('/web/session', async (req: Request, res: Response) => {
    const { origin } = req.headers;
    if (origin !== undefined && !http.origins.allows(req, origin))
      throw new RequestError(403, 'bad-origin', 'Pages of this origin may not start a session');
    if ((await throttle.allow(http.address.ip(req))) !== 'ok') {
      res.setHeader('Retry-After', 60);
      throw new RequestError(429, 'too-many', 'Too many sessions from this address; try again in a minute');
    }
    const visitorId = readVisitorId(req, sign) ?? randomBytes(16).toString('base64url');
    const holder = visitorHolder(visitorId, signingKey);
    await startConversation(store, holder, clock);
    const cookie = stringifySetCookie({
      name: COOKIE,
      value: `${visitorId}.${sign(visitorId)}`,
      httpOnly: true,
      sameSite: 'lax',
      secure: http.address.isSecure(req),
      path: '/web',
      maxAge: COOKIE_LIFE_SEC,
    });
    res.setHeader('Set-Cookie', cookie);
    res.setHeader('Cache-Control', 'no-store');
    res.json(200, {
      conversationId: holder.conversationId,
      token: tokens.issue(holder),
      streamUrl: streamUrl(req, holder, '0'),
      userId: holder.userId,
      expiresIn: TOKEN_SEC,
    });
  });
}

/** The visitor whom the cookie names, if its signature is ours. */
function readVisitorId(req: IncomingMessage, sign: (visitorId: string) => string): string | undefined {
  const [visitorId, signature] = (parseCookie(req.headers.cookie ?? '')[COOKIE] ?? '').split('.');
  if (!visitorId || !signature || !isSameSecret(signature, sign(visitorId))) return undefined;
  return visitorId;
}
