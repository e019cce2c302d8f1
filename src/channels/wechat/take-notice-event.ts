import type { Store } from '../../store/store';
import { conversationIdFor } from '../../turn/conversation-id';
import type { Wake } from '../../turn/turn-taker';
import { createMerchantConsents } from './merchant-consents';
import type { Push } from './parse-push';
import { CHANNEL } from './to-inbound-message';

export interface NoticeEventOptions {
  readonly store: Pick<Store, 'notices' | 'consents'>;
  readonly wake: Wake;
  readonly appId: string;
}

/** Keeps what a push tells of consents and of notices that were sent; the same push again changes nothing. */
export async function takeNoticeEvent(
  { store, wake, appId }: NoticeEventOptions,
  { openId, at, noticeEvent: event }: Push,
): Promise<void> {
  if (!event) return;
  const consents = createMerchantConsents(store.consents, { appId, openId });
  const when = new Date(at);
  switch (event.kind) {
    case 'joined':
      return consents.joined(when);
    case 'left':
      return consents.left(when);
    case 'consents':
      for (const { templateId, status } of event.answers) await consents.record(templateId, status, when);
      return;
    case 'results': {
      const conversationId = conversationIdFor({ channel: CHANNEL, account: appId, conversationKey: openId });
      for (const result of event.results)
        if (await store.notices.settle({ conversationId, ...result }))
          wake.notify({ kind: 'conversation', conversationId });
    }
  }
}
