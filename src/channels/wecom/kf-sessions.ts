import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { KfCustomer, KfSession, SessionState, WecomSessions } from '../../store/wecom-store';
import type { VendorApi } from '../tencent/vendor-api';
import { failureFacts } from './failure-facts';

const GET = '/cgi-bin/kf/service_state/get';
const TRANSFER = '/cgi-bin/kf/service_state/trans';
/** The platform's numbers of a session's states (WeCom docs 94698). */
const UNTREATED = 0;
const BOT = 1;
const STATES: Readonly<Record<number, SessionState>> = { 0: 'bot', 1: 'bot', 2: 'pool', 3: 'person', 4: 'ended' };

/** Changes are told by events; what was told longer ago is read again with the next message, should an event have been lost. */
const KNOWN_FOR_MS = 60 * 60_000;

export interface KfSessions {
  find(customer: KfCustomer): Promise<KfSession | undefined>;
  /** Whether WeCom's own people have the customer who has just written; where they have not, the session is the bot's afterwards. */
  isAttended(customer: KfCustomer): Promise<boolean>;
  /** What an event told. */
  note(customer: KfCustomer, session: Omit<KfSession, 'knownAt'>): Promise<void>;
  /** The platform's own word, kept; throws VendorError or VendorUnreachableError. */
  read(customer: KfCustomer): Promise<KfSession>;
}

/** Knows who may speak in each session: our bot and desk, or a servicer in the WeCom client. */
export function createKfSessions({
  api,
  store,
  clock,
  log,
}: {
  api: VendorApi;
  store: WecomSessions;
  clock: Clock;
  log: Log;
}): KfSessions {
  const save = async (customer: KfCustomer, session: Omit<KfSession, 'knownAt'>): Promise<KfSession> => {
    const known = { ...session, knownAt: clock.now().toISOString() };
    await store.save(customer, known);
    return known;
  };

  const read = async (customer: KfCustomer, takesUp: boolean): Promise<KfSession> => {
    const body = { open_kfid: customer.openKfid, external_userid: customer.externalUserid };
    const { service_state: number, servicer_userid: servicer } = await api.call({ method: 'POST', path: GET, body });
    const state = (typeof number === 'number' ? STATES[number] : undefined) ?? 'bot';
    // Untreated, the account's own rules would give it to whoever is on duty.
    if (takesUp && number === UNTREATED)
      await api.call({ method: 'POST', path: TRANSFER, body: { ...body, service_state: BOT } });
    const named = typeof servicer === 'string' && servicer !== '' && { servicer };
    return save(customer, { state, ...(state === 'person' && named) });
  };

  return {
    find: customer => store.find(customer),
    read: customer => read(customer, false),
    async note(customer, session) {
      await save(customer, session);
    },
    async isAttended(customer) {
      const known = await store.find(customer);
      const isFresh = known && clock.now().getTime() - Date.parse(known.knownAt) < KNOWN_FOR_MS;
      if (isFresh && known.state !== 'ended') return isWithPeople(known);
      try {
        return isWithPeople(await read(customer, true));
      } catch (error) {
        const { openKfid } = customer;
        log.warn({ openKfid, ...failureFacts(error) }, 'Who has a session could not be read; it goes on as it was');
        return known !== undefined && isWithPeople(known);
      }
    },
  };
}

/** A servicer has it, or it waits for one. */
export const isWithPeople = ({ state }: KfSession): boolean => state === 'person' || state === 'pool';
