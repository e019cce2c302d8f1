import type { Clock } from '../../clock';
import type { Delivery, Store } from '../../store/store';
import type { TranscriptEntry } from '../../store/records';
import { readDeliveryPayload } from '../../turn/delivery-payload';
import type { TurnResult } from '../../turn/messages';
import { MOST_TEXT_BYTES, splitText } from '../tencent/fit-text';
import { withoutLinks } from '../tencent/plain-links';
import { CHANNEL } from './to-inbound-message';

/** A push is answered within seconds; a process that dies meanwhile leaves the delivery to the next push. */
const LEASE_MS = 25_000;
const BETWEEN = '\n\n';

export interface PassiveReplies {
  /** What is to be said in the answer to this push, and counts as sent; undefined where nothing is. */
  collect(turn: TurnResult): Promise<string | undefined>;
}

/**
 * Answers in the HTTP answer itself: one text of at most 2,048 bytes. Lines are claimed from the outbox like everywhere, so that none is said
 * here and sent there; what does not fit stays for the next push.
 */
export function createPassiveReplies(store: Pick<Store, 'conversations' | 'deliveries'>, clock: Clock): PassiveReplies {
  const claimOne = async (conversationId: string): Promise<Delivery | undefined> => {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const [delivery] = await store.deliveries.claim({ target: CHANNEL, conversationId, now, leaseUntil, limit: 1 });
    return delivery;
  };
  const keep = async (delivery: Delivery): Promise<void> => {
    const version = (await store.conversations.find(delivery.conversationId))?.version ?? 0;
    await store.deliveries.hold(delivery, { version, now: clock.now(), reason: 'does not fit into one answer' });
  };
  return {
    async collect({ conversationId, duplicate, entries }) {
      // The answer to the push before was lost: it is given again, as it was.
      if (duplicate) return sayAgain(entries);
      let said = '';
      for (let next = await claimOne(conversationId); next; next = await claimOne(conversationId)) {
        const payload = readDeliveryPayload(next.payload);
        const parts = payload.kind === 'entry' ? splitText(textOf(payload.entry)).slice(next.partsSent) : [];
        const [part, ...others] = parts;
        if (part !== undefined && bytesOf(said + BETWEEN + part) > MOST_TEXT_BYTES && said !== '') {
          await keep(next);
          return said;
        }
        said = [said, part ?? ''].filter(Boolean).join(BETWEEN);
        if (part !== undefined) await store.deliveries.recordPart(next.id, next.partsSent + 1, clock.now());
        if (others.length > 0) {
          await keep(next);
          return said;
        }
        await store.deliveries.markSent(next.id, clock.now());
      }
      return said === '' ? undefined : said;
    },
  };
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

function sayAgain(entries: readonly TranscriptEntry[]): string | undefined {
  const [text] = splitText(
    entries
      .filter(({ from }) => from !== 'merchant')
      .map(textOf)
      .join(BETWEEN),
  );
  return text;
}

/** A line with its choices as numbers to type, since a passive reply has no menu: `1. 好了`. */
function textOf({ from, agentName, text, reply }: TranscriptEntry): string {
  const said = from === 'agent' && agentName !== undefined ? `${agentName}: ${text}` : text;
  const choices = (reply?.choices ?? []).map(({ label }, index) => `${index + 1}. ${label}`);
  return withoutLinks([said, ...(choices.length > 0 ? ['', ...choices] : [])].join('\n'));
}
