import { randomUUID } from 'node:crypto';
import { createAccessToken } from '../tencent/access-token';
import type { ChannelConnection } from '../tencent/channel-connection';
import { createReminderGate } from '../tencent/create-reminder-gate';
import { createSharedToken } from '../tencent/shared-token';
import { createVendorApi } from '../tencent/vendor-api';
import { createPhotoFetch } from './create-photo-fetch';
import { createPuller, type Puller } from './create-puller';
import { createTakeItem } from './create-take-item';
import { createWecomCourier } from './create-wecom-courier';
import { createWecomDesk } from './create-wecom-desk';
import { fetchToken } from './fetch-token';
import { createKfSessions, isWithPeople } from './kf-sessions';
import { mountWecom } from './mount-wecom';
import { CHANNEL, customerOf, readAddress } from './to-inbound-message';
import type { WecomAccount } from './wecom-account';

/** Connects a company's customer service: its doorbell at `/wecom`, what customers write in, the outbox out, and what the desk sees of it. */
export function connectWecom(
  account: WecomAccount,
  {
    server,
    store,
    turnTaker,
    messageThrottle,
    deliverTo,
    remindIn,
    fetchMediaBy,
    clock,
    log,
    redis,
  }: ChannelConnection,
): Pick<Puller, 'poll' | 'stop'> & { readonly desk: ReturnType<typeof createWecomDesk> } {
  const { corpId } = account;
  const token = createAccessToken({
    fetch: () => fetchToken(account),
    clock,
    ...(redis && { shared: createSharedToken(redis, `wecom:${corpId}`, log) }),
  });
  const api = createVendorApi(account.apiBase, token);
  const { wecom, deliveries } = store;
  const sessions = createKfSessions({ api, store: wecom.sessions, clock, log });
  const takeItem = createTakeItem({ corpId, turnTaker, sessions, deliveries, messageThrottle, clock, log });
  const puller = createPuller({ corpId, api, accounts: wecom.accounts, takeItem, clock, log, holder: randomUUID() });
  deliverTo(CHANNEL, createWecomCourier({ corpId, api, sessions, store, clock, log }));
  const mayRemind = createReminderGate({ name: CHANNEL, readAddress }, { store, clock });
  remindIn(CHANNEL, async conversation => {
    const address = readAddress(conversation.address);
    const session = address && (await sessions.find(customerOf(corpId, address)));
    return !(session && isWithPeople(session)) && mayRemind(conversation);
  });
  fetchMediaBy(CHANNEL, createPhotoFetch(api));
  mountWecom(server, { account, ring: puller.ring, clock });
  puller.start();
  return { poll: puller.poll, stop: puller.stop, desk: createWecomDesk({ store, clock }) };
}
