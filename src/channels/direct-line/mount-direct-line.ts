import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { NotFoundError, RequestError } from '../../errors';
import type { MediaStore } from '../../media/create-media-store';
import type { Conversation } from '../../store/records';
import type { Store } from '../../store/store';
import type { Wake } from '../../turn/turn-taker';
import type { HttpServer } from '../http/create-http-server';
import { toWebSocketOrigin } from '../http/public-origin';
import type { Throttle } from '../http/throttle';
import { authorise, authoriseFor, type Caller } from './authorise';
import { mountStream } from './mount-stream';
import { mountUpload } from './mount-upload';
import { mountVisitorSession } from './mount-visitor-session';
import { parseActivity } from './parse-activity';
import { parseWatermark, readActivities } from './read-activities';
import { findConversation, newConversationId, newUserId, startConversation } from './start-conversation';
import { createStreamHub, type StreamHub } from './stream-hub';
import { createActivityTaker, type ActivityTakerOptions } from './take-activity';
import { createTokens, TOKEN_SEC, type TokenHolder } from './tokens';

export interface DirectLineOptions extends ActivityTakerOptions {
  readonly store: Store;
  readonly media: MediaStore;
  readonly wake: Wake;
  /** DIRECT_LINE_SECRET; one is made and kept in the store where absent. */
  readonly secret?: string | undefined;
  /** New visitor sessions of one IP. */
  readonly sessionThrottle: Throttle;
  readonly heartbeatMs?: number | undefined;
  readonly maxSockets?: number | undefined;
}

const BASE = '/v3/directline';

const parametersSchema = z
  .object({
    user: z.object({ id: z.string().min(1).max(100).optional(), name: z.string().max(100).optional() }).nullish(),
  })
  .nullish();

/** Serves Direct Line 3.0 and our own pages' visitor session; answers the hub, for its count of sockets. */
export async function mountDirectLine(http: HttpServer, options: DirectLineOptions): Promise<StreamHub> {
  const { server } = http;
  const { store, clock, log } = options;
  const random = (): string => randomBytes(32).toString('base64url');
  const signingKey = await store.getOrCreateSecret('direct-line-signing', random);
  const secret = options.secret ?? (await store.getOrCreateSecret('direct-line-secret', random));
  const tokens = createTokens({ signingKey, clock });
  const keys = { secret, tokens };
  const hub = createStreamHub(options);
  const takeActivity = createActivityTaker(options);

  const tokenAnswer = (holder: TokenHolder): object => ({
    conversationId: holder.conversationId,
    token: tokens.issue(holder),
    expires_in: TOKEN_SEC,
  });
  const streamUrl = (req: IncomingMessage, holder: TokenHolder, watermark: string): string => {
    const stream = `${BASE}/conversations/${holder.conversationId}/stream`;
    return `${toWebSocketOrigin(http.origins.of(req))}${stream}?t=${tokens.issueForStream(holder)}&watermark=${watermark}`;
  };
  const getConversation = async (req: Request): Promise<{ caller: Caller; conversation: Conversation }> => {
    const id = String((req.params as Record<string, unknown>)['id']);
    const caller = authoriseFor(req, id, keys);
    const conversation = await findConversation(store, id);
    if (!conversation) throw new NotFoundError('conversation', id.slice(0, 100));
    return { caller, conversation };
  };

  server.post(`${BASE}/tokens/generate`, async (req: Request, res: Response) => {
    if (authorise(req, keys).kind !== 'secret')
      throw new RequestError(403, 'BadSecret', 'Only the secret makes tokens');
    const user = parseUser(req.body);
    if (user.id !== undefined && !user.id.startsWith('dl_'))
      throw new RequestError(400, 'BadArgument', 'user.id has to start with dl_');
    res.json(200, tokenAnswer(newHolder(user)));
  });
  server.post(`${BASE}/tokens/refresh`, async (req: Request, res: Response) => {
    const caller = authorise(req, keys);
    if (caller.kind !== 'user') throw new RequestError(403, 'BadToken', 'Only a token is refreshed');
    res.json(200, tokenAnswer(caller.holder));
  });
  server.post(`${BASE}/conversations`, async (req: Request, res: Response) => {
    const caller = authorise(req, keys);
    const holder = caller.kind === 'user' ? caller.holder : newHolder(parseUser(req.body));
    const known = await findConversation(store, holder.conversationId);
    if (!known) await startConversation(store, holder, clock);
    res.json(known ? 200 : 201, { ...tokenAnswer(holder), streamUrl: streamUrl(req, holder, '0') });
  });
  server.get(`${BASE}/conversations/:id`, async (req: Request, res: Response) => {
    const { caller, conversation } = await getConversation(req);
    const holder = caller.kind === 'user' ? caller.holder : holderOf(conversation);
    // Without a watermark the client may have received nothing yet: it gets everything again, which it knows by the ids.
    const afterSeq = parseWatermark(new URLSearchParams(req.getQuery()).get('watermark'));
    res.json(200, { ...tokenAnswer(holder), streamUrl: streamUrl(req, holder, String(afterSeq)) });
  });
  server.get(`${BASE}/conversations/:id/activities`, async (req: Request, res: Response) => {
    const afterSeq = parseWatermark(new URLSearchParams(req.getQuery()).get('watermark'));
    try {
      const { conversation } = await getConversation(req);
      res.json(200, await readActivities(store, conversation, afterSeq));
    } catch (error) {
      if (error instanceof RequestError || error instanceof NotFoundError) throw error;
      // directlinejs stops polling for ever at the first 5xx; the next poll asks again with the same watermark.
      log.error({ err: error }, 'reading activities failed');
      res.json(200, { activities: [], watermark: String(afterSeq) });
    }
  });
  server.post(`${BASE}/conversations/:id/activities`, async (req: Request, res: Response) => {
    const { conversation } = await getConversation(req);
    const posted = parseActivity(req.body, conversation.id);
    await takeActivity(conversation, posted);
    res.json(200, { id: posted.messageId });
  });
  mountUpload(server, { getConversation, takeActivity, media: options.media });
  mountStream(http, { store, tokens, hub, log, maxSockets: options.maxSockets });
  mountVisitorSession(http, { store, clock, signingKey, throttle: options.sessionThrottle, tokens, streamUrl });
  return hub;
}

function parseUser(body: unknown): { id?: string | undefined; name?: string | undefined } {
  const parsed = parametersSchema.safeParse(body);
  if (!parsed.success)
    throw new RequestError(400, 'BadArgument', 'user: an object with id and name, up to 100 characters');
  return parsed.data?.user ?? {};
}

const newHolder = (user: { id?: string | undefined; name?: string | undefined }): TokenHolder => ({
  conversationId: newConversationId(),
  userId: user.id ?? newUserId(),
  ...(user.name !== undefined && { userName: user.name }),
});

const holderOf = ({ id, merchant }: Conversation): TokenHolder => ({
  conversationId: id,
  userId: merchant.id,
  ...(merchant.name !== undefined && { userName: merchant.name }),
});
