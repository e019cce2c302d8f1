import type { IncomingMessage } from 'node:http';
import { RequestError } from '../../errors';
import { isSameSecret, type TokenHolder, type Tokens } from './tokens';

/** Who calls: the operator's own server with the secret, or one user with a token. */
export type Caller = { readonly kind: 'secret' } | { readonly kind: 'user'; readonly holder: TokenHolder };

/** Reads `Authorization: Bearer …`; throws RequestError 401 without one, 403 where it is not valid. */
export function authorise(req: IncomingMessage, keys: { secret: string; tokens: Tokens }): Caller {
  const bearer = /^bearer +([\w.~+/=-]{1,4096})$/i.exec(req.headers.authorization ?? '')?.[1];
  if (bearer === undefined) throw new RequestError(401, 'Unauthorized', 'Send Authorization: Bearer TOKEN');
  if (isSameSecret(bearer, keys.secret)) return { kind: 'secret' };
  return { kind: 'user', holder: keys.tokens.verify(bearer) };
}

/** The same for one conversation: a user's token opens no other. */
export function authoriseFor(
  req: IncomingMessage,
  conversationId: string,
  keys: { secret: string; tokens: Tokens },
): Caller {
  const caller = authorise(req, keys);
  if (caller.kind === 'user' && caller.holder.conversationId !== conversationId)
    throw new RequestError(403, 'WrongConversation', 'The token is for another conversation');
  return caller;
}
