import type { JsonObject } from '../../json';
import type { ReminderGate } from '../../turn/turn-options';
import type { LineCourierOptions } from './create-line-courier';
import { findWindow } from './find-window';
import type { LineAddress } from './reply-window';

/**
 * Lets the bot speak first where the merchant has had every line before, and a message may be sent that is not the last of a window: that one is for
 * news of the handoff.
 */
export const createReminderGate =
  (
    { name, readAddress }: { name: string; readAddress: (address: JsonObject | undefined) => LineAddress | undefined },
    { store, clock }: LineCourierOptions,
  ): ReminderGate =>
  async ({ id: conversationId, address: stored }) => {
    const address = readAddress(stored);
    if (!address) return false;
    const unsent = [...(await store.deliveries.findUnsent(conversationId, name)).values()];
    if (unsent.some(state => state !== 'failed')) return false;
    const place = { conversationId, channel: name, address };
    return (await findWindow({ deliveries: store.deliveries, clock }, place, false)) !== undefined;
  };
