import { createStore, type Store } from '../shared/create-store';
import { safeLocalStorage } from '../shared/safe-storage';
import type { ActivitySet, WebSession } from '../shared/direct-line';
import { createActivityFeed } from './activity-feed';
import { emptyChat, receive, type ChatState } from './chat-state';
import { createDirectLineApi } from './direct-line-api';
import { createOutbox } from './outbox';
import { createPhotoOutbox } from './photo-outbox';
import type { PreparedPhoto } from './prepare-photo';

/** One visitor's chat: its state, and what the page can do with it. */
export interface Chat {
  readonly store: Store<ChatState>;
  /** Opens the session and the stream; further calls do nothing. */
  start(): void;
  send(text: string, choiceId?: string): void;
  sendPhoto(photo: PreparedPhoto): void;
  /** The small copy of a photo that this page has sent. */
  previewOf(clientActivityId: string): string | undefined;
  resend(clientActivityId: string): void;
}

/** Half of the shortest life a token may have (30 minutes). */
const REFRESH_EVERY_MS = 15 * 60_000;
/** "Is typing" ends by itself: the frame that ends it may be lost. */
const TYPING_MS = 8000;

export function createChat(): Chat {
  const store = createStore<ChatState>(emptyChat);
  let conversationId: string | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let started = false;
  /** The server's ids of what this page has sent. */
  const posted = new Map<string, string>();

  const api = createDirectLineApi(adopt);
  const feed = createActivityFeed({
    readSince: watermark => api.readSince(watermark),
    openStream: watermark => api.openStream(watermark),
    userId: () => store.get().userId,
    onActivities: take,
    onConnection: connection => {
      const before = store.get().connection;
      store.update(state => (state.connection === connection ? state : { ...state, connection }));
      if (before === 'offline' && connection !== 'offline') outbox.resendAll();
    },
  });
  const outbox = createOutbox({
    storage: safeLocalStorage,
    post: async message => {
      const id = await api.post(message);
      if (id) settleStored(id, message.clientActivityId);
      if (!feed.isLive()) void feed.catchUp();
    },
    onChange: showOutgoing,
    now: () => new Date(),
    wait: ms => new Promise(resolve => setTimeout(resolve, ms)),
  });

  const photos = createPhotoOutbox({
    post: async (message, file) => {
      const id = await api.postPhoto(message, file);
      if (id) settleStored(id, message.clientActivityId);
      if (!feed.isLive()) void feed.catchUp();
    },
    onChange: showOutgoing,
    now: () => new Date(),
  });

  function showOutgoing(): void {
    const outgoing = [...outbox.items(), ...photos.items()].sort((a, b) => (a.at < b.at ? -1 : 1));
    store.update(state => ({ ...state, outgoing }));
  }

  function settle(clientActivityIds: readonly string[]): void {
    outbox.settle(clientActivityIds);
    photos.settle(clientActivityIds);
  }

  /** The stored copy is known by the server's id as well, should its channelData not come back as it was sent. */
  function settleStored(id: string, clientActivityId: string): void {
    posted.set(id, clientActivityId);
    if (store.get().messages.some(message => message.id === id)) settle([clientActivityId]);
  }

  /** A new session of the same conversation goes on; one of another conversation starts afresh. */
  function adopt(session: WebSession): void {
    const moved = conversationId !== undefined && conversationId !== session.conversationId;
    conversationId = session.conversationId;
    store.update(state => ({ ...state, userId: session.userId, messages: moved ? [] : state.messages }));
    if (moved) feed.restart();
  }

  function take(set: ActivitySet): void {
    store.update(state => receive(state.loaded ? state : { ...state, loaded: true }, set));
    settle(set.messages.flatMap(({ id, clientActivityId }) => [clientActivityId ?? [], posted.get(id) ?? []].flat()));
    outbox.open();
    clearTimeout(typingTimer);
    if (store.get().typing) typingTimer = setTimeout(stopTyping, TYPING_MS);
  }

  const stopTyping = (): void => store.update(state => ({ ...state, typing: false }));

  function start(): void {
    if (started) return;
    started = true;
    store.update(state => ({ ...state, outgoing: outbox.items() }));
    feed.start();
    setInterval(() => void api.refreshToken().catch(ignoreFailedRefresh), REFRESH_EVERY_MS);
    addEventListener('online', () => feed.hurry());
    addEventListener('offline', () => store.update(state => ({ ...state, connection: 'offline' })));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') feed.hurry();
    });
  }

  return {
    store,
    start,
    send: (text, choiceId) => outbox.add(text, choiceId),
    sendPhoto: photo => photos.add(photo),
    previewOf: id => photos.previewOf(id),
    resend(id) {
      outbox.resend(id);
      photos.resend(id);
    },
  };
}

/** The next call meets the ended token and opens a new session. */
const ignoreFailedRefresh = (): void => undefined;
