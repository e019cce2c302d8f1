import { deniesTwice } from '../src/language/entities/find-situation';
import { withoutTwice } from '../src/incident/with-money';
import { withoutUnasked } from '../src/incident/with-steps';
import { corrects, correctTail, disowns, namesPhone } from '../src/language/words/read-correction';
import { createVocabulary } from '../src/incident/vocabulary';
import { openCase } from './case';
import type { Talk } from './talk';

/**
 * Corrects what was noted for the agent, where a message of who waits says that it is wrong: a fact said anew (taken already), the last
 * digits of the telephone number, or an answer that they never gave. True where something changed.
 */
export function correctNotes(talk: Talk): boolean {
  const { normalized } = talk.reading.understanding;
  const before = openCase(talk);
  const { phone } = before.contact;
  if (before.money.twice && deniesTwice(normalized)) {
    talk.keep(withoutTwice(before));
    return true;
  }
  if (disowns(normalized)) {
    const words = createVocabulary(talk.knowledge);
    const named = before.observations.filter(
      ({ check, unasked }) => unasked && normalized.includes(words.checkTopic(check).toLowerCase()),
    );
    if (named.length > 0) {
      talk.keep(
        withoutUnasked(
          before,
          named.map(({ check }) => check),
        ),
      );
      return true;
    }
  }
  if (phone !== undefined && namesPhone(normalized) && !talk.reading.understanding.entities.phone) {
    const corrected = correctTail(phone, normalized);
    if (corrected !== undefined && corrected !== phone) {
      talk.keep({ ...before, contact: { ...before.contact, phone: corrected } });
      return true;
    }
  }
  return corrects(normalized) && talk.gainedFacts;
}
