import { expect, prerequisitesOf, withAnswer, withFailedFix, withoutCheck, withRefusedFix } from './open-steps';
import type { Position } from './open-steps';
import type { Model } from './model';

/** A step as the exact planner and the simulation name it. */
export type PlanStep =
  | { readonly kind: 'ask'; readonly id: string }
  | { readonly kind: 'try'; readonly id: string }
  | { readonly kind: 'handoff' };

export interface ExactPlan {
  /** The optimal step and the expected merchant minutes under the model. */
  at(position: Position): { readonly step: PlanStep; readonly minutes: number };
}

/** States that are solved within a few seconds. */
const MOST_STATES = 100_000;

/** Upper bound on the states below one first belief: every check open, unsure or answered; every fix open, failed or refused. */
export const countStates = (model: Model): number =>
  model.checks.reduce((product, check) => product * (check.options.length + 2), 1) *
  model.fixes.reduce((product, { couldNot = 0 }) => product * (couldNot > 0 ? 3 : 2), 1);

export const isSmallEnough = (model: Model): boolean => countStates(model) <= MOST_STATES;

/**
 * The optimal policy by dynamic programming over positions: every order of every check and fix is weighed.
 * The yardstick for `nextStep`, usable on small models only (`isSmallEnough`). Solves on demand and keeps what it solved.
 */
export function createExactPlan(model: Model): ExactPlan {
  const solved = new Map<string, ReturnType<ExactPlan['at']>>();
  const at: ExactPlan['at'] = position => {
    const key = keyOf(position);
    const known = solved.get(key);
    if (known) return known;
    let best: ReturnType<ExactPlan['at']> = { step: { kind: 'handoff' }, minutes: model.handoffMinutes };
    for (const step of openStepsOf(position)) {
      const minutes = costOfStep(model, position, step, next => at(next).minutes);
      if (minutes < best.minutes - 1e-12) best = { step, minutes };
    }
    solved.set(key, best);
    return best;
  };
  return { at };
}

/** Expected merchant minutes of a policy that looks at the position only, under the model and without noise. */
export function expectedMinutes(model: Model, start: Position, choose: (position: Position) => PlanStep): number {
  const known = new Map<string, number>();
  const from = (position: Position): number => {
    const key = keyOf(position);
    const before = known.get(key);
    if (before !== undefined) return before;
    const minutes = costOfStep(model, position, choose(position), from);
    known.set(key, minutes);
    return minutes;
  };
  return from(start);
}

function openStepsOf({ checks, fixes }: Position): readonly PlanStep[] {
  const ready = fixes.filter(fix => prerequisitesOf(fix, fixes).length === 0);
  return [
    ...ready.map(fix => ({ kind: 'try' as const, id: fix.id })),
    ...checks.map(check => ({ kind: 'ask' as const, id: check.id })),
  ];
}

function costOfStep(model: Model, position: Position, step: PlanStep, valueOf: (next: Position) => number): number {
  if (step.kind === 'handoff') return model.handoffMinutes;
  if (step.kind === 'try') {
    const fix = position.fixes.find(entry => entry.id === step.id);
    if (!fix) throw new RangeError(`The fix ${step.id} is not open here`);
    const stays = 1 - expect(position.belief, fix.success);
    const done = fix.minutes + stays * valueOf(withFailedFix(model, position, fix));
    const { couldNot = 0 } = fix;
    if (couldNot === 0) return done;
    return (1 - couldNot) * done + couldNot * ((model.refusedMinutes ?? 0) + valueOf(withRefusedFix(position, fix)));
  }
  const check = position.checks.find(entry => entry.id === step.id);
  if (!check) throw new RangeError(`The check ${step.id} is not open here`);
  const answered = check.likelihood.reduce(
    (sum, likelihood) => sum + expect(position.belief, likelihood) * valueOf(withAnswer(position, check, likelihood)),
    0,
  );
  return check.minutes + check.unsure * valueOf(withoutCheck(position, check)) + (1 - check.unsure) * answered;
}

/** Equal histories in another order give the same belief up to rounding; 7 decimals merge them. */
const keyOf = ({ belief, checks, fixes }: Position): string =>
  [checks.map(check => check.id), fixes.map(fix => fix.id), belief.map(p => p.toFixed(7))].join('|');
