/** What a merchant did last, which lets us answer for a while. */
export interface ReplyWindow {
  /** `message`: they wrote. `click`: they pressed a menu, scanned a code or subscribed. */
  readonly kind: 'message' | 'click';
  /** ISO 8601 UTC. */
  readonly openedAt: string;
}

/** Messages that may be sent within a time, by what opened it (Official Account docs, api_sendcustommessage; WeCom docs 96427: as `message`). */
const ALLOWANCES: Readonly<Record<ReplyWindow['kind'], { readonly messages: number; readonly lifeMs: number }>> = {
  message: { messages: 5, lifeMs: 48 * 60 * 60_000 },
  click: { messages: 3, lifeMs: 60_000 },
};

/** Kept back for news of the handoff: who waits for a person has to hear that one came. */
const KEPT_FOR_NEWS = 1;

export interface Budget {
  /** Messages that may still be sent. */
  readonly left: number;
  /** When nothing more may be sent, whatever is left. */
  readonly closesAt: Date;
}

/** What is left of a window after `sent` messages. */
export function budgetOf({ kind, openedAt }: ReplyWindow, sent: number, now: Date): Budget {
  const { messages, lifeMs } = ALLOWANCES[kind];
  const closesAt = new Date(Date.parse(openedAt) + lifeMs);
  return { left: now < closesAt ? Math.max(messages - sent, 0) : 0, closesAt };
}

/** Whether so many messages may be sent now; `isNews`: the last one is for them. */
export const mayBeSent = ({ left }: Budget, messages: number, isNews: boolean): boolean =>
  messages <= left - (isNews ? 0 : KEPT_FOR_NEWS);
