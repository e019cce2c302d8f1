import type { JsonObject } from '../../json';

/** What a merchant did last, which lets us answer for a while. */
export interface ReplyWindow {
  /** `message`: they wrote. `click`: they pressed a menu, scanned a code or subscribed. `code`: one message may be sent by the code of an event. */
  readonly kind: 'message' | 'click' | 'code';
  /** ISO 8601 UTC. */
  readonly openedAt: string;
  /** The event's, where `kind` is `code`. */
  readonly code?: string;
}

/** A conversation's address as far as answering goes. */
export interface LineAddress {
  /** The first that lets a message through is used: who presses a menu has not taken back what they wrote before. */
  readonly windows: readonly ReplyWindow[];
  /** When they last did anything, ISO 8601 UTC. */
  readonly openedAt: string;
}

/** The fields of an address that stand for a window; one of the same kind takes its place. */
export const toWindowFields = ({ kind, openedAt, code }: ReplyWindow): JsonObject => ({
  [`${kind}At`]: openedAt,
  ...(code !== undefined && { code }),
});

/** Reads what `toWindowFields` gave, from all that the merchant did; undefined where that is nothing. */
export function readWindows(address: JsonObject): LineAddress | undefined {
  const { code } = address;
  const windows = (['code', 'message', 'click'] as const).flatMap((kind): ReplyWindow[] => {
    const openedAt = address[`${kind}At`];
    if (typeof openedAt !== 'string') return [];
    return [{ kind, openedAt, ...(kind === 'code' && typeof code === 'string' && { code }) }];
  });
  const openedAt = windows.map(window => window.openedAt).reduce((a, b) => (b > a ? b : a), '');
  return openedAt === '' ? undefined : { windows, openedAt };
}

/** Kept back for news of the handoff: who waits for a person has to hear that one came. */
const KEPT_FOR_NEWS = 1;

interface Allowance {
  readonly messages: number;
  readonly lifeMs: number;
  readonly keptForNews: number;
}

/**
 * Messages that may be sent within a time, by what opened it (Official Account docs, api_sendcustommessage; WeCom docs 96427: as `message`; the
 * codes of WeCom's welcome and end of session: send_msg_on_event).
 */
const ALLOWANCES: Readonly<Record<ReplyWindow['kind'], Allowance>> = {
  message: { messages: 5, lifeMs: 48 * 60 * 60_000, keptForNews: KEPT_FOR_NEWS },
  click: { messages: 3, lifeMs: 60_000, keptForNews: KEPT_FOR_NEWS },
  code: { messages: 1, lifeMs: 20_000, keptForNews: 0 },
};

export interface Budget {
  /** Messages that may still be sent. */
  readonly left: number;
  /** Of these, those for news only. */
  readonly keptForNews: number;
  /** When nothing more may be sent, whatever is left. */
  readonly closesAt: Date;
}

/** What is left of a window after `sent` messages. */
export function budgetOf({ kind, openedAt }: ReplyWindow, sent: number, now: Date): Budget {
  const { messages, lifeMs, keptForNews } = ALLOWANCES[kind];
  const closesAt = new Date(Date.parse(openedAt) + lifeMs);
  return { left: now < closesAt ? Math.max(messages - sent, 0) : 0, keptForNews, closesAt };
}

/** Whether so many messages may be sent now; `isNews`: the last one is for them. */
export const mayBeSent = ({ left, keptForNews }: Budget, messages: number, isNews: boolean): boolean =>
  messages <= left - (isNews ? 0 : keptForNews);
