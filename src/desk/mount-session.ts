import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { RequestError } from '../errors';
import type { Log } from '../log';
import { toSessionCookie, type DeskSessions, type SignedIn } from './desk-sessions';
import { credentialsSchema, parseDeskRequest } from './parse-desk-request';
import { SIGN_IN_WINDOW_SEC, type SignInThrottle } from './sign-in-throttle';

export interface SessionRouteOptions {
  readonly sessions: DeskSessions;
  readonly throttle: SignInThrottle;
  readonly log: Log;
  readonly clientIp: (req: IncomingMessage) => string;
  /** True where browsers reach us by https: the cookie is `Secure` then. */
  readonly isSecure: (req: IncomingMessage) => boolean;
}

/** `/desk/api/session`: sign in, who am I, sign out. */
export function mountSession(server: Server, options: SessionRouteOptions): void {
  const { sessions, throttle, log, clientIp, isSecure } = options;

  server.post('/desk/api/session', async (req: Request, res: Response) => {
    const { name, password } = parseDeskRequest(credentialsSchema, req.body);
    const attempt = { name, ip: clientIp(req) };
    if (!(await throttle.allow(attempt))) {
      log.warn({ audit: 'sign-in-throttled', agent: name, ip: attempt.ip }, 'sign-in throttled');
      res.setHeader('Retry-After', SIGN_IN_WINDOW_SEC);
      throw new RequestError(429, 'too-many', 'Too many attempts; try again in 15 minutes');
    }
    const signedIn = await sessions.signIn(name, password).catch((error: unknown) => {
      log.warn({ audit: 'sign-in-failed', agent: name, ip: attempt.ip }, 'sign-in failed');
      throw error;
    });
    await throttle.forget(attempt);
    log.info({ audit: 'sign-in', agent: signedIn.agent.name, ip: attempt.ip }, 'agent signed in');
    res.setHeader('Set-Cookie', toSessionCookie(signedIn.token, { isSecure: isSecure(req) }));
    sendWhoIAm(res, signedIn);
  });
  server.get('/desk/api/session', async (req: Request, res: Response) => {
    sendWhoIAm(res, await sessions.authenticate(req));
  });
  server.del('/desk/api/session', async (req: Request, res: Response) => {
    const { session, agent } = await sessions.authenticateChange(req);
    await sessions.end(session);
    log.info({ audit: 'sign-out', agent: agent.name }, 'agent signed out');
    res.setHeader('Set-Cookie', toSessionCookie(undefined, { isSecure: isSecure(req) }));
    res.json(200, { signedOut: true });
  });
}

function sendWhoIAm(res: Response, { agent, session }: SignedIn): void {
  res.setHeader('Cache-Control', 'no-store');
  res.json(200, { name: agent.name, role: agent.role, csrfToken: session.csrfToken });
}
