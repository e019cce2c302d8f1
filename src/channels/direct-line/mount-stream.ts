import { WebSocketServer } from 'ws';
import { NotFoundError, RequestError } from '../../errors';
import { refuseUpgrade, type HttpServer } from '../http/create-http-server';
import type { Log } from '../../log';
import type { Store } from '../../store/store';
import { parseWatermark } from './read-activities';
import { findConversation } from './start-conversation';
import type { StreamHub } from './stream-hub';
import type { Tokens } from './tokens';

const STREAM_PATH = /^\/v3\/directline\/conversations\/([\w-]{1,100})\/stream$/;
const MAX_FRAME_BYTES = 64 * 1024;

export interface StreamOptions {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly hub: StreamHub;
  readonly log: Log;
  /** Sockets open at once in this process; more are answered 503. */
  readonly maxSockets?: number | undefined;
}

/** Takes WebSocket upgrades of `…/conversations/ID/stream?t=TOKEN&watermark=N`; a stream token lets in, an origin not ours does not. */
export function mountStream(http: HttpServer, { store, tokens, hub, log, maxSockets = 20_000 }: StreamOptions): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  http.onClose(() => hub.close());
  http.onUpgrade((req, socket, head) => {
    const url = URL.canParse(req.url ?? '', 'http://localhost')
      ? new URL(req.url ?? '', 'http://localhost')
      : undefined;
    const conversationId = STREAM_PATH.exec(url?.pathname ?? '')?.[1];
    if (!url || conversationId === undefined) return false;
    const open = async (): Promise<void> => {
      const { origin } = req.headers;
      if (origin !== undefined && !http.origins.allows(req, origin))
        throw new RequestError(403, 'BadOrigin', 'Pages of this origin may not open streams');
      if (hub.count() >= maxSockets) throw new RequestError(503, 'Busy', 'Too many streams are open');
      const token = url.searchParams.get('t');
      if (token === null) throw new RequestError(401, 'Unauthorized', 'The stream URL lacks its token');
      if (tokens.verifyForStream(token).conversationId !== conversationId)
        throw new RequestError(403, 'WrongConversation', 'The token is for another conversation');
      const conversation = await findConversation(store, conversationId);
      if (!conversation) throw new NotFoundError('conversation', conversationId);
      sockets.handleUpgrade(req, socket, head, stream =>
        hub.follow(stream, conversation, parseWatermark(url.searchParams.get('watermark'))),
      );
    };
    open().catch((error: unknown) => {
      if (!(error instanceof RequestError)) log.warn({ err: error }, 'a stream could not be opened');
      refuseUpgrade(socket, error);
    });
    return true;
  });
}
