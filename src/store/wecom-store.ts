/** What WeCom's customer service needs to be kept: one worker an account, and who has each session. */
export interface WecomStore {
  readonly accounts: WecomAccounts;
  readonly sessions: WecomSessions;
}

export interface KfAccount {
  readonly corpId: string;
  readonly openKfid: string;
}

/** How far an account has been read. */
export interface PullState {
  /** Absent before the first page. */
  readonly cursor?: string;
  /** What lay there at the first start has been read to its end. */
  readonly isDrained: boolean;
  readonly rings: number;
  /** A callback came that no pull has answered. */
  readonly isRung: boolean;
  /** Of the newest callback. */
  readonly token?: { readonly value: string; readonly at: string };
  readonly pulledAt?: string;
}

export interface Lease {
  readonly holder: string;
  readonly now: Date;
  readonly until: Date;
}

export interface WecomAccounts {
  /** Records a callback: whoever holds the account pulls again. */
  ring(account: KfAccount, token: string, now: Date): Promise<void>;
  /** Makes the rows that are missing. */
  ensure(accounts: readonly KfAccount[]): Promise<void>;
  list(corpId: string): Promise<readonly string[]>;
  /** Takes the account for one worker across replicas; undefined where another has it, or it is not known. */
  claim(account: KfAccount, lease: Lease): Promise<PullState | undefined>;
  /** Keeps the account longer; false where the lease was lost. */
  renew(account: KfAccount, lease: Lease): Promise<boolean>;
  /** Everything before this cursor has been stored; false where the lease was lost, and nothing is saved. */
  saveCursor(account: KfAccount, lease: Lease, read: { cursor: string; isDrained: boolean }): Promise<boolean>;
  /** Lets go of the account, unless it rang meanwhile: then it stays claimed, and its state comes back. */
  release(account: KfAccount, lease: Lease, pulled: { rings: number }): Promise<PullState | undefined>;
  /** Lets go of it with its rings unanswered. */
  abandon(account: KfAccount, holder: string): Promise<void>;
}

/** `bot`: we may speak. `pool` and `person`: WeCom's own people have it. `ended`: the next message begins another one. */
export type SessionState = 'bot' | 'pool' | 'person' | 'ended';

export interface KfSession {
  readonly state: SessionState;
  /** The servicer's userid, where a person has it. */
  readonly servicer?: string;
  /** When it was told so, ISO 8601 UTC. */
  readonly knownAt: string;
}

export interface KfCustomer extends KfAccount {
  readonly externalUserid: string;
}

export interface WecomSessions {
  find(customer: KfCustomer): Promise<KfSession | undefined>;
  save(customer: KfCustomer, session: KfSession): Promise<void>;
}
