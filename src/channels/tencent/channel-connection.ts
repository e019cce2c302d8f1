import type { Redis } from 'ioredis';
import type { Server } from 'restify';
import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { FetchMedia } from '../../media/create-media-deliver';
import type { Store } from '../../store/store';
import type { Courier, Deliverer } from '../../turn/create-deliverer';
import type { RemoteMedia } from '../../turn/messages';
import type { ReminderGate } from '../../turn/turn-options';
import type { TurnTaker, Wake } from '../../turn/turn-taker';
import type { Throttle } from '../http/throttle';

/** What an account of the vendor's is connected with. */
export interface ChannelConnection {
  readonly server: Server;
  readonly store: Store;
  readonly turnTaker: TurnTaker;
  readonly wake: Wake;
  /** Messages of one merchant. */
  readonly messageThrottle: Throttle;
  readonly deliverTo: (target: string, courier: Courier) => Pick<Deliverer, 'stop'>;
  readonly remindIn: (channel: string, gate: ReminderGate) => void;
  readonly fetchMediaBy: (kind: RemoteMedia['kind'], fetch: FetchMedia) => void;
  readonly clock: Clock;
  readonly log: Log;
  /** Shares the access token between replicas. */
  readonly redis: Redis | undefined;
}
