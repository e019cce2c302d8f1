import type { Delivery, Store } from '../../store/store';
import { readDeliveryPayload } from '../../turn/delivery-payload';

/** Whether a line is worth saying only until something else happens. */
export const isPassing = (delivery: Delivery): boolean => onlyAtVersion(delivery) !== undefined;

/** Those of one conversation's deliveries that are still worth saying; what came too late for that counts as sent. */
export async function leaveOutPassed(
  claimed: readonly Delivery[],
  { conversations, deliveries }: Pick<Store, 'conversations' | 'deliveries'>,
  now: Date,
): Promise<readonly Delivery[]> {
  const passing = claimed.filter(isPassing);
  const [first] = passing;
  if (!first) return claimed;
  const version = (await conversations.find(first.conversationId))?.version;
  const passed = passing.filter(delivery => onlyAtVersion(delivery) !== version);
  for (const { id } of passed) await deliveries.markSent(id, now);
  return claimed.filter(delivery => !passed.includes(delivery));
}

function onlyAtVersion({ payload }: Delivery): number | undefined {
  const read = readDeliveryPayload(payload);
  return read.kind === 'entry' ? read.onlyAtVersion : undefined;
}
