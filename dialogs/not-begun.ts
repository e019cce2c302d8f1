import { withoutAttempt } from '../src/incident/with-steps';
import { deniesCure } from '../src/language/words/read-works';
import { namesDoing, putsOffStep } from '../src/language/words/puts-off-step';
import { openCase } from './case';
import { isInVain, saysFixed, tellsFailure } from './says-fixed';
import type { Talk } from './talk';

/** Remembers the step that a merchant will do later: `收摊回去再充要得不`. */
export function notePutOff(talk: Talk): void {
  const { pending, owner, reading } = talk;
  if (pending?.kind !== 'fix' || owner === 'agent' || !putsOffStep(reading.understanding.normalized)) return;
  talk.remember({ putOff: pending.id });
}

/** The open step was put off, and nothing was done since: that the fault came again is no failure of it: `刚又黑一盘`. */
export function isNotBegun({ pending, memory, reading }: Talk): boolean {
  if (pending?.kind !== 'fix' || memory.putOff !== pending.id || reading.isExact) return false;
  return !namesDoing(reading.understanding.normalized) && (tellsFailure(reading) || reading.clauses.some(isInVain));
}

/** Who says at the offer of a person that the last step was not done yet goes on with it, and it has not failed: `莫忙转 我都还没充得`. */
export function reopenUndone(talk: Talk): void {
  const { pending, owner, incident, reading } = talk;
  if (pending?.kind !== 'menu' || pending.id !== 'handoff-offer' || owner !== 'bot' || !incident) return;
  if (reading.isExact || saysFixed(talk) || !deniesCure(reading.understanding.normalized)) return;
  const undone = incident.attempts.findLast(({ result, unasked }) => result === 'not-fixed' && unasked !== true);
  if (!undone) return;
  talk.keep(withoutAttempt(openCase(talk), undone.fix));
  talk.remember({ pending: { kind: 'fix', id: undone.fix }, openFix: undefined, misread: 0 });
}
