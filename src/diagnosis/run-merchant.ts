import { afterAnswer, afterEvidence, afterFailedFix, priorBelief } from './belief';
import type { PlanStep } from './exact-plan';
import type { Belief, History, Model, Restrictions } from './model';
import type { SimulatedMerchant } from './simulated-merchant';

/** What a merchant spends on reading a step they then skip or refuse. */
const REFUSED_MINUTES = { check: 0.2, fix: 0.5 };

/** What a policy sees. */
export interface Standing {
  readonly belief: Belief;
  readonly history: History;
  readonly restrictions: Restrictions;
}

export type Choose = (standing: Standing, merchant: SimulatedMerchant) => PlanStep;

/** Takes one merchant from the first words to the end; throws RangeError where a policy repeats a step or names an unknown one. */
export function runMerchant(
  model: Model,
  merchant: SimulatedMerchant,
  choose: Choose,
): { readonly minutes: number; readonly steps: number; readonly resolved: boolean } {
  const restrictions = { moneyUncertain: merchant.moneyUncertain };
  const asked: string[] = [];
  const tried: string[] = [];
  const refused: string[] = [];
  const prior = priorBelief(model);
  let belief = merchant.firstIntent === undefined ? prior : afterEvidence(model, prior, merchant.firstIntent);
  let minutes = 0;
  for (;;) {
    const step = choose({ belief, history: { asked, tried, refused }, restrictions }, merchant);
    const steps = asked.length + tried.length;
    if (step.kind === 'handoff') return { minutes: minutes + model.handoffMinutes, steps, resolved: false };
    if (step.kind === 'ask') {
      const check = model.checks.find(entry => entry.id === step.id);
      if (!check || asked.includes(check.id))
        throw new RangeError(`The check ${step.id} is unknown or was asked before`);
      const answer = merchant.answer(check);
      minutes += answer === 'skipped' ? REFUSED_MINUTES.check : check.minutes;
      belief = afterAnswer(model, belief, check.id, answer);
      asked.push(check.id);
      continue;
    }
    const fix = model.fixes.find(entry => entry.id === step.id);
    if (!fix || tried.includes(fix.id)) throw new RangeError(`The fix ${step.id} is unknown or was tried before`);
    const result = merchant.attempt(fix);
    minutes += result === 'could-not' ? (model.refusedMinutes ?? REFUSED_MINUTES.fix) : fix.minutes;
    if (result === 'fixed') return { minutes, steps: steps + 1, resolved: true };
    if (result === 'not-fixed') belief = afterFailedFix(model, belief, fix.id);
    if (result === 'could-not') refused.push(fix.id);
    tried.push(fix.id);
  }
}
