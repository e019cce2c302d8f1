import { afterFailedFix, weigh } from '../../../src/diagnosis/belief';
import type { Belief, History, Model } from '../../../src/diagnosis/model';
import { nextStep } from '../../../src/diagnosis/next-step';
import { expect } from '../../../src/diagnosis/open-steps';

export interface Followed {
  /** Expected merchant minutes of the planner from this belief, under the model. */
  readonly minutes: number;
  /** Probability of the talks that were not followed to their end; of these the minutes are what the planner itself expects. */
  readonly cut: number;
  /** By check and fix, how likely the planner is to come to it, the most likely first. */
  readonly reached: ReadonlyMap<string, number>;
}

interface Place {
  readonly belief: Belief;
  readonly history: History;
  /** P(a talk comes here). */
  readonly reach: number;
}

/** Follows the planner through all that can be answered and fail, as far as places are reached at least this often: no talk is drawn by lot. */
export function followPlanner(model: Model, start: Belief, leastReach: number): Followed {
  const reached = new Map<string, number>();
  let cut = 0;
  const minutesFrom = ({ belief, history, reach }: Place): number => {
    const step = nextStep(model, belief, history, { moneyUncertain: false });
    if (step.kind === 'handoff') return step.expectedMinutes;
    if (reach < leastReach) {
      cut += reach;
      return step.expectedMinutes;
    }
    reached.set(step.id, (reached.get(step.id) ?? 0) + reach);
    const after = (probability: number, next: Omit<Place, 'reach'>): number =>
      probability > 0 ? probability * minutesFrom({ ...next, reach: reach * probability }) : 0;
    const check = step.kind === 'ask' && model.checks.find(({ id }) => id === step.id);
    if (check) {
      const { likelihood, minutes, unsure } = check;
      const asked = { ...history, asked: [...history.asked, check.id] };
      return likelihood.reduce(
        (sum, option) =>
          sum + after((1 - unsure) * expect(belief, option), { belief: weigh(belief, option), history: asked }),
        minutes + after(unsure, { belief, history: asked }),
      );
    }
    const fix = model.fixes.find(({ id }) => id === step.id);
    if (!fix) throw new Error(`The planner chose ${step.id}, which the model does not have`);
    const { couldNot = 0, id, minutes, success } = fix;
    const tried = { ...history, tried: [...history.tried, id] };
    return (
      (1 - couldNot) * minutes +
      couldNot * (model.refusedMinutes ?? 0) +
      after(couldNot, { belief, history: { ...tried, refused: [...(history.refused ?? []), id] } }) +
      after((1 - couldNot) * (1 - expect(belief, success)), {
        belief: afterFailedFix(model, belief, id),
        history: tried,
      })
    );
  };
  const minutes = minutesFrom({ belief: start, history: { asked: [], tried: [] }, reach: 1 });
  return { minutes, cut, reached: new Map([...reached].sort(([, a], [, b]) => b - a)) };
}
