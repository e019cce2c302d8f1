import type { TranscriptEntry } from '../store/records';
import type { UnitOfWork } from '../store/store';
import { writeDeliveryPayload } from './delivery-payload';
import type { InboundContent } from './messages';
import type { TurnOptions } from './turn-options';

/** The target of the deliveries that fetch photos: in the outbox, so that neither the acknowledgement nor the answer waits for one. */
export const MEDIA = 'media';

/** Queues the fetch of a message's photo, in the transaction that stores its line; true where there is one to be fetched. */
export async function queueMedia(
  { options, unit, now }: { options: TurnOptions; unit: UnitOfWork; now: Date },
  content: InboundContent,
  entries: readonly TranscriptEntry[],
): Promise<boolean> {
  const source = content.kind === 'media' ? content.source : undefined;
  const line = entries.find(({ media }) => media?.status === 'fetching');
  if (!source || source.kind === 'stored' || !line) return false;
  const { conversationId, seq, messageId } = line;
  const payload = writeDeliveryPayload({ kind: 'media', conversationId, seq, source });
  await unit.queueDelivery({ id: options.newId(), target: MEDIA, idempotencyKey: messageId, payload }, now);
  return true;
}

/** What a line says of its photo. */
export function mediaOf({ source }: InboundContent & { kind: 'media' }): Pick<TranscriptEntry, 'media'> {
  if (!source) return {};
  return { media: source.kind === 'stored' ? { status: 'stored', id: source.id } : { status: 'fetching' } };
}
