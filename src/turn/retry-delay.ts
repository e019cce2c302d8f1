/**
 * Exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015): a random
 * wait of nothing up to twice what it could be after the try before. Ten tries take 18 minutes on average, 36 at most.
 */
const FIRST_DELAY_MS = 5_000;
const MAX_DELAY_MS = 15 * 60_000;

/** Milliseconds to wait after the `attempts`-th failed try (from 1); `random` is in [0, 1). */
export const retryDelayMs = (attempts: number, random: number): number =>
  Math.floor(random * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1)));
