import { hasGoneThrough, isMoneySettled, lacksReadableSlip } from '../src/incident/is-money-at-risk';
import { codeFileOf, likeliestCause, modelOf, openCase, planStep } from './case';
import { historyFor } from './diagnosis-model';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';

/** The step that follows from an answer that was given, where it was not tried and makes sense; undefined where it is the open one. */
export function stepLedTo(talk: Talk): string | undefined {
  const { ledTo, pending } = talk;
  if (ledTo === undefined || talk.owner !== 'bot' || pending?.id === ledTo || saysFixed(talk)) return undefined;
  const incident = openCase(talk);
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, incident);
  const isSettled = isMoneySettled(incident);
  return modelOf(talk).fixes.find(({ id, swipes }) => id === ledTo && !tried.includes(id) && (isSettled || !swipes))
    ?.id;
}

/** The step that does most against a cause, for its minutes, of those that can be proposed now; undefined where there is none. */
export function bestFixFor(talk: Talk, causeId: string): string | undefined {
  const incident = openCase(talk);
  const model = modelOf(talk);
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, incident);
  const cause = model.causes.indexOf(causeId);
  const settled = isMoneySettled(incident);
  const [best] = model.fixes
    .filter(
      ({ id, swipes, after }) =>
        !tried.includes(id) && (settled || !swipes) && after.every(before => tried.includes(before)),
    )
    .map(({ id, success, minutes }) => ({ id, worth: (success[cause] ?? 0) / minutes }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth);
  return best?.id;
}

/** The cause that is likeliest after what is told outright: it leads to the step against it, though the plan would ask something first. */
export function causeTold(talk: Talk): string | undefined {
  if (talk.reading.evidence.length === 0) return undefined;
  planStep(talk, { insisting: true });
  return likeliestCause(talk)?.id;
}

const PRINTER = 'printer';

/** The sale is done with and its slip is wanting: where a payment stopped is not asked any more, before anything was tried. */
const wantsPaper = (talk: Talk): boolean => {
  const incident = openCase(talk);
  const isDone = hasGoneThrough(incident) || isMoneySettled(incident);
  return isDone && lacksReadableSlip(incident) && incident.attempts.length === 0;
};

/** The step against the cause that is asked about, or that what is told outright makes the likeliest; undefined where there is none. */
export function stepForCause(talk: Talk): string | undefined {
  const cause = talk.causeAsked ?? (wantsPaper(talk) ? PRINTER : causeTold(talk));
  return cause === undefined ? undefined : bestFixFor(talk, cause);
}
