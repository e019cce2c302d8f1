import type { Courier } from './create-deliverer';
import type { TurnTaker } from './turn-taker';

/** Lets the bot speak first where it asked to be reminded; a reminder ends in the transaction that takes it. */
export const createReminderCourier = (turns: Pick<TurnTaker, 'takeReminder'>): Courier => ({
  recordsItself: true,
  async deliver([delivery]) {
    if (delivery) await turns.takeReminder(delivery);
  },
});
