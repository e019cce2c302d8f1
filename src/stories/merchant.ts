import type { App } from '../app';
import { toTerminalMessage } from '../channels/terminal/to-terminal-message';
import type { Incident } from '../incident/incident';
import type { Choice, Owner, TranscriptEntry } from '../store/records';
import type { InboundContent, InboundMessage } from '../turn/messages';
import { readReminder, REMINDERS } from '../turn/queue-reminder';

/** One merchant and their talk with the product, through the same door as every channel's. */
export interface Merchant {
  send(content: InboundContent, at: Date, extra?: Pick<InboundMessage, 'throttled'>): Promise<void>;
  /** Lets the bot speak first where that is due by then; `setTime` is told when. */
  letRemind(until: Date, setTime: (at: Date) => void): Promise<void>;
  /** The transcript's lines since the last call. */
  takeNews(): Promise<readonly TranscriptEntry[]>;
  /** Buttons of the bot's last words, and those further up, newest first. */
  buttons(): { readonly last: readonly Choice[]; readonly above: readonly Choice[] };
  /** The case worked on last, open or closed. */
  findIncident(): Promise<Incident | undefined>;
  owner(): Promise<Owner>;
}

export function createMerchant({ turns, store }: App, { id, name }: InboundMessage['merchant']): Merchant {
  const messageOf = (messageId: string, at: Date, content: InboundContent): InboundMessage => ({
    ...toTerminalMessage({ userId: id, messageId, at, content }),
    merchant: { id, ...(name !== undefined && { name }) },
  });
  const { conversationId } = messageOf('', new Date(0), { kind: 'event', name: '' });
  let sent = 0;
  let seen = 0;
  let incidentId: string | undefined;
  let last: readonly Choice[] = [];
  let above: readonly Choice[] = [];
  return {
    async send(content, at, extra = {}) {
      sent += 1;
      const { incident } = await turns.takeTurn({ ...messageOf(`${id}-${sent}`, at, content), ...extra });
      incidentId = incident?.id ?? incidentId;
    },
    async letRemind(until, setTime) {
      const [reminder] = await store.deliveries.claim({
        target: REMINDERS,
        conversationId,
        now: until,
        leaseUntil: until,
        limit: 1,
      });
      if (!reminder) return;
      setTime(new Date(readReminder(reminder).reminder.at));
      await turns.takeReminder(reminder);
    },
    async takeNews() {
      const news = await store.conversations.transcript(conversationId, { afterSeq: seen });
      seen = news.at(-1)?.seq ?? seen;
      const offers = news.flatMap(({ reply }) => (reply ? [reply.choices] : []));
      if (offers.length > 0) {
        above = [...last, ...above];
        last = offers.flat();
      }
      return news;
    },
    buttons: () => ({ last, above }),
    findIncident: async () => (incidentId === undefined ? undefined : store.incidents.find(incidentId)),
    owner: async () => (await store.conversations.find(conversationId))?.owner ?? 'bot',
  };
}
