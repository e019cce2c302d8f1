import { afterEvidence, priorBelief } from './belief';
import { expectedMinutes } from './exact-plan';
import { nextStep } from './next-step';
import { positionOf } from './open-steps';
import type { ExactPlan } from './exact-plan';
import type { Position } from './open-steps';
import type { Belief, History, Model } from './model';

/**
 * Expected minutes of the planner under the model, without noise, over the optimum's: 1 is as good as can be.
 * Mean over the first words, as likely as the model has them.
 */
export function ratioToExact(model: Model, plan: ExactPlan): number {
  let planned = 0;
  let best = 0;
  for (const { probability, belief } of firstBeliefs(model)) {
    const start = positionOf(model, belief, { asked: [], tried: [] }, { moneyUncertain: false });
    const minutes = expectedMinutes(model, start, position =>
      nextStep(model, position.belief, historyAt(model, position), { moneyUncertain: false }),
    );
    planned += probability * minutes;
    best += probability * plan.at(start).minutes;
  }
  return best > 0 ? planned / best : 1;
}

function firstBeliefs(model: Model): readonly { readonly probability: number; readonly belief: Belief }[] {
  const prior = priorBelief(model);
  const worded = model.evidence.map(({ intent, likelihood }) => ({
    probability: likelihood.reduce((sum, given, cause) => sum + given * (prior[cause] ?? 0), 0),
    belief: afterEvidence(model, prior, intent),
  }));
  const rest = 1 - worded.reduce((sum, { probability }) => sum + probability, 0);
  return [...worded, { probability: Math.max(rest, 0), belief: prior }];
}

/** Everything that is no longer open counts as done. */
const historyAt = (model: Model, { checks, fixes }: Position): History => ({
  asked: model.checks.map(check => check.id).filter(id => !checks.some(check => check.id === id)),
  tried: model.fixes.map(fix => fix.id).filter(id => !fixes.some(fix => fix.id === id)),
});
