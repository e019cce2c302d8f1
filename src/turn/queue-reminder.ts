import type { Delivery, UnitOfWork } from '../store/store';
import { readDeliveryPayload, type ReminderPayload, writeDeliveryPayload } from './delivery-payload';
import type { Reminder } from './messages';
import { versionAfter } from './record-outcome';
import type { TurnOptions } from './turn-options';

/** The target of what the bot is to be reminded of: in the outbox, so that it is due once, whatever restarts meanwhile. */
export const REMINDERS = 'reminders';

/** Queues a reminder in the transaction of the turn that asks for it, in place of an earlier one; nothing where the channel takes none. */
export async function queueReminder(
  { options, unit, now }: { options: TurnOptions; unit: UnitOfWork; now: Date },
  reminder: Reminder,
): Promise<void> {
  const { id: conversationId, channel } = unit.conversation;
  if (!options.reminderGate(channel)) return;
  const version = versionAfter(unit);
  // One that is due later would hold this one back.
  await unit.withdrawDeliveries(REMINDERS, now);
  await unit.queueDelivery(
    {
      id: options.newId(),
      target: REMINDERS,
      idempotencyKey: `${conversationId}|reminder|${version}`,
      payload: writeDeliveryPayload({ kind: 'reminder', reminder, version }),
      dueAt: new Date(reminder.at),
    },
    now,
  );
}

/** What a delivery reminds of. */
export function readReminder({ id, payload }: Delivery): ReminderPayload {
  const read = readDeliveryPayload(payload);
  if (read.kind !== 'reminder') throw new TypeError(`Delivery ${id} reminds of nothing`);
  return read;
}
