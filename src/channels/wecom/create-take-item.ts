import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { DeliveryQueue } from '../../store/store';
import type { InboundContent } from '../../turn/messages';
import type { TurnTaker } from '../../turn/turn-taker';
import type { Throttle } from '../http/throttle';
import { budgetOf } from '../tencent/reply-window';
import { keyIn } from './create-kf-send';
import type { KfSessions } from './kf-sessions';
import type { KfContent, KfEvent } from './parse-content';
import type { KfItem } from './parse-sync';
import { CHANNEL, customerOf, toInboundMessage } from './to-inbound-message';

export interface TakeItemOptions {
  readonly corpId: string;
  readonly turnTaker: Pick<TurnTaker, 'keep'>;
  readonly sessions: KfSessions;
  readonly deliveries: Pick<DeliveryQueue, 'takeBack'>;
  /** Messages of one customer. */
  readonly messageThrottle: Throttle;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes one item; when it resolves, the item is stored or needs nothing. `isOld`: it lay there before the first start and is answered by nobody. */
export type TakeItem = (item: KfItem, isOld: boolean) => Promise<void>;

export function createTakeItem(options: TakeItemOptions): TakeItem {
  return async (item, isOld) => {
    const { content } = item;
    if (content.kind !== 'event') return isOld ? undefined : takeMessage(options, item, content);
    if (isOld && content.event.kind !== 'session-changed') return;
    return takeEvent(options, item, content.event);
  };
}

async function takeMessage(
  { corpId, turnTaker, sessions, messageThrottle }: TakeItemOptions,
  item: KfItem,
  content: Exclude<KfContent, { kind: 'event' }>,
): Promise<void> {
  const { origin, servicer, openKfid, externalUserid } = item;
  const customer = customerOf(corpId, item);
  const message = toInboundMessage(item, toContent(content));
  if (origin === 'servicer') {
    await sessions.note(customer, { state: 'person', ...(servicer !== undefined && { servicer }) });
    await turnTaker.keep({ ...message, spokenBy: { agentName: servicer ?? openKfid } });
  }
  if (origin !== 'customer') return;
  if (await sessions.isAttended(customer)) return void (await turnTaker.keep({ ...message, attended: true }));
  const verdict = await messageThrottle.allow(`${CHANNEL}:${openKfid}:${externalUserid}`);
  const throttled = verdict === 'refuse' ? 'quiet' : verdict;
  await turnTaker.keep(throttled === 'ok' ? message : { ...message, throttled });
}

const toContent = (content: Exclude<KfContent, { kind: 'event' }>): InboundContent =>
  content.kind === 'text'
    ? { kind: 'text', text: content.text }
    : {
        kind: 'media',
        mediaType: content.mediaType,
        ...(content.name !== undefined && { name: content.name }),
        ...(content.mediaType === PHOTO && content.mediaId && { source: { kind: CHANNEL, mediaId: content.mediaId } }),
      };

/** Of what is media only photos are fetched: nobody here plays voices, videos or files. */
const PHOTO = 'image/*';

async function takeEvent(options: TakeItemOptions, item: KfItem, event: KfEvent): Promise<void> {
  const { corpId, sessions } = options;
  switch (event.kind) {
    case 'entered':
      return speakOnce(options, item, { name: 'enter_session', code: event.welcomeCode });
    case 'session-changed': {
      const { change, servicer, msgCode } = event;
      const hasEnded = change === 'ended';
      const who = servicer !== undefined && !hasEnded && { servicer };
      await sessions.note(customerOf(corpId, item), { state: hasEnded ? 'ended' : 'person', ...who });
      return hasEnded ? speakOnce(options, item, { name: 'session_ended', code: msgCode }) : undefined;
    }
    case 'send-failed':
      return noteFailure(options, item, event);
    case 'other':
      return;
  }
}

/** Lets the bot say one thing to an event, where it gave a code for that which is still good. */
async function speakOnce(
  { turnTaker, clock }: TakeItemOptions,
  item: KfItem,
  { name, code }: { name: string; code: string | undefined },
): Promise<void> {
  const { left } = budgetOf({ kind: 'code', openedAt: item.at }, 0, clock.now());
  if (code === undefined || left === 0) return;
  await turnTaker.keep(toInboundMessage(item, { kind: 'event', name }, code));
}

async function noteFailure(
  { deliveries, clock, log }: TakeItemOptions,
  { openKfid }: KfItem,
  { msgid, failType }: Extract<KfEvent, { kind: 'send-failed' }>,
): Promise<void> {
  const isFinal = !WINDOW_CLOSED.includes(failType);
  const reason = `msg_send_fail ${failType}: ${FAILURES[failType] ?? 'unknown'}`;
  const failed = await deliveries.takeBack(
    { target: CHANNEL, key: keyIn(msgid) },
    { now: clock.now(), isFinal, reason },
  );
  const facts = { openKfid, msgid, reason, deliveries: failed };
  if (isFinal) log.error(facts, 'A message did not arrive, and is not sent again');
  else log.info(facts, 'A message did not arrive; what it held waits until the merchant writes again');
}

/** By `fail_type` (silenceper, kf/syncmsg). */
const FAILURES: Readonly<Record<number, string>> = {
  1: 'the account was deleted',
  2: 'the app was closed',
  4: 'over 48 hours since the customer wrote',
  5: 'the session is closed',
  6: 'over five messages since the customer wrote',
  7: 'no video account is bound',
  8: 'the company is not verified',
  9: 'no video account is bound and the company is not verified',
  10: 'the customer refuses messages',
};
/** What a new message of the customer's mends. */
const WINDOW_CLOSED: readonly number[] = [4, 5, 6];
