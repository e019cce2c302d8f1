import { hasGoneThrough, isMoneySettled, lacksReadableSlip } from '../src/incident/is-money-at-risk';
import { normalize } from '../src/language/normalize';
import { tellsNetSwitched } from '../src/language/words/tells-net-switched';
import { codeFileOf, likeliestCause, modelOf, openCase, planStep } from './case';
import { historyFor } from './diagnosis-model';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';

/** The step that follows from an answer that was given, where it was not tried and makes sense; undefined where it is the open one. */
export const stepLedTo = (talk: Talk): string | undefined => untried(talk, talk.ledTo);

const SWITCH_NETWORK = 'switch-network';

/** Who tells that the terminal was moved off its Wi-Fi, now or first of all, is led back to it: no question tells more. */
export function stepBack(talk: Talk): string | undefined {
  const { reading, incident } = talk;
  const told = [reading.understanding.normalized, normalize(incident?.firstWords ?? '')].some(tellsNetSwitched);
  const isOnMobile = incident?.observations.some(known => known.check === 'network-kind' && known.answer === 'mobile');
  const back = told && isOnMobile ? untried(talk, SWITCH_NETWORK) : undefined;
  if (back !== undefined) talk.begin('try.switch-back');
  return back;
}

function untried(talk: Talk, ledTo: string | undefined): string | undefined {
  const { pending } = talk;
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
