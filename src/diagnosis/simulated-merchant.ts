import { createRandom, draw } from './random';
import type { Noise } from './noise';
import type { Check, Fix, Model } from './model';

export interface SimulatedMerchant {
  /** Index into the model's causes; hidden from the policies. */
  readonly cause: number;
  /** What the first words are read as; absent where they point at nothing the model lists. */
  readonly firstIntent?: string;
  readonly moneyUncertain: boolean;
  /** Minutes of talk after which the merchant closes the chat; Infinity where nobody ever leaves. */
  readonly patienceMinutes: number;
  answer(check: Check): string;
  /** What happens, whatever the merchant then says of it. */
  attempt(fix: SimulatedFix): 'cured' | 'in-vain' | 'could-not';
  /** What the merchant says after doing the fix; `faultGone` is the truth, which is not always seen. */
  report(fix: Fix, faultGone: boolean): 'fixed' | 'not-fixed';
}

/** The fix's own share of merchants who cannot or will not do it, where the model has one, goes before the noise's. */
type SimulatedFix = Fix & { readonly couldNot?: number };

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
    patienceMinutes:
      noise.leavesPerMinute > 0 ? -Math.log(1 - streamOf('patience')()) / noise.leavesPerMinute : Infinity,
    answer: check => {
      const random = streamOf(`check ${check.id}`);
      if (random() < noise.skip) return 'skipped';
      if (random() < 1 - (1 - check.unsure) * (1 - noise.unsure)) return 'unsure';
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
      if (random() < (fix.couldNot ?? noise.couldNot)) return 'could-not';
      return random() < (fix.success[cause] ?? 0) ? 'cured' : 'in-vain';
    },
    report: (fix, faultGone) => {
      const misjudges = streamOf(`report ${fix.id}`)() < (faultGone ? noise.missedCure : noise.falseCure);
      return faultGone === misjudges ? 'not-fixed' : 'fixed';
    },
  };
}
