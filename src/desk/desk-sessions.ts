import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseCookie, stringifySetCookie } from 'cookie';
import { toIso, type Clock } from '../clock';
import { RequestError } from '../errors';
import type { Agent, Session, Store } from '../store/store';
import { verifyPassword } from './verify-password';

const COOKIE = 'poscare_desk';
const LIFE_SEC = 12 * 60 * 60; // one shift

export interface SignedIn {
  readonly session: Session;
  readonly agent: Agent;
}

/** Who is signed in at the desk; a session is a random token in a cookie, kept as its hash. */
export interface DeskSessions {
  /** Throws RequestError 401, the same for an unknown name, a wrong password and a disabled account. */
  signIn(name: string, password: string): Promise<SignedIn & { readonly token: string }>;
  /** Throws RequestError 401 unless the request's cookie is a live session of an agent who is not disabled. */
  authenticate(req: IncomingMessage): Promise<SignedIn>;
  /** The same for a request that changes something; throws RequestError 403 without the right `x-csrf-token`. */
  authenticateChange(req: IncomingMessage): Promise<SignedIn>;
  isAlive(session: Session): Promise<boolean>;
  end(session: Session): Promise<void>;
}

export function createDeskSessions({ store, clock }: { store: Store; clock: Clock }): DeskSessions {
  const authenticate = async (req: IncomingMessage): Promise<SignedIn> => {
    const token = parseCookie(req.headers.cookie ?? '')[COOKIE];
    const signedIn = token ? await store.sessions.find(hashToken(token), clock.now()) : undefined;
    if (!signedIn) throw new RequestError(401, 'not-signed-in', 'Sign in first');
    return signedIn;
  };
  return {
    authenticate,
    async signIn(name, password) {
      const agent = await store.agents.findByName(name);
      const isRight = await verifyPassword(password, agent?.passwordHash);
      if (!agent || !isRight || agent.disabled)
        throw new RequestError(401, 'sign-in-failed', 'The name or the password is wrong');
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      const session: Session = {
        tokenHash: hashToken(token),
        agentId: agent.id,
        csrfToken: randomBytes(32).toString('base64url'),
        createdAt: toIso(now),
        expiresAt: toIso(new Date(now.getTime() + LIFE_SEC * 1000)),
      };
      await store.sessions.removeExpired(now);
      await store.sessions.add(session);
      return { session, agent, token };
    },
    async authenticateChange(req) {
      const signedIn = await authenticate(req);
      const given = [req.headers['x-csrf-token'] ?? ''].flat()[0] ?? '';
      if (!isSame(given, signedIn.session.csrfToken))
        throw new RequestError(403, 'csrf', 'Send the header x-csrf-token with the token of your session');
      return signedIn;
    },
    isAlive: async session => (await store.sessions.find(session.tokenHash, clock.now())) !== undefined,
    end: session => store.sessions.remove(session.tokenHash),
  };
}

/** The cookie that carries a session; without a token, the one that clears it. */
export const toSessionCookie = (token: string | undefined, { isSecure }: { isSecure: boolean }): string =>
  stringifySetCookie({
    name: COOKIE,
    value: token ?? '',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure,
    path: '/desk',
    maxAge: token === undefined ? 0 : LIFE_SEC,
  });

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const hashToken = (token: string): string => sha256(token).toString('hex');
const isSame = (given: string, expected: string): boolean => timingSafeEqual(sha256(given), sha256(expected));
