import type { Clock } from '../../clock';
import type { Store } from '../../store/store';
import type { TranscriptEntry } from '../../store/records';
import type { TurnResult } from '../../turn/messages';
import { MOST_TEXT_BYTES } from '../tencent/fit-text';
import { leaveOutPassed } from '../tencent/leave-out-passed';
import { packLines, type OutgoingLine } from '../tencent/pack-lines';
import { lineOf, toOutgoingLine } from '../tencent/to-outgoing-line';
import { CHANNEL } from './to-inbound-message';

/** A push is answered within seconds; a process that dies meanwhile leaves the delivery to the next push. */
const LEASE_MS = 25_000;
const LIMITS = { textBytes: MOST_TEXT_BYTES, menuTextBytes: MOST_TEXT_BYTES };

export interface PassiveReplies {
  /** What is to be said in the answer to this push, and counts as sent; undefined where nothing is. */
  collect(turn: TurnResult): Promise<string | undefined>;
}

/**
 * Answers in the HTTP answer itself: one text of at most 2,048 bytes. Lines are claimed from the outbox like everywhere, so that none is said
 * here and sent there; what does not fit stays for the next push.
 */
export function createPassiveReplies(store: Pick<Store, 'conversations' | 'deliveries'>, clock: Clock): PassiveReplies {
  const { conversations, deliveries } = store;
  return {
    async collect({ conversationId, duplicate, entries }) {
      // The answer to the push before was lost: it is given again, as it was.
      if (duplicate) return sayAgain(entries);
      const now = clock.now();
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      const query = { target: CHANNEL, conversationId, now, leaseUntil, limit: 1, withRest: true };
      const claimed = await leaveOutPassed(await deliveries.claim(query), store, now);
      const lines = claimed.flatMap(delivery => toOutgoingLine(delivery) ?? []).map(withNumbers);
      const [first, ...rest] = packLines(lines, LIMITS);
      if (!first) return undefined;
      await deliveries.recordMessage({ key: `passive ${conversationId}`, held: first.held }, now);
      if (rest.length === 0) return first.text;
      const version = (await conversations.find(conversationId))?.version ?? 0;
      for (const delivery of claimed)
        await deliveries.hold(delivery, { version, now, reason: 'does not fit into one answer' });
      return first.text;
    },
  };
}

function sayAgain(entries: readonly TranscriptEntry[]): string | undefined {
  const lines = entries
    .filter(({ from }) => from !== 'merchant')
    .map((entry, index) => withNumbers({ ...lineOf(entry), deliveryId: String(index), partsSent: 0 }));
  return packLines(lines, LIMITS)[0]?.text;
}

/** A line with its choices as numbers to type, since a passive reply has no menu: `1. 好了`. */
function withNumbers(line: OutgoingLine): OutgoingLine {
  const numbered = line.choices.map((label, index) => `${index + 1}. ${label}`);
  const text = numbered.length > 0 ? [line.text, '', ...numbered].join('\n') : line.text;
  return { ...line, text, choices: [] };
}
