import { createAccessToken } from '../tencent/access-token';
import type { ChannelConnection } from '../tencent/channel-connection';
import { createReminderGate } from '../tencent/create-reminder-gate';
import { createSharedToken } from '../tencent/shared-token';
import { createVendorApi } from '../tencent/vendor-api';
import { createNoticeSender } from './create-notice-sender';
import { createPhotoFetch } from './create-photo-fetch';
import { createPictureFetch } from './create-picture-fetch';
import { createWechatCourier } from './create-wechat-courier';
import { createWechatDesk } from './create-wechat-desk';
import { fetchToken } from './fetch-token';
import { mountWechat } from './mount-wechat';
import type { NoticeWording } from './notice-wording';
import { createPassiveReplies } from './passive-replies';
import { takeNoticeEvent } from './take-notice-event';
import { CHANNEL, readAddress } from './to-inbound-message';
import type { WechatAccount } from './wechat-account';

/** Connects an Official Account: its callback at `/wechat`, its customer-service messages out of the outbox, and what the desk sees of it. */
export function connectWechat(
  account: WechatAccount,
  wording: () => NoticeWording,
  {
    server,
    store,
    turnTaker,
    wake,
    messageThrottle,
    deliverTo,
    remindIn,
    fetchMediaBy,
    clock,
    log,
    redis,
  }: ChannelConnection,
): ReturnType<typeof createWechatDesk> {
  const { appId, notice } = account;
  const token = createAccessToken({
    fetch: () => fetchToken(account),
    clock,
    ...(redis && { shared: createSharedToken(redis, `wechat:${appId}`, log) }),
  });
  const api = createVendorApi(account.apiBase, token);
  let isPassive = account.answersPassively;
  const onNoPermission = (): void => {
    if (isPassive) return;
    isPassive = true;
    log.error(
      { appId },
      'The account may not send by itself (48001): it answers within each push from now on; set WECHAT_REPLIES=passive',
    );
    void deliverer.stop();
  };
  const tellOfHeld = notice && createNoticeSender({ api, store, clock, log, appId, settings: notice, wording });
  const courier = createWechatCourier({
    api,
    store,
    clock,
    onNoPermission,
    onAddressRefused: reason =>
      log.error({ appId, reason }, 'Answers wait: the account takes no calls from this address'),
    // An account that answers within pushes has no window that could be closed.
    onHeld: (lines, conversation) => (isPassive ? undefined : tellOfHeld?.(lines, conversation)),
  });
  const deliverer = deliverTo(CHANNEL, courier);
  if (isPassive) void deliverer.stop();
  const mayRemind = createReminderGate({ name: CHANNEL, readAddress }, { store, clock });
  remindIn(CHANNEL, async conversation => !isPassive && mayRemind(conversation));
  fetchMediaBy(CHANNEL, createPhotoFetch(api, createPictureFetch()));
  mountWechat(server, {
    account,
    turnTaker,
    clock,
    passive: createPassiveReplies(store, clock),
    messageThrottle,
    isPassive: () => isPassive,
    onNoticeEvent: push => takeNoticeEvent({ store, wake, appId }, push),
  });
  return createWechatDesk({ api, store, clock, log, isPassive: () => isPassive });
}
