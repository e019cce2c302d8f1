import type WebSocket from 'ws';
import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { Conversation } from '../../store/records';
import type { Store } from '../../store/store';
import type { Wake } from '../../turn/turn-taker';
import { ACTIVITY_PAGE, readActivities } from './read-activities';
import { toTypingActivity } from './to-activity';

export interface StreamHubOptions {
  readonly store: Store;
  readonly wake: Wake;
  readonly log: Log;
  readonly clock: Clock;
  /** Proxies drop what is silent for 60 s; also how long a lost wake-up delays an answer. */
  readonly heartbeatMs?: number | undefined;
}

/** The open sockets, each following one conversation from its watermark. */
export interface StreamHub {
  follow(socket: WebSocket, conversation: Conversation, afterSeq: number): void;
  count(): number;
  close(): void;
}

const HEARTBEAT_MS = 25_000;
/** A reader this far behind is cut off; it comes back with its watermark and misses nothing. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** Pages open in several tabs, and directlinejs opens extra sockets after a 403. */
const MAX_SOCKETS_PER_CONVERSATION = 16;
/** Clients only send empty keep-alives, one in 20 s. */
const MAX_FRAMES_PER_HEARTBEAT = 100;

interface Follower {
  readonly socket: WebSocket;
  readonly conversation: Conversation;
  seq: number;
  isAlive: boolean;
  frames: number;
  isReading: boolean;
  hasNews: boolean;
}

export function createStreamHub({ store, wake, log, clock, heartbeatMs = HEARTBEAT_MS }: StreamHubOptions): StreamHub {
  const followers = new Map<string, Set<Follower>>();

  /** Sends what is new, one reader at a time per socket, so that frames keep their order. */
  const pump = async (follower: Follower): Promise<void> => {
    follower.hasNews = true;
    if (follower.isReading) return;
    follower.isReading = true;
    try {
      while (follower.hasNews && follower.socket.readyState === follower.socket.OPEN) {
        follower.hasNews = false;
        const { activities, watermark } = await readActivities(store, follower.conversation, follower.seq);
        // A full page may not be all.
        follower.hasNews ||= Number(watermark) - follower.seq >= ACTIVITY_PAGE;
        follower.seq = Number(watermark);
        if (activities.length > 0) send(follower, JSON.stringify({ activities, watermark }));
      }
    } catch (error) {
      log.error({ err: error, conversationId: follower.conversation.id }, 'reading for a stream failed');
    } finally {
      follower.isReading = false;
    }
  };

  const unsubscribe = wake.subscribe(topic => {
    if (topic.kind !== 'conversation' && topic.kind !== 'typing') return;
    for (const follower of followers.get(topic.conversationId) ?? []) {
      if (topic.kind === 'conversation') void pump(follower);
      else {
        const typing = toTypingActivity(topic.conversationId, topic.from, clock.now());
        send(follower, JSON.stringify({ activities: [typing] }));
      }
    }
  });
  const timer = setInterval(() => {
    for (const group of followers.values()) for (const follower of group) beat(follower, () => void pump(follower));
  }, heartbeatMs);
  timer.unref();

  return {
    follow(socket, conversation, afterSeq) {
      const follower = {
        socket,
        conversation,
        seq: afterSeq,
        isAlive: true,
        frames: 0,
        isReading: false,
        hasNews: false,
      };
      const group = followers.get(conversation.id) ?? new Set();
      followers.set(conversation.id, group.add(follower));
      socket.on('pong', () => (follower.isAlive = true));
      socket.on('message', () => {
        follower.isAlive = true;
        if (++follower.frames > MAX_FRAMES_PER_HEARTBEAT) socket.terminate();
      });
      socket.on('error', error => log.debug({ err: error }, 'stream failed'));
      socket.once('close', () => {
        group.delete(follower);
        if (group.size === 0 && followers.get(conversation.id) === group) followers.delete(conversation.id);
      });
      const [oldest] = group;
      if (group.size > MAX_SOCKETS_PER_CONVERSATION) oldest?.socket.close(1008, 'too many streams');
      void pump(follower);
    },
    count: () => [...followers.values()].reduce((sum, group) => sum + group.size, 0),
    close() {
      unsubscribe();
      clearInterval(timer);
      for (const group of followers.values()) for (const { socket } of group) socket.close(1001, 'going away');
    },
  };
}

function send({ socket }: Follower, frame: string): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
  else socket.send(frame);
}

/** Cuts a socket that has not answered since the last beat, or asks it again. */
function beat(follower: Follower, catchUp: () => void): void {
  if (!follower.isAlive) {
    follower.socket.terminate();
    return;
  }
  follower.isAlive = false;
  follower.frames = 0;
  follower.socket.ping();
  catchUp();
}
