/** How far simulated merchants are from the model's ideal one; shares from 0 to 1, unless their name says otherwise. */
export interface Noise {
  /** Answers replaced by another option, each as likely. */
  readonly wrongAnswer: number;
  /** Of the answers that the model expects, those where the merchant cannot say after all. */
  readonly unsure: number;
  /** Checks skipped. */
  readonly skip: number;
  /** Fixes that the merchant cannot or will not do, where the model has no share of its own for the fix. */
  readonly couldNot: number;
  /** Merchants whose money may have been taken throughout: nothing that swipes is proposed to them. */
  readonly moneyUncertain: number;
  /** Chance a minute of talk that the merchant closes the chat for good, the same in every minute. */
  readonly leavesPerMinute: number;
  /** Steps after which it works and the merchant says that it does not, for want of a test. */
  readonly missedCure: number;
  /** Steps after which it does not work and the merchant says that it does; the next sale fails, and the merchant comes back. */
  readonly falseCure: number;
}

/** Own estimates, until closed incidents give counts. */
export const DEFAULT_NOISE: Noise = {
  wrongAnswer: 0.05,
  unsure: 0.05,
  skip: 0.03,
  couldNot: 0.05,
  moneyUncertain: 0.05,
  leavesPerMinute: 0.01,
  missedCure: 0.03,
  falseCure: 0,
};
