import { fieldsOf, textOf } from '../shared/narrow';
import { randomId } from '../shared/random-id';
import { HttpError } from '../shared/http-errors';
import type { TextStorage } from '../shared/text-storage';
import type { OutgoingMessage } from './chat-state';

/** Sends the merchant's messages one after another and keeps each until the server's copy has been seen. */
export interface Outbox {
  items(): readonly OutgoingMessage[];
  /** Puts a message last and sends it in its turn. */
  add(text: string, choiceId?: string): void;
  /** Tries a failed message again under the same id. */
  resend(clientActivityId: string): void;
  /** The network is back: everything that failed is tried again. */
  resendAll(): void;
  /** The server's copies of these have arrived. */
  settle(clientActivityIds: readonly string[]): void;
  /** Starts sending; before that, messages wait. */
  open(): void;
}

export interface OutboxOptions {
  readonly storage: TextStorage;
  readonly post: (message: OutgoingMessage) => Promise<void>;
  readonly onChange: (items: readonly OutgoingMessage[]) => void;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
}

/** One key a message, so that two tabs do not overwrite each other's. */
const KEY_PREFIX = 'poscare.outbox.';
/** Waits between the tries of one message, ms; after the last it counts as failed. */
const RETRY_DELAYS_MS = [1000, 3000];
/** Older leftovers are dropped: the merchant has moved on. */
const KEEP_MS = 24 * 3_600_000;

export function createOutbox(options: OutboxOptions): Outbox {
  const { storage, post, onChange, now, wait } = options;
  let items = restore(storage, now());
  let opened = false;
  let sending = false;

  const change = (next: readonly OutgoingMessage[]): void => {
    items = next;
    onChange(items);
  };
  const mark = (id: string, state: OutgoingMessage['state']): void =>
    change(items.map(item => (item.clientActivityId === id ? { ...item, state } : item)));

  async function sendOne(message: OutgoingMessage): Promise<void> {
    const id = message.clientActivityId;
    for (let tries = 0; ; tries++) {
      try {
        await post(message);
        return mark(id, 'sent');
      } catch (error) {
        const delayMs = RETRY_DELAYS_MS[tries];
        if (delayMs === undefined || !isWorthRetrying(error)) return mark(id, 'failed');
        await wait(delayMs);
        // The answer was lost, not the message: its copy has come back meanwhile.
        if (!items.some(item => item.clientActivityId === id)) return;
      }
    }
  }

  async function pump(): Promise<void> {
    if (!opened || sending) return;
    sending = true;
    for (let next = firstSending(items); next; next = firstSending(items)) await sendOne(next);
    sending = false;
  }

  return {
    items: () => items,
    add(text, choiceId) {
      const message: OutgoingMessage = {
        clientActivityId: randomId(),
        text,
        choiceId,
        at: now().toISOString(),
        state: 'sending',
      };
      storage.write(KEY_PREFIX + message.clientActivityId, JSON.stringify(message));
      change([...items, message]);
      void pump();
    },
    resend(clientActivityId) {
      mark(clientActivityId, 'sending');
      void pump();
    },
    resendAll() {
      if (items.some(({ state }) => state === 'failed')) change(items.map(asSending));
      void pump();
    },
    settle(clientActivityIds) {
      const seen = new Set(clientActivityIds);
      if (!items.some(item => seen.has(item.clientActivityId))) return;
      for (const id of seen) storage.remove(KEY_PREFIX + id);
      change(items.filter(item => !seen.has(item.clientActivityId)));
    },
    open() {
      opened = true;
      void pump();
    },
  };
}

const firstSending = (items: readonly OutgoingMessage[]): OutgoingMessage | undefined =>
  items.find(({ state }) => state === 'sending');

const asSending = (item: OutgoingMessage): OutgoingMessage => ({ ...item, state: 'sending' });

/** A refusal (4xx) stays a refusal; anything else, "too many" (429) included, may pass. */
const isWorthRetrying = (error: unknown): boolean =>
  !(error instanceof HttpError) || error.status >= 500 || error.status === 429;

/** What an earlier visit left unsent, oldest first, to be sent again under the same ids. */
function restore(storage: TextStorage, now: Date): readonly OutgoingMessage[] {
  const found: OutgoingMessage[] = [];
  for (const key of storage.keys().filter(name => name.startsWith(KEY_PREFIX))) {
    const message = parseOutgoing(storage.read(key));
    if (message && now.getTime() - new Date(message.at).getTime() < KEEP_MS) found.push(message);
    else storage.remove(key);
  }
  return found.sort((a, b) => (a.at < b.at ? -1 : 1));
}

function parseOutgoing(json: string | undefined): OutgoingMessage | undefined {
  const fields = fieldsOf(parseJson(json));
  const clientActivityId = textOf(fields.clientActivityId);
  const text = textOf(fields.text);
  const at = textOf(fields.at);
  if (!clientActivityId || !text || !at) return undefined;
  return { clientActivityId, text, at, choiceId: textOf(fields.choiceId), state: 'sending' };
}

function parseJson(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : (JSON.parse(json) as unknown);
  } catch {
    // Written by something else, or cut short; the caller removes it.
    return undefined;
  }
}
