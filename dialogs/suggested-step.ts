import { isMoneySettled } from '../src/incident/is-money-at-risk';
import type { CheckOption } from '../src/knowledge/schema';
import { codeFileOf, modelOf, openCase } from './case';
import { historyFor } from './diagnosis-model';
import type { Talk } from './talk';

/** What a told answer calls for before anything else, where it was not tried: one card only, and the others are read. */
export function suggestedStep(talk: Talk): CheckOption['suggests'] {
  const incident = openCase(talk);
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, incident);
  const settled = isMoneySettled(incident);
  const model = modelOf(talk);
  return talk.knowledge.checks
    .flatMap(({ id, options }) => options.map(({ id: answer, suggests }) => ({ check: id, answer, suggests })))
    .find(
      ({ check, answer, suggests }) =>
        suggests !== undefined &&
        incident.observations.some(told => told.check === check && told.answer === answer) &&
        !tried.includes(suggests.fix) &&
        model.fixes.some(({ id, swipes }) => id === suggests.fix && (settled || !swipes)),
    )?.suggests;
}
