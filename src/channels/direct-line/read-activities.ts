import type { Store } from '../../store/store';
import type { Conversation } from '../../store/records';
import { toActivity, type Activity } from './to-activity';

/** Most lines in one answer or frame. */
export const ACTIVITY_PAGE = 200;

/** What is new after a watermark, and the watermark after it. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  /** Last sequence number covered, as a decimal string. */
  readonly watermark: string;
}

/** `'17'` -> 17; anything that is no watermark of ours -> 0: everything again, which clients know by the ids. */
export const parseWatermark = (text: string | null | undefined): number =>
  text && /^\d{1,12}$/.test(text) ? Number(text) : 0;

/** At most 200 lines after `afterSeq`; ask again with the watermark for the rest. */
export async function readActivities(
  store: Store,
  conversation: Pick<Conversation, 'id' | 'merchant'>,
  afterSeq: number,
): Promise<ActivitySet> {
  const entries = await store.conversations.transcript(conversation.id, { afterSeq, limit: ACTIVITY_PAGE });
  return {
    activities: entries
      .map(entry => toActivity(entry, conversation.merchant))
      .filter((activity): activity is Activity => activity !== undefined),
    watermark: String(entries.at(-1)?.seq ?? afterSeq),
  };
}
