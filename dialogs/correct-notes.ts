import { deniesTwice } from '../src/language/entities/find-situation';
import { withoutTwice } from '../src/incident/with-money';
import { withoutAttempt, withoutUnasked } from '../src/incident/with-steps';
import { corrects, correctTail, disowns, namesPhone } from '../src/language/words/read-correction';
import { createVocabulary } from '../src/incident/vocabulary';
import { openCase } from './case';
import { questionOf } from './menus';
import { readTried } from './read-steps-named';
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
  const undone = attemptsDenied(talk).filter(fix => before.attempts.some(attempt => attempt.fix === fix));
  if (undone.length > 0) {
    talk.keep(undone.reduce(withoutAttempt, before));
    return true;
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

/** The steps that it says were never done: `我没擦过卡槽`. */
const attemptsDenied = ({ reading, tools }: Talk): readonly string[] =>
  reading.clauses
    .map(({ understanding }) => understanding.normalized)
    .filter(clause => NEVER_DONE.test(clause))
    .flatMap(clause => readTried(tools.reader, clause.replace(NEVER_DONE, '$1')));
const NEVER_DONE = /(?:没|冇|莫|未)(?:有)?([^，。,]{1,4}过)/;

/** What was noted from a message in passing, read back, and is disowned at once: `我没说信号啊` after `记下了，信号：三格以上`. */
export function takeBackDisowned(talk: Talk): void {
  const { incident, owner, input, knowledge } = talk;
  const { normalized } = talk.reading.understanding;
  const last = input.transcript.findLast(({ from }) => from === 'bot');
  // `都不是这几个` is said of the questions that were offered.
  if (last?.reply?.choices.some(({ id }) => questionOf(id) !== undefined) && NONE_OF_THESE.test(normalized)) return;
  const said = last?.text ?? '';
  if (!incident || owner !== 'bot' || !(disowns(normalized) || DENIES.test(normalized))) return;
  const words = createVocabulary(knowledge);
  const isMeant = (check: string, answer: string): boolean =>
    said.includes(`${words.checkTopic(check)}：${words.answerLabel(check, answer)}`) &&
    (normalized.includes(words.checkTopic(check).slice(0, disowns(normalized) ? 2 : TOPIC_CHARACTERS)) ||
      isDeniedIn(normalized, words.answerLabel(check, answer)));
  const wrong = incident.observations.filter(({ check, answer, unasked }) => unasked && isMeant(check, answer));
  const checks = wrong
    .map(({ check }) => check)
    .filter(check => !talk.noted.some(({ questionId }) => questionId === check));
  if (checks.length === 0) return;
  talk.keep(withoutUnasked(incident, checks));
  talk.hasTakenBack = true;
  talk.begin('note.taken-back', { text: checks.map(check => words.checkTopic(check)).join('、') });
}
const NONE_OF_THESE = /^(?:都|全)?不是/;
/** The denial stands right before what it denies: `没有停在开机画面呀`, and not `都不是这几个 是“先结算”`. */
function isDeniedIn(normalized: string, label: string): boolean {
  const at = normalized.indexOf(label);
  return at >= 0 && DENIES.test(normalized.slice(Math.max(0, at - BEFORE_LABEL), at));
}
const BEFORE_LABEL = 4;
const DENIES = /没|不是|哪有|冇/;
const TOPIC_CHARACTERS = 3;
