import type { Delivery, UnitOfWork } from '../store/store';
import { errorFacts } from './error-facts';
import { TURNS } from './keep-message';
import type { BotInput, Reminder, Reply } from './messages';
import { readReminder } from './queue-reminder';
import { type Recorded, recordOutcome } from './record-outcome';
import { readContext } from './take-turn';
import type { TurnOptions } from './turn-options';

/** Ends a reminder and records what the bot says to it; undefined, and nothing is said, where it was taken before or something has happened since. */
export async function takeReminder(
  options: TurnOptions,
  unit: UnitOfWork,
  { delivery, isAllowed }: { delivery: Delivery; isAllowed: boolean },
): Promise<Recorded | undefined> {
  const now = options.clock.now();
  const { conversation } = unit;
  const { reminder, version } = readReminder(delivery);
  if (!(await unit.finishDelivery(delivery.id, now))) return undefined;
  if (!isAllowed || conversation.owner !== 'bot' || conversation.version !== version) return undefined;
  // The merchant has written, and the turn is still to be taken.
  if (await unit.findLastQueued(TURNS)) return undefined;
  const context = await readContext(unit, now);
  const replies = remind(options, reminder, context);
  if (replies.length === 0) return undefined;
  const { incident, transcript } = context;
  return recordOutcome(
    { options, unit, lastSeq: transcript.at(-1)?.seq ?? 0, ...(incident && { incident }), now },
    { replies, state: conversation.state, owner: conversation.owner, incidents: [], events: [], isPassing: true },
  );
}

/** Whether a line that nobody asked for may be said in this conversation now, as far as its channel goes. */
export async function isReminderAllowed(
  { store, reminderGate }: TurnOptions,
  { conversationId }: Delivery,
): Promise<boolean> {
  const conversation = await store.conversations.find(conversationId);
  const gate = conversation && reminderGate(conversation.channel);
  return gate ? gate(conversation) : false;
}

/** Nobody waits for it: where the bot fails, nothing is said, and no apology either. */
function remind(
  { bot, log }: TurnOptions,
  reminder: Reminder,
  context: Omit<BotInput, 'message' | 'found'>,
): readonly Reply[] {
  try {
    return bot.remind(reminder, context);
  } catch (error) {
    log.error({ conversationId: context.conversation.id, ...errorFacts(error) }, 'The bot could not take a reminder');
    return [];
  }
}
