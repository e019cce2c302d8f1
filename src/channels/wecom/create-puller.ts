import { z } from 'zod';
import type { KfAccount } from '../../store/wecom-store';
import { failureFacts } from './failure-facts';
import { LEASE_MS, pullAccount, type PullOptions } from './pull-account';

const LIST = '/cgi-bin/kf/account/list';
/** Safety net for callbacks that were lost. */
const POLL_MS = 60_000;
/** After a failure, or where only so many calls are allowed, the next try comes by itself. */
const AGAIN_MS = 31_000;

export interface PullerOptions extends Omit<PullOptions, 'isStopping'> {
  readonly corpId: string;
}

export interface Puller {
  /** Records that an account has news and begins to fetch it; resolves once recorded. */
  ring(openKfid: string, token: string): Promise<void>;
  start(): void;
  /** Looks after every account once; resolves when all have been looked after. */
  poll(): Promise<void>;
  /** Begins nothing more, and resolves when what is being fetched has been put down. */
  stop(): Promise<void>;
}

/** Fetches what customers wrote: one worker an account across replicas, rings during its work included. */
export function createPuller({ corpId, ...options }: PullerOptions): Puller {
  const { log, clock, api, accounts } = options;
  const running = new Map<string, Promise<void>>();
  const rungMeanwhile = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  let polling: NodeJS.Timeout | undefined;
  let isStopped = false;
  const pullOptions: PullOptions = { ...options, isStopping: () => isStopped };

  const later = (openKfid: string, ms: number): void => {
    if (isStopped) return;
    clearTimeout(timers.get(openKfid));
    const again = (): void => void pull(openKfid);
    timers.set(openKfid, setTimeout(again, ms).unref());
  };

  const work = async (account: KfAccount): Promise<void> => {
    const { openKfid } = account;
    try {
      const outcome = await pullAccount(pullOptions, account);
      // The other worker pulls what rang; should it have died, its lease ends by then.
      if (outcome === 'taken') later(openKfid, LEASE_MS + 1000);
      if (outcome === 'paused') later(openKfid, AGAIN_MS);
    } catch (error) {
      log.error({ openKfid, ...failureFacts(error) }, 'What customers wrote could not be fetched; it is tried again');
      later(openKfid, AGAIN_MS);
    }
  };

  /** One at a time in this process; a ring during it is looked after when it ends. Never rejects. */
  const pull = (openKfid: string): Promise<void> => {
    if (isStopped) return Promise.resolve();
    const current = running.get(openKfid);
    if (current) {
      rungMeanwhile.add(openKfid);
      return current;
    }
    const task = work({ corpId, openKfid }).finally(() => {
      running.delete(openKfid);
      if (rungMeanwhile.delete(openKfid)) void pull(openKfid);
    });
    running.set(openKfid, task);
    return task;
  };

  const poll = async (): Promise<void> => {
    try {
      const known = await listAccounts(api);
      await accounts.ensure(known.map(openKfid => ({ corpId, openKfid })));
    } catch (error) {
      log.warn(failureFacts(error), 'The customer-service accounts could not be listed; those that rang are polled');
    }
    try {
      await Promise.all((await accounts.list(corpId)).map(pull));
    } catch (error) {
      log.warn(failureFacts(error), 'The customer-service accounts could not be polled; the next poll tries again');
    }
  };

  let isPolling: Promise<void> | undefined;
  const pollOnce = (): Promise<void> =>
    (isPolling ??= poll().finally(() => {
      isPolling = undefined;
    }));

  return {
    async ring(openKfid, token) {
      await accounts.ring({ corpId, openKfid }, token, clock.now());
      void pull(openKfid);
    },
    start() {
      polling = setInterval(() => void pollOnce(), POLL_MS).unref();
      void pollOnce();
    },
    poll: pollOnce,
    async stop() {
      isStopped = true;
      clearInterval(polling);
      timers.forEach(timer => clearTimeout(timer));
      await isPolling;
      await Promise.all(running.values());
    },
  };
}

const pageSchema = z.object({ account_list: z.array(z.object({ open_kfid: z.string().min(1).max(64) })).default([]) });
const ACCOUNTS_A_PAGE = 100;

/** The company's accounts, as far as this app may see them. */
async function listAccounts(api: PullOptions['api']): Promise<readonly string[]> {
  const found: string[] = [];
  for (let offset = 0; ; offset += ACCOUNTS_A_PAGE) {
    const answer = await api.call({ method: 'POST', path: LIST, body: { offset, limit: ACCOUNTS_A_PAGE } });
    const page = pageSchema.safeParse(answer).data?.account_list ?? [];
    found.push(...page.map(({ open_kfid }) => open_kfid));
    if (page.length < ACCOUNTS_A_PAGE) return found;
  }
}
