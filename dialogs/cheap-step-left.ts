import { expect } from '../src/diagnosis/open-steps';
import { replayBelief } from '../src/diagnosis/replay-belief';
import { isMoneySettled } from '../src/incident/is-money-at-risk';
import { codeFileOf, modelOf, openCase } from './case';
import { historyFor } from './diagnosis-model';
import type { Talk } from './talk';

/** What is worth naming beside a person: a few minutes, and one chance in twelve at least, where a person takes half an hour and more. */
const CHEAP = { mostMinutes: 5, leastChance: 0.08 };

/** The step that does most for its minutes of those that can still be tried, where it is quick and may well help. */
export function cheapStepLeft(talk: Talk): { readonly id: string; readonly minutes: number } | undefined {
  const incident = openCase(talk);
  const model = modelOf(talk);
  const belief = replayBelief(model, incident);
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, incident);
  const settled = isMoneySettled(incident);
  const [best] = model.fixes
    .filter(({ id, swipes, after, minutes }) => {
      const isOpen = !tried.includes(id) && after.every(before => tried.includes(before));
      return isOpen && (settled || !swipes) && minutes <= CHEAP.mostMinutes;
    })
    .map(fix => ({ id: fix.id, minutes: fix.minutes, chance: expect(belief, fix.success) }))
    .filter(({ chance }) => chance >= CHEAP.leastChance)
    .sort((a, b) => b.chance / b.minutes - a.chance / a.minutes);
  return best;
}
