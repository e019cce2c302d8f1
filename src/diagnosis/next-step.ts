import { costOfAsking, costOfAskingOnly, costOfTrying, oneLookAhead } from './look-ahead';
import { positionOf } from './open-steps';
import { likeliestFixes, repairCost } from './repair-cost';
import { whyAsk, whyTry } from './why-step';
import type { Outlook } from './look-ahead';
import type { Belief, Check, History, Model, NextStep, Restrictions } from './model';

/**
 * How wide the second look is. Against the optimum on 40 random models of 5 causes, 4 checks and 5 fixes, the planner's minutes are
 * 1.0030 times (worst 1.017) with one look, 1.0008 times (worst 1.005) with this width, the same with a wider one;
 * on 300 of mixed sizes 1.0002 times (worst 1.008), see tests/bench/diagnosis/planner-to-exact.ts.
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
  const { checks, fixes } = positionOf(model, belief, history, restrictions);
  const outlook: Outlook = { weights: Float64Array.from(belief), checks, fixes };
  const ranked = rankChecks(model, outlook);
  const later = new Set(ranked.slice(0, WIDTH.laterChecks + 1));
  const valueAfter = (next: Outlook): number =>
    oneLookAhead(model, { ...next, checks: next.checks.filter(check => later.has(check)) });

  const tries = likeliestFixes(model, fixes, outlook.weights, WIDTH.fixes).map((fix): NextStep => ({
    kind: 'try',
    id: fix.id,
    expectedMinutes: costOfTrying(model, outlook, fix, valueAfter),
    why: whyTry(model, belief, fix),
  }));
  const asks = ranked.slice(0, WIDTH.checks).map((check): NextStep => ({
    kind: 'ask',
    id: check.id,
    expectedMinutes: costOfAsking(outlook, check, valueAfter),
    why: whyAsk(model, belief, check),
  }));
  const handoff: NextStep = {
    kind: 'handoff',
    expectedMinutes: model.handoffMinutes,
    why: fixes.length === 0 ? 'no-fix-left' : 'person-cheaper',
  };
  return [...tries, ...asks, handoff].reduce((best, step) =>
    step.expectedMinutes < best.expectedMinutes - TIE_MINUTES ? step : best,
  );
}

/** Checks by what asking each and then only repairing costs, cheapest first. */
function rankChecks(model: Model, outlook: Outlook): readonly Check[] {
  const now = repairCost(model, outlook.fixes, outlook.weights);
  return outlook.checks
    .map(check => ({ check, minutes: costOfAskingOnly(model, outlook, check, now) }))
    .sort((a, b) => a.minutes - b.minutes)
    .map(({ check }) => check);
}
