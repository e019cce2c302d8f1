import { createRandom, draw } from './random';
import type { Check, Fix, Model } from './model';

/** How far merchants are from the model's ideal one; shares from 0 to 1. */
export interface Noise {
  /** An answer replaced by another option, each as likely. */
  readonly wrongAnswer: number;
  /** A check skipped. */
  readonly skip: number;
  /** A fix that the merchant cannot or will not do, beyond the share that the model has for it. */
  readonly couldNot: number;
  /** Merchants whose money may have been taken throughout: nothing that swipes is proposed to them. */
  readonly moneyUncertain: number;
}

/** Own estimates, until closed incidents give counts. */
export const DEFAULT_NOISE: Noise = { wrongAnswer: 0.05, skip: 0.03, couldNot: 0.05, moneyUncertain: 0.05 };

export interface SimulatedMerchant {
  /** Index into the model's causes; hidden from the policies. */
  readonly cause: number;
  /** What the first words are read as; absent where they point at nothing the model lists. */
  readonly firstIntent?: string;
  readonly moneyUncertain: boolean;
  answer(check: Check): string;
  attempt(fix: Fix): 'fixed' | 'not-fixed' | 'could-not';
}

/**
 * Merchant `number` of the run: cause by the priors, words by the evidence, answers and outcomes by the likelihoods, with noise.
 * Each answer and outcome is drawn from a stream of its own, so every policy meets the very same merchant in whatever order it asks.
 */
export function createMerchant(model: Model, seed: number, number: number, noise: Noise): SimulatedMerchant {
  const streamOf = (what: string) => createRandom(`${seed}/${number}/${what}`);
  const start = streamOf('start');
  const cause = draw(start, model.priors) ?? model.causes.length - 1;
  const words = draw(
    start,
    model.evidence.map(entry => entry.likelihood[cause] ?? 0),
  );
  const firstIntent = words === undefined ? undefined : model.evidence[words]?.intent;
  return {
    cause,
    ...(firstIntent !== undefined && { firstIntent }),
    moneyUncertain: start() < noise.moneyUncertain,
    answer: check => {
      const random = streamOf(`check ${check.id}`);
      if (random() < noise.skip) return 'skipped';
      if (random() < check.unsure) return 'unsure';
      const meant =
        draw(
          random,
          check.likelihood.map(option => option[cause] ?? 0),
        ) ?? check.options.length - 1;
      const slips = random() < noise.wrongAnswer;
      const shift = slips ? 1 + Math.floor(random() * (check.options.length - 1)) : 0;
      return check.options[(meant + shift) % check.options.length] ?? 'unsure';
    },
    attempt: fix => {
      const random = streamOf(`fix ${fix.id}`);
      if (random() < noise.couldNot || random() < (fix.couldNot ?? 0)) return 'could-not';
      return random() < (fix.success[cause] ?? 0) ? 'fixed' : 'not-fixed';
    },
  };
}
