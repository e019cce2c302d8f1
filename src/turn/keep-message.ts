import type { Delivery, NewTranscriptEntry, UnitOfWork } from '../store/store';
import { readDeliveryPayload, writeDeliveryPayload } from './delivery-payload';
import type { InboundMessage, KeptMessage } from './messages';
import { redactInContext } from './redact-in-context';
import { toLine } from './to-line';
import type { TurnOptions } from './turn-options';

/** The outbox's name for messages whose turn is still to be taken. */
export const TURNS = 'turns';

/** Lines that tell what was asked and said last. */
const LINES = 20;

/** Claims a message and queues it for its turn, redacted in the light of what was said and of what is queued before it; false where it is known already. */
export async function keepMessage(
  { redact, clock, newId }: Pick<TurnOptions, 'redact' | 'clock' | 'newId'>,
  unit: UnitOfWork,
  received: InboundMessage,
): Promise<boolean> {
  const now = clock.now();
  if (!(await unit.claimMessage(received.messageId, now))) return false;
  const queued = await unit.findLastQueued(TURNS);
  const waiting = queued && readKept(queued);
  const transcript: readonly NewTranscriptEntry[] = await unit.recentTranscript(LINES);
  const kept = redactInContext(received, waiting ? [...transcript, toLine(waiting.message)] : transcript, redact);
  if (queued && waiting && kept.before?.messageId === waiting.message.messageId)
    await unit.rewriteDelivery(queued.id, toPayload(withText(waiting, kept.before.text)));
  await unit.queueDelivery(
    { id: newId(), target: TURNS, idempotencyKey: received.messageId, payload: toPayload(kept) },
    now,
  );
  return true;
}

/** The message that a delivery keeps. */
export function readKept({ id, payload }: Delivery): KeptMessage {
  const read = readDeliveryPayload(payload);
  if (read.kind !== 'message') throw new TypeError(`Delivery ${id} keeps no message`);
  return read.kept;
}

const toPayload = (kept: KeptMessage) => writeDeliveryPayload({ kind: 'message', kept });

function withText(kept: KeptMessage, text: string): KeptMessage {
  const { content } = kept.message;
  if (content.kind !== 'text' && content.kind !== 'choice') return kept;
  return { ...kept, message: { ...kept.message, content: { ...content, text } } };
}
