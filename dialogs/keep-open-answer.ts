import { withAttempt, withObservation } from '../src/incident/with-steps';
import { openCase } from './case';
import { MONEY_CHECK } from './due-safety-check';
import { isNotBegun } from './not-begun';
import { chosenOf, failedAnother, hasFailed } from './read-step';
import { saysFixed, tellsFailure } from './says-fixed';
import type { Talk } from './talk';

/**
 * Records what a message says to the open question before something else in it leads away: the step that failed (`还是不行 叫个人来`), or the
 * answer beside a code. A danger is left to its own dialog.
 */
export function keepOpenAnswer(talk: Talk): void {
  const { pending, knowledge, memory } = talk;
  if (pending?.kind === 'check' && pending.id !== MONEY_CHECK) {
    const check = knowledge.checks.find(({ id }) => id === pending.id);
    const option = chosenOf(talk, check);
    if (check && option && !option.raises)
      talk.keep(withObservation(openCase(talk), { check: check.id, answer: option.id, at: talk.at }));
    return;
  }
  const openFix = pending?.kind === 'fix' ? pending.id : isOffer(pending) ? memory.openFix : undefined;
  if (
    openFix === undefined ||
    saysFixed(talk) ||
    failedAnother(talk, openFix) ||
    isNotBegun(talk) ||
    !(tellsFailure(talk.reading) || hasFailed(talk))
  )
    return;
  talk.keep(withAttempt(openCase(talk), { fix: openFix, result: 'not-fixed', at: talk.at }));
}

const isOffer = (pending: Talk['pending']): boolean => pending?.kind === 'menu' && pending.id === 'handoff-offer';
