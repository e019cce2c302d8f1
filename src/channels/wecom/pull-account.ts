import type { Clock } from '../../clock';
import type { Log } from '../../log';
import type { KfAccount, Lease, PullState, WecomAccounts } from '../../store/wecom-store';
import type { VendorApi } from '../tencent/vendor-api';
import type { TakeItem } from './create-take-item';
import { type KfItem, parseSync, type SyncPage } from './parse-sync';

const SYNC = '/cgi-bin/kf/sync_msg';
/** The most that a page holds (WeCom docs 31078). */
const PAGE = 1000;
/** amr, which every recogniser reads; 1 would be silk. */
const VOICE_FORMAT = 0;
/** How long the token of a callback is good, with a margin (10 minutes). */
const TOKEN_LIFE_MS = 9 * 60_000;
/** Without a token ten calls in a minute block the account for one: four in half a minute stay below. */
const WITHOUT_TOKEN = { everyMs: 30_000, pages: 4 };
/** A worker that died is replaced after this; one that lives renews in time. */
export const LEASE_MS = 60_000;
/** What lay there at the first start is answered up to this age: longer nobody waits, and the platform keeps three days. */
const BACKLOG_ANSWERED_MS = 10 * 60_000;

export interface PullOptions {
  readonly api: VendorApi;
  readonly accounts: WecomAccounts;
  readonly takeItem: TakeItem;
  readonly clock: Clock;
  readonly log: Log;
  /** This process, as the lease names it. */
  readonly holder: string;
  readonly isStopping: () => boolean;
}

/** `paused`: there may be more, and it may be fetched half a minute later. `taken`: another worker has the account, and pulls what rang. */
export type PullOutcome = 'done' | 'paused' | 'taken';

/** Fetches everything that an account has, until nothing is left and it has not rung again. Rejects as the platform and the store do. */
export async function pullAccount(options: PullOptions, account: KfAccount): Promise<PullOutcome> {
  const { accounts, holder } = options;
  let state = await accounts.claim(account, leaseOf(options));
  if (!state) return 'taken';
  let outcome: PullOutcome = 'paused';
  try {
    while (state) {
      outcome = await pullPages(options, account, state);
      if (outcome !== 'done') return outcome;
      state = await accounts.release(account, leaseOf(options), state);
    }
    return outcome;
  } finally {
    // After `release` this changes nothing; else the next pull begins where this one broke off.
    if (state) await accounts.abandon(account, holder);
  }
}

async function pullPages(options: PullOptions, account: KfAccount, state: PullState): Promise<PullOutcome> {
  const { accounts, clock, log, takeItem, isStopping } = options;
  const now = clock.now().getTime();
  const token = state.token && now - Date.parse(state.token.at) < TOKEN_LIFE_MS ? state.token.value : undefined;
  const isTooSoon = state.pulledAt !== undefined && now - Date.parse(state.pulledAt) < WITHOUT_TOKEN.everyMs;
  if (isTooSoon && !state.isRung) return 'done';
  if (isTooSoon && token === undefined) return 'paused';
  let { cursor } = state;
  for (let pages = 1; ; pages += 1) {
    const page = await fetchPage(options, account, { cursor, token });
    if (page.unreadable > 0)
      log.warn({ openKfid: account.openKfid, items: page.unreadable }, 'Items of a page could not be read');
    const renew = keepLease(options, account);
    for (const item of welcomesFirst(page.items)) {
      if (isStopping() || !(await renew())) return 'taken';
      await takeItem(item, isOld(item, state, clock));
    }
    const isSame = page.nextCursor === undefined || page.nextCursor === cursor;
    cursor = page.nextCursor ?? cursor;
    const read = { cursor: cursor ?? '', isDrained: state.isDrained || !page.hasMore };
    if (!(await accounts.saveCursor(account, leaseOf(options), read))) return 'taken';
    if (!page.hasMore || (isSame && page.items.length === 0)) return 'done';
    if (token === undefined && pages >= WITHOUT_TOKEN.pages) return 'paused';
    if (isStopping()) return 'paused';
  }
}

async function fetchPage(
  { api }: PullOptions,
  { openKfid }: KfAccount,
  { cursor, token }: { cursor: string | undefined; token: string | undefined },
): Promise<SyncPage> {
  const body = { ...(cursor && { cursor }), ...(token && { token }), open_kfid: openKfid };
  const answer = await api.call({
    method: 'POST',
    path: SYNC,
    body: { ...body, limit: PAGE, voice_format: VOICE_FORMAT },
  });
  return parseSync(answer, openKfid);
}

/** A welcome's code is good for twenty seconds, which a page of others may take. */
const welcomesFirst = (items: readonly KfItem[]): readonly KfItem[] => {
  const isWelcome = ({ content }: KfItem): boolean => content.kind === 'event' && content.event.kind === 'entered';
  return [...items.filter(isWelcome), ...items.filter(item => !isWelcome(item))];
};

const isOld = ({ at }: KfItem, { isDrained }: PullState, clock: Clock): boolean =>
  !isDrained && clock.now().getTime() - Date.parse(at) > BACKLOG_ANSWERED_MS;

/** Renews the lease once half of it has passed; false where it is lost. */
function keepLease(options: PullOptions, account: KfAccount): () => Promise<boolean> {
  let renewedAt = options.clock.now().getTime();
  return async () => {
    const now = options.clock.now().getTime();
    if (now - renewedAt < LEASE_MS / 2) return true;
    renewedAt = now;
    return options.accounts.renew(account, leaseOf(options));
  };
}

const leaseOf = ({ clock, holder }: PullOptions): Lease => {
  const now = clock.now();
  return { holder, now, until: new Date(now.getTime() + LEASE_MS) };
};
