/**
 * The troubleshooting model: one fault among the causes, or something else.
 * Heckerman, Breese and Rommelse, "Decision-theoretic troubleshooting", CACM 38(3), 1995; SACSO (Jensen et al., 2001).
 */
export interface Model {
  /** Cause ids; the last is `other`. */
  readonly causes: readonly string[];
  /** P(cause), same order as `causes`, sums to 1. */
  readonly priors: readonly number[];
  readonly evidence: readonly Evidence[];
  readonly checks: readonly Check[];
  readonly fixes: readonly Fix[];
  /** Merchant minutes until a person has solved it, from now; the price of handing off. */
  readonly handoffMinutes: number;
  /** Merchant minutes for reading a fix that is then not done; absent: none. */
  readonly refusedMinutes?: number;
}

/** P(the merchant's first words read as `intent` | cause), by cause in the model's order. */
export interface Evidence {
  readonly intent: string;
  readonly likelihood: readonly number[];
}

export interface Check {
  readonly id: string;
  /** Merchant minutes, walking included, plus disturbance. */
  readonly minutes: number;
  /** Option ids. */
  readonly options: readonly string[];
  /** P(option | cause): `likelihood[option][cause]`; each cause's column sums to 1 over the options. */
  readonly likelihood: readonly (readonly number[])[];
  /** P(merchant cannot say), the same for every cause: such an answer moves no belief. */
  readonly unsure: number;
  /** Needs a card payment to answer: never while money is uncertain. */
  readonly swipes?: boolean;
}

export interface Fix {
  readonly id: string;
  readonly minutes: number;
  /** P(the fault is gone | cause, fix done), by cause. */
  readonly success: readonly number[];
  /** P(the merchant cannot or will not do it), the same for every cause: a refusal moves no belief. Absent: 0. */
  readonly couldNot?: number;
  /** Needs a card payment to see whether it helped: never while money is uncertain. */
  readonly swipes: boolean;
  /** Fix ids that are tried before this one (settle the batch before a restart). */
  readonly after: readonly string[];
}

/** Probability by cause, in the model's order; sums to 1. */
export type Belief = readonly number[];

export interface History {
  readonly asked: readonly string[];
  /** Fixes that were proposed, done or not. */
  readonly tried: readonly string[];
  /** Those of `tried` that the merchant could not do: what has to come after one of them cannot be done either. */
  readonly refused?: readonly string[];
}

export interface Restrictions {
  /** While money may have been taken, no check or fix that swipes is proposed. */
  readonly moneyUncertain: boolean;
}

export type NextStep = { readonly expectedMinutes: number; readonly why: string } & (
  | { readonly kind: 'ask'; readonly id: string }
  | { readonly kind: 'try'; readonly id: string }
  | { readonly kind: 'handoff' }
);
