/**
 * Exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015): a random
 * wait between nothing and twice that of the try before. Ten tries take 17 minutes on average, 34 at most.
 */
const FIRST_DELAY_MS = 2_000;
const MAX_DELAY_MS = 15 * 60_000;

/** Milliseconds to wait after the `attempts`-th failed try (from 1); `random` is in [0, 1). */
export const retryDelayMs = (attempts: number, random: number): number =>
  Math.floor(random * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1)));
