import type { Clock } from '../../clock';
import type { Conversation } from '../../store/records';
import type { Store } from '../../store/store';
import { findBudget } from '../tencent/find-window';
import { CHANNEL, readAddress } from './to-inbound-message';

export interface WecomDeskOptions {
  readonly store: Pick<Store, 'deliveries'>;
  readonly clock: Clock;
}

/** What the desk shows of the customer service's limits. It has no sign that somebody types. */
export const createWecomDesk = ({ store, clock }: WecomDeskOptions) => ({
  /** Undefined where the customer has done nothing. */
  async findBudget({ id, address: stored }: Conversation) {
    const address = readAddress(stored);
    const place = address && { conversationId: id, channel: CHANNEL, address };
    const budget = place && (await findBudget({ deliveries: store.deliveries, clock }, place));
    return budget && { left: budget.left, closesAt: budget.closesAt.toISOString() };
  },
  showTyping: async (): Promise<void> => {},
});
