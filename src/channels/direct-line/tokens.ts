import { createHash, timingSafeEqual } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Clock } from '../../clock';
import { RequestError } from '../../errors';

/** Direct Line's own figure, which directlinejs relies on: it refreshes every 15 min whatever it is told. */
export const TOKEN_SEC = 1800;
/** A stream URL is to be used at once; it may end up in logs, so that it opens nothing later. */
export const STREAM_TOKEN_SEC = 60;

/** Whom a token lets in: one user of one conversation. */
export interface TokenHolder {
  readonly conversationId: string;
  readonly userId: string;
  readonly userName?: string | undefined;
}

/** Issues and checks Direct Line's tokens (JWT, HS256; `user` is a claim that directlinejs reads). */
export interface Tokens {
  issue(holder: TokenHolder): string;
  issueForStream(holder: TokenHolder): string;
  /** Throws RequestError 403 `TokenExpired` or `BadToken`. */
  verify(token: string): TokenHolder;
  verifyForStream(token: string): TokenHolder;
}

const claimsSchema = z.object({ conv: z.string().min(1), user: z.string().min(1), name: z.string().optional() });

export function createTokens({ signingKey, clock }: { signingKey: string; clock: Clock }): Tokens {
  const nowSec = (): number => Math.floor(clock.now().getTime() / 1000);
  const issue = (holder: TokenHolder, audience: string, lifeSec: number): string =>
    jwt.sign(
      {
        conv: holder.conversationId,
        user: holder.userId,
        ...(holder.userName !== undefined && { name: holder.userName }),
        iat: nowSec(),
        exp: nowSec() + lifeSec,
      },
      signingKey,
      { algorithm: 'HS256', audience },
    );
  const verify = (token: string, audience: string): TokenHolder => {
    try {
      const claims = jwt.verify(token, signingKey, { algorithms: ['HS256'], audience, clockTimestamp: nowSec() });
      const { conv, user, name } = claimsSchema.parse(claims);
      return { conversationId: conv, userId: user, ...(name !== undefined && { userName: name }) };
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw new RequestError(403, 'TokenExpired', 'The token has expired');
      throw new RequestError(403, 'BadToken', 'The token is not one of ours');
    }
  };
  return {
    issue: holder => issue(holder, 'direct-line', TOKEN_SEC),
    issueForStream: holder => issue(holder, 'direct-line-stream', STREAM_TOKEN_SEC),
    verify: token => verify(token, 'direct-line'),
    verifyForStream: token => verify(token, 'direct-line-stream'),
  };
}

/** Compares in constant time, whatever the lengths. */
export const isSameSecret = (given: string, expected: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(expected).digest());
