import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { SessionState, WecomSent } from '../../store/wecom-store';
import type { KfSessions } from './kf-sessions';
import type { KfEvent } from './parse-content';
import type { KfItem } from './parse-sync';
import { customerOf, type KfMessage, toInboundMessage } from './to-inbound-message';

/** How long the code of a welcome, or of a session's end, is good (WeCom, send_msg_on_event). */
export const CODE_LIFE_MS = 20_000;

/** Stores a message for a turn, once whatever happens; rejects where nothing was stored. */
export type Keep = (message: KfMessage) => Promise<unknown>;

export interface TakeItemOptions {
  readonly corpId: string;
  readonly keep: Keep;
  readonly sessions: KfSessions;
  readonly sent: Pick<WecomSent, 'fail'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes one item; when it resolves, the item is stored or needs nothing. `isOld`: it lay there before the first start and is answered by nobody. */
export type TakeItem = (item: KfItem, isOld: boolean) => Promise<void>;

export function createTakeItem({ corpId, keep, sessions, sent, clock, log }: TakeItemOptions): TakeItem {
  const isCodeGood = ({ at }: KfItem): boolean => clock.now().getTime() - Date.parse(at) < CODE_LIFE_MS;

  const takeMessage = async (item: KfItem): Promise<void> => {
    const { content, origin, servicer } = item;
    if (content.kind === 'event') return;
    const said =
      content.kind === 'text'
        ? { kind: content.kind, text: content.text }
        : {
            kind: content.kind,
            mediaType: content.mediaType,
            ...(content.name !== undefined && { name: content.name }),
          };
    const customer = customerOf(corpId, item);
    if (origin === 'servicer') {
      await sessions.note(customer, { state: 'person', ...(servicer !== undefined && { servicer }) });
      await keep({ ...toInboundMessage(item, said), spokenBy: { agentName: servicer ?? item.openKfid } });
    } else if (origin === 'customer') {
      const attendedBy = await sessions.attendant(customer);
      await keep({ ...toInboundMessage(item, said, { kind: 'message' }), ...(attendedBy && { attendedBy }) });
    }
  };

  const takeEvent = async (item: KfItem, event: KfEvent): Promise<void> => {
    switch (event.kind) {
      case 'entered':
        if (event.welcomeCode === undefined || !isCodeGood(item)) return;
        return void (await keep(
          toInboundMessage(item, { kind: 'event', name: 'enter_session' }, { kind: 'enter', code: event.welcomeCode }),
        ));
      case 'session-changed': {
        const { change, servicer, msgCode } = event;
        const state: SessionState = change === 'ended' ? 'ended' : 'person';
        await sessions.note(customerOf(corpId, item), { state, ...(servicer !== undefined && { servicer }) });
        if (change !== 'ended' || msgCode === undefined || !isCodeGood(item)) return;
        return void (await keep(
          toInboundMessage(item, { kind: 'event', name: 'session_ended' }, { kind: 'end', code: msgCode }),
        ));
      }
      case 'send-failed':
        return noteFailure(item, event);
      case 'other':
        return;
    }
  };

  const noteFailure = async (item: KfItem, event: Extract<KfEvent, { kind: 'send-failed' }>): Promise<void> => {
    const { msgid, failType } = event;
    const { openKfid } = item;
    const outcome = WINDOW_CLOSED.includes(failType) ? 'hold' : 'dead';
    const reason = `msg_send_fail ${failType}: ${FAILURES[failType] ?? 'unknown'}`;
    if (!(await sent.fail({ openKfid, msgid }, { outcome, reason, now: clock.now() }))) return;
    const facts = { openKfid, msgid, reason };
    if (outcome === 'hold') log.info(facts, 'A message did not arrive; it waits until the merchant writes again');
    else log.error(facts, 'A message did not arrive, and its delivery is dead');
  };

  return async (item, isOld) => {
    const { content } = item;
    if (content.kind !== 'event') return isOld ? undefined : takeMessage(item);
    if (isOld && content.event.kind !== 'session-changed') return;
    return takeEvent(item, content.event);
  };
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
