import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Server } from 'restify';
import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { Store } from '../../store/store';
import type { Courier } from '../../turn/create-deliverer';
import type { TurnTaker } from '../../turn/turn-taker';
import type { Throttle } from '../http/throttle';
import { createAccessToken } from '../tencent/access-token';
import { createSharedToken } from '../tencent/shared-token';
import { createVendorApi } from '../tencent/vendor-api';
import { createPuller, type Puller } from './create-puller';
import { createTakeItem } from './create-take-item';
import { createWecomCourier } from './create-wecom-courier';
import { fetchToken } from './fetch-token';
import { createKfSessions } from './kf-sessions';
import { mountWecom } from './mount-wecom';
import { CHANNEL } from './to-inbound-message';
import type { WecomAccount } from './wecom-account';

export interface WecomConnection {
  readonly account: WecomAccount;
  readonly server: Server;
  readonly store: Store;
  readonly turnTaker: TurnTaker;
  readonly messageThrottle: Throttle;
  readonly deliverTo: (target: string, courier: Courier) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** Shares the access token between replicas. */
  readonly redis: Redis | undefined;
}

/** Connects a company's customer service: its doorbell at `/wecom`, what customers write in, and the outbox out. */
export function connectWecom({
  account,
  server,
  store,
  turnTaker,
  messageThrottle,
  deliverTo,
  clock,
  log,
  redis,
}: WecomConnection): Pick<Puller, 'poll' | 'stop'> {
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
  mountWecom(server, { account, ring: puller.ring, clock });
  puller.start();
  return puller;
}
