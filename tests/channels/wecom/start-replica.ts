import { createHttpServer } from '../../../src/channels/http/create-http-server';
import { createThrottle } from '../../../src/channels/http/create-throttle';
import { connectWecom } from '../../../src/channels/wecom/connect-wecom';
import type { Clock } from '../../../src/clock';
import { createLogger } from '../../../src/log';
import type { Store } from '../../../src/store/store';
import { createDeliverer } from '../../../src/turn/create-deliverer';
import { TURNS } from '../../../src/turn/keep-message';
import { createMemoryWake } from '../../../src/turn/memory-wake';
import { createTurnCourier } from '../../../src/turn/turn-courier';
import type { WecomServer } from '../../support/wecom-server';
import { turnTakerOver } from '../../support/turns';
import { ACCOUNT } from './test-account';

export interface Replica {
  readonly callback: string;
  readonly logged: string[];
  /** Looks after every account once, as it does by itself each minute. */
  poll(): Promise<void>;
  close(): Promise<void>;
}

/** One process of several on a database: the channel over a bot that counts (the n-th message is answered with `n`). */
export async function startReplica(store: Store, vendor: WecomServer, clock: Clock): Promise<Replica> {
  const logged: string[] = [];
  const log = createLogger({ level: 'debug', destination: { write: line => void logged.push(line) } });
  const wake = createMemoryWake(log);
  const http = createHttpServer({ log });
  const deliverers: ReturnType<typeof createDeliverer>[] = [];
  const turnTaker = turnTakerOver(store, { pushTargets: channel => channel, eventTargets: [], clock, wake, log });
  const deliverTo = (target: string, courier: Parameters<typeof createDeliverer>[0]['courier']) => {
    const deliverer = createDeliverer({ store, target, courier, clock, wake, log, random: () => 0.01 });
    deliverers.push(deliverer);
    deliverer.start();
    return deliverer;
  };
  const account = { ...ACCOUNT, apiBase: vendor.url };
  const wecom = connectWecom(account, {
    server: http.server,
    wake,
    fetchMediaBy: () => {},
    store,
    turnTaker,
    messageThrottle: createThrottle({ name: 'messages', points: 1000, most: 2000, windowSec: 60 }),
    deliverTo,
    remindIn: () => {},
    clock,
    log,
    redis: undefined,
  });
  deliverTo(TURNS, createTurnCourier(turnTaker));
  const port = await http.listen(0, '127.0.0.1');
  return {
    callback: `http://127.0.0.1:${port}/wecom`,
    logged,
    poll: () => wecom.poll(),
    async close() {
      await http.close(500);
      await wecom.stop();
      await Promise.all(deliverers.map(deliverer => deliverer.stop()));
      await wake.close();
    },
  };
}
