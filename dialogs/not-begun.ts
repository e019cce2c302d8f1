import { withoutAttempt } from '../src/incident/with-steps';
import { readDeeds } from '../src/language/words/names-deed';
import { tellsAgain } from '../src/language/words/short-readings';
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
export function isNotBegun(talk: Talk): boolean {
  const { pending, memory, reading } = talk;
  if (pending?.kind !== 'fix' || reading.isExact) return false;
  if (retellsOther(talk, pending.id)) return true;
  if (memory.putOff !== pending.id) return false;
  return !namesDoing(reading.understanding.normalized) && (tellsFailure(reading) || reading.clauses.some(isInVain));
}

/** What was in vain is a step told before, and not the open one: `我不是说了重启过了 不行的`. */
function retellsOther({ reading, incident }: Talk, open: string): boolean {
  const { normalized } = reading.understanding;
  if (!tellsAgain(normalized)) return false;
  const named = [...readDeeds(normalized), ...reading.triedInVain];
  return !named.includes(open) && named.some(id => incident?.attempts.some(({ fix }) => fix === id));
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
