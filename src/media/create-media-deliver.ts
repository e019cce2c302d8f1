import { DeliveryError, ImageRefusedError } from '../errors';
import type { Delivery, Store } from '../store/store';
import { MAX_ATTEMPTS } from '../turn/create-deliverer';
import { readDeliveryPayload } from '../turn/delivery-payload';
import type { RemoteMedia } from '../turn/messages';
import { MEDIA } from '../turn/queue-media';
import type { Wake } from '../turn/turn-taker';
import type { MediaStore } from './create-media-store';

/** A channel's way to its vendor's photos; throws DeliveryError, not retryable where the photo is gone. */
export type FetchMedia = (source: RemoteMedia) => Promise<Buffer>;

export interface MediaDeliverOptions {
  readonly media: MediaStore;
  readonly store: Pick<Store, 'media'>;
  readonly wake: Wake;
  /** The channel's own, where it is connected. */
  readonly fetchFor: (kind: RemoteMedia['kind']) => FetchMedia | undefined;
}

/**
 * Fetches a queued photo, draws it anew and keeps it; its line says what became of it, and open desks read again. Throws DeliveryError, after
 * which the line says `failed` unless it is tried once more.
 */
export function createMediaDeliver({ media, store, wake, fetchFor }: MediaDeliverOptions) {
  return async (delivery: Delivery): Promise<void> => {
    const payload = readDeliveryPayload(delivery.payload);
    if (payload.kind !== 'media') throw new DeliveryError(MEDIA, false, `Delivery ${delivery.id} names no photo`);
    const tell = (): void => {
      wake.notify({ kind: 'conversation', conversationId: payload.conversationId });
      wake.notify({ kind: 'desk' });
    };
    try {
      const fetch = fetchFor(payload.source.kind);
      if (!fetch) throw new DeliveryError(MEDIA, true, `No channel that fetches ${payload.source.kind} is connected`);
      await media.keepForLine(await fetch(payload.source), payload);
    } catch (error) {
      const failure = error instanceof ImageRefusedError ? refused(error) : error;
      const isFinal = failure instanceof DeliveryError && !failure.retryable;
      if (isFinal || delivery.attempts >= MAX_ATTEMPTS) {
        await store.media.failLine(payload);
        tell();
      }
      throw failure;
    }
    tell();
  };
}

const refused = (error: ImageRefusedError): DeliveryError =>
  new DeliveryError(MEDIA, false, `What was sent as a photo is none that is kept (${error.reason})`, { cause: error });
