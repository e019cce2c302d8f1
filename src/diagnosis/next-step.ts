import { expect, positionOf, withAnswer, withFailedFix, withoutCheck } from './open-steps';
import { likeliestFixes, repairCost } from './repair-cost';
import { whyAsk, whyTry } from './why-step';
import type { Position } from './open-steps';
import type { Belief, Check, History, Model, NextStep, Restrictions } from './model';

/**
 * How wide the second look is. Against the optimum on 40 random models of 5 causes, 4 checks and 5 fixes, the planner's minutes are
 * 1.0030 times (worst 1.017) with one look, 1.0008 times (worst 1.005) with this width, the same with a wider one.
 */
const WIDTH = { checks: 3, fixes: 2, laterChecks: 4 };

/** Two costs closer than this many minutes are a tie; ties go to trying, then asking, then the order of the model. */
const TIE_MINUTES = 1e-9;

/**
 * The step with the least expected merchant minutes until the fault is gone: ask a check, try a fix, or hand off.
 *
 * Every check is scored by one look ahead (its minutes plus the repair cost of what each answer leaves). The best few checks and
 * fixes are then looked at once more, with one further check allowed after each outcome: that is what lets two checks that only
 * help together be asked. Pure and deterministic; a fix in `history.tried` counts as tried whether it was done or refused.
 */
export function nextStep(model: Model, belief: Belief, history: History, restrictions: Restrictions): NextStep {
  const position = positionOf(model, belief, history, restrictions);
  const ranked = rankChecks(model, position);
  const later = new Set(ranked.slice(0, WIDTH.laterChecks + 1));
  const valueAfter = (next: Position): number =>
    oneLookAhead(model, { ...next, checks: next.checks.filter(check => later.has(check)) });

  const tries = likeliestFixes(position, WIDTH.fixes).map((fix): NextStep => ({
    kind: 'try',
    id: fix.id,
    expectedMinutes: fix.minutes + (1 - expect(belief, fix.success)) * valueAfter(withFailedFix(model, position, fix)),
    why: whyTry(model, belief, fix),
  }));
  const asks = ranked.slice(0, WIDTH.checks).map((check): NextStep => ({
    kind: 'ask',
    id: check.id,
    expectedMinutes: costOfAsking(position, check, valueAfter),
    why: whyAsk(model, belief, check),
  }));
  const handoff: NextStep = {
    kind: 'handoff',
    expectedMinutes: model.handoffMinutes,
    why: position.fixes.length === 0 ? 'no-fix-left' : 'person-cheaper',
  };
  return [...tries, ...asks, handoff].reduce((best, step) =>
    step.expectedMinutes < best.expectedMinutes - TIE_MINUTES ? step : best,
  );
}

/** Checks by what asking each and then only repairing costs, cheapest first. */
function rankChecks(model: Model, position: Position): readonly Check[] {
  const repair = (next: Position): number => repairCost(next, model.handoffMinutes);
  return position.checks
    .map(check => ({ check, minutes: costOfAsking(position, check, repair) }))
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ check }) => check);
}

/** Least of repairing now and asking one check before. */
function oneLookAhead(model: Model, position: Position): number {
  const repair = (next: Position): number => repairCost(next, model.handoffMinutes);
  return Math.min(repair(position), ...position.checks.map(check => costOfAsking(position, check, repair)));
}

/** The check's minutes plus what its answers leave, weighted by how likely each is. */
function costOfAsking(position: Position, check: Check, valueAfter: (next: Position) => number): number {
  const answered = check.likelihood.reduce((sum, likelihood) => {
    const probability = expect(position.belief, likelihood);
    return probability > 0 ? sum + probability * valueAfter(withAnswer(position, check, likelihood)) : sum;
  }, 0);
  const open = check.unsure > 0 ? check.unsure * valueAfter(withoutCheck(position, check)) : 0;
  return check.minutes + open + (1 - check.unsure) * answered;
}
