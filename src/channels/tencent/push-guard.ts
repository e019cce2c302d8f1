import type { Clock } from '../../clock';

/** Pushes are signed when they are sent, and sent again within seconds; our own choice, the vendor sets no limit. */
const WINDOW_MS = 5 * 60_000;
/** Above this the oldest are forgotten: ten minutes of 160 pushes a second. */
const MOST_NONCES = 100_000;

export interface PushGuard {
  /** Whether the timestamp (seconds, as text) is of these minutes. */
  isRecent(timestamp: string): boolean;
  /**
   * Whether timestamp and nonce may come with this body: always the first time, later only with the same body, since retries repeat all
   * three. The plain signature does not cover the body, so a request that somebody saw would else sign any other.
   */
  admits(timestamp: string, nonce: string, body: string): boolean;
}

/** Keeps the signatures of the last minutes from being used again for something else. */
export function createPushGuard(clock: Clock): PushGuard {
  const bodies = new Map<string, { readonly body: string; readonly at: number }>();
  const forgetOld = (now: number): void => {
    for (const [key, { at }] of bodies) {
      if (now - at <= 2 * WINDOW_MS && bodies.size <= MOST_NONCES) return;
      bodies.delete(key);
    }
  };
  return {
    isRecent(timestamp) {
      if (!/^\d{1,12}$/.test(timestamp)) return false;
      return Math.abs(clock.now().getTime() - Number(timestamp) * 1000) <= WINDOW_MS;
    },
    admits(timestamp, nonce, body) {
      const now = clock.now().getTime();
      forgetOld(now);
      const key = `${timestamp} ${nonce}`;
      const known = bodies.get(key);
      if (known) return known.body === body;
      bodies.set(key, { body, at: now });
      return true;
    },
  };
}
