import { zhCN } from '../locales/zh-CN';
import { randomId } from '../shared/random-id';
import type { OutgoingMessage } from './chat-state';
import type { PreparedPhoto } from './prepare-photo';

/** Sends photos, and keeps each in this page's memory until the server's copy has been seen: no storage of a browser is large enough. */
export interface PhotoOutbox {
  items(): readonly OutgoingMessage[];
  add(photo: PreparedPhoto): void;
  /** Tries a failed one again under the same id; nothing where it is none of these. */
  resend(clientActivityId: string): void;
  settle(clientActivityIds: readonly string[]): void;
  /** The small copy of one that this page has sent. */
  previewOf(clientActivityId: string): string | undefined;
}

export interface PhotoOutboxOptions {
  readonly post: (message: OutgoingMessage, file: Blob) => Promise<void>;
  readonly onChange: () => void;
  readonly now: () => Date;
}

export function createPhotoOutbox({ post, onChange, now }: PhotoOutboxOptions): PhotoOutbox {
  const photos = new Map<string, PreparedPhoto>();
  let items: readonly OutgoingMessage[] = [];

  const change = (next: readonly OutgoingMessage[]): void => {
    items = next;
    onChange();
  };
  const mark = (id: string, state: OutgoingMessage['state']): void =>
    change(items.map(item => (item.clientActivityId === id ? { ...item, state } : item)));

  async function send(message: OutgoingMessage): Promise<void> {
    const { clientActivityId: id } = message;
    const photo = photos.get(id);
    if (!photo) return;
    try {
      await post(message, photo.file);
      mark(id, 'sent');
    } catch {
      mark(id, 'failed'); // Shown with a button that sends it again.
    }
  }

  return {
    items: () => items,
    add(photo) {
      const message: OutgoingMessage = {
        clientActivityId: randomId(),
        text: zhCN.chat.photo,
        isPhoto: true,
        at: now().toISOString(),
        state: 'sending',
      };
      photos.set(message.clientActivityId, photo);
      change([...items, message]);
      void send(message);
    },
    resend(clientActivityId) {
      const message = items.find(item => item.clientActivityId === clientActivityId);
      if (!message) return;
      mark(clientActivityId, 'sending');
      void send(message);
    },
    settle(clientActivityIds) {
      if (items.some(item => clientActivityIds.includes(item.clientActivityId)))
        change(items.filter(item => !clientActivityIds.includes(item.clientActivityId)));
    },
    previewOf: clientActivityId => photos.get(clientActivityId)?.preview,
  };
}
