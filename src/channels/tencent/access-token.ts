import type { Clock } from '../../clock';

export interface FetchedToken {
  readonly token: string;
  readonly expiresInSec: number;
}

/** Where replicas find the token that one of them has fetched; each on its own where there is none. */
export interface SharedToken {
  read(): Promise<string | undefined>;
  write(token: string, lifeSec: number): Promise<void>;
  clear(token: string): Promise<void>;
}

export interface AccessTokenOptions {
  readonly fetch: () => Promise<FetchedToken>;
  readonly clock: Clock;
  readonly shared?: SharedToken;
}

/** The token of one account. */
export interface AccessToken {
  /** One that is good for some minutes more; who asks while it is fetched waits for the same fetch. Rejects as `fetch` does. */
  get(): Promise<string>;
  /** Forgets this one, which was refused; a newer one is kept. */
  drop(token: string): Promise<void>;
}

/** The platform renews five minutes before the end, and both are good meanwhile (stable_token guide). */
const RENEW_BEFORE_SEC = 300;

export function createAccessToken({ fetch, clock, shared }: AccessTokenOptions): AccessToken {
  let known: { readonly token: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;

  const obtain = async (): Promise<string> => {
    const found = await shared?.read();
    // What another replica has fetched is used until it is refused; it keeps the time.
    if (found !== undefined) return found;
    const { token, expiresInSec } = await fetch();
    const lifeSec = Math.max(expiresInSec - RENEW_BEFORE_SEC, 1);
    known = { token, until: clock.now().getTime() + lifeSec * 1000 };
    await shared?.write(token, lifeSec);
    return token;
  };

  return {
    get() {
      if (known && clock.now().getTime() < known.until) return Promise.resolve(known.token);
      known = undefined;
      return (fetching ??= obtain().finally(() => {
        fetching = undefined;
      }));
    },
    async drop(token) {
      if (known?.token === token) known = undefined;
      await shared?.clear(token);
    },
  };
}
