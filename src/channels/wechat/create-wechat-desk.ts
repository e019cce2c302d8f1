import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { Conversation } from '../../store/records';
import type { Store } from '../../store/store';
import type { Notice } from '../../store/notice-store';
import { errorFacts } from '../../turn/error-facts';
import { findBudget } from '../tencent/find-window';
import type { VendorApi } from '../tencent/vendor-api';
import { VendorError } from '../tencent/vendor-error';
import { CHANNEL, readAddress } from './to-inbound-message';

const TYPING = '/cgi-bin/message/custom/typing';
/** The platform shows it for so long, refuses a second call meanwhile, and wants the merchant to have done something in the last 30 s (api_typing). */
const SHOWN_MS = 15_000;
const ACTIVE_MS = 30_000;
/** Bad command, no interaction in 30 s, shown already: nothing to be done about any of them. */
const HARMLESS: readonly number[] = [45072, 45080, 45081];
/** A process that died while it sent a notice leaves it so; a call takes seconds. */
const INTERRUPTED_AFTER_MS = 60_000;

export interface WechatDeskOptions {
  readonly api: VendorApi;
  readonly store: Pick<Store, 'deliveries' | 'notices'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Every answer goes into the answer to a push: what agents write waits for the next one. */
  readonly isPassive: () => boolean;
}

/** What the desk shows of an Official Account's limits, and shows to its merchants. */
export function createWechatDesk({ api, store, clock, log, isPassive }: WechatDeskOptions) {
  const shownAt = new Map<string, number>();

  const mayShow = ({ id, address }: Conversation): string | undefined => {
    const now = clock.now().getTime();
    for (const [shown, at] of shownAt) if (now - at >= SHOWN_MS) shownAt.delete(shown);
    const { openId, openedAt } = readAddress(address) ?? {};
    const isActive = openedAt !== undefined && now - Date.parse(openedAt) < ACTIVE_MS;
    if (isPassive() || !isActive || shownAt.has(id)) return undefined;
    shownAt.set(id, now);
    return openId;
  };

  return {
    /** Undefined where the merchant has never written. */
    async findBudget({ id, address }: Conversation) {
      const window = readAddress(address);
      if (!window) return undefined;
      const place = { conversationId: id, channel: CHANNEL, address: window };
      const budget = await findBudget({ deliveries: store.deliveries, clock }, place);
      if (!budget) return undefined;
      const notice = await store.notices.find({ conversationId: id, openedAt: window.openedAt });
      return {
        left: isPassive() ? 0 : budget.left,
        closesAt: budget.closesAt.toISOString(),
        ...(notice && { notice: describeNotice(notice, clock.now()) }),
      };
    },
    /** Shows "typing" to a merchant who has just written; at most once in 15 s, never throws. */
    async showTyping(conversation: Conversation): Promise<void> {
      const openId = mayShow(conversation);
      if (openId === undefined) return;
      try {
        await api.call({ method: 'POST', path: TYPING, body: { touser: openId, command: 'Typing' } });
      } catch (error) {
        if (error instanceof VendorError && HARMLESS.includes(error.errcode)) return;
        log.debug({ conversationId: conversation.id, ...errorFacts(error) }, 'Typing could not be shown');
      }
    },
  };
}

function describeNotice({ status, createdAt, error }: Notice, now: Date) {
  if (status === 'sending')
    return now.getTime() - Date.parse(createdAt) < INTERRUPTED_AFTER_MS
      ? { status: 'sending' as const }
      : { status: 'failed' as const, reason: 'interrupted' };
  if (status === 'failed') return { status, ...(error !== undefined && { reason: error }) };
  return { status: 'sent' as const };
}
