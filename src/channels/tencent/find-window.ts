import type { Clock } from '../../clock';
import type { DeliveryQueue } from '../../store/store';
import { type Budget, budgetOf, type LineAddress, mayBeSent, type ReplyWindow } from './reply-window';

/** Where a conversation of a channel stands. */
export interface LinePlace {
  readonly conversationId: string;
  readonly channel: string;
  readonly address: LineAddress;
}

export interface WindowOptions {
  readonly deliveries: Pick<DeliveryQueue, 'countMessages'>;
  readonly clock: Clock;
}

interface OpenWindow {
  readonly window: ReplyWindow;
  readonly budget: Budget;
}

/** The window by which one more message may be sent now, where there is any. */
export async function findWindow(
  options: WindowOptions,
  place: LinePlace,
  isNews: boolean,
): Promise<ReplyWindow | undefined> {
  const windows = await readBudgets(options, place);
  return windows.find(({ budget }) => mayBeSent(budget, 1, isNews))?.window;
}

/** What may still be sent, by the window that lets most through. */
export async function findBudget(options: WindowOptions, place: LinePlace): Promise<Budget | undefined> {
  const budgets = (await readBudgets(options, place)).map(({ budget }) => budget);
  return budgets.sort((a, b) => b.left - a.left || b.closesAt.getTime() - a.closesAt.getTime())[0];
}

const readBudgets = (
  { deliveries, clock }: WindowOptions,
  { conversationId, channel, address }: LinePlace,
): Promise<readonly OpenWindow[]> =>
  Promise.all(
    address.windows.map(async window => {
      const sent = await deliveries.countMessages(conversationId, channel, new Date(window.openedAt));
      return { window, budget: budgetOf(window, sent, clock.now()) };
    }),
  );
