import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Media, Store } from '../store/store';
import { cleanImage } from './clean-image';
import { createGate } from './create-gate';

/** The one way in for photos, whichever channel they come by. */
export interface MediaStore {
  /** Draws the file anew and keeps it for a line that is still to be written; throws ImageRefusedError. */
  keep(file: Buffer, conversationId: string): Promise<Media>;
  /** The same for a line that waits for it; false where it has its photo already. */
  keepForLine(file: Buffer, line: { readonly conversationId: string; readonly seq: number }): Promise<boolean>;
  find(id: string): Promise<Media | undefined>;
  /** Drops one that no line came to name. */
  drop(id: string): Promise<void>;
}

/** One at a time in a process: a picture of 40 megapixels is 120 MB while it is drawn. */
const AT_ONCE = 1;
const ID_BYTES = 16;

export function createMediaStore({ store, clock }: { store: Pick<Store, 'media'>; clock: Clock }): MediaStore {
  const inTurn = createGate(AT_ONCE);
  const draw = async (file: Buffer, conversationId: string): Promise<Media> => {
    const image = await inTurn(() => cleanImage(file));
    return { conversationId, id: randomBytes(ID_BYTES).toString('base64url'), ...image };
  };
  return {
    async keep(file, conversationId) {
      const media = await draw(file, conversationId);
      await store.media.add(media, clock.now());
      return media;
    },
    async keepForLine(file, { conversationId, seq }) {
      return store.media.addToLine({ ...(await draw(file, conversationId)), seq }, clock.now());
    },
    find: id => store.media.find(id),
    drop: id => store.media.remove(id),
  };
}
