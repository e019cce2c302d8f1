import { deniesTwice } from '../src/language/entities/find-situation';
import { withMoney, withoutTwice } from '../src/incident/with-money';
import { withAttempt, withoutAttempt, withoutUnasked } from '../src/incident/with-steps';
import { deedNeverDone, deedsDenied, isNotDoneYet } from '../src/language/words/denies-deed';
import { namesTerminal } from '../src/language/words/names-terminal';
import {
  clausesOf,
  hasNone,
  meansNoneOfThese,
  namesReason,
  namesSaying,
  ownWordsOf,
  readDenied,
} from '../src/language/words/read-denied';
import {
  blames,
  correctAmount,
  corrects,
  correctsNotes,
  correctTail,
  deniesFailure,
  namesPhone,
  protests,
} from '../src/language/words/read-correction';
import { readDeeds } from '../src/language/words/names-deed';
import { createVocabulary } from '../src/incident/vocabulary';
import type { Incident } from '../src/incident/incident';
import { openCase } from './case';
import { questionOf } from './menus';
import { gainsFacts } from './note-facts';
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
  const { amountFen } = before.money;
  const corrected = amountFen === undefined ? undefined : correctAmount(amountFen, normalized);
  if (corrected !== undefined) {
    talk.keep(withMoney(before, { amountFen: corrected }));
    return true;
  }
  const wrong = protests(normalized)
    ? notesOf(talk).filter(note => !isToldAnew(talk, note.id) && isMeant(note, normalized))
    : [];
  if (wrong.length > 0) {
    talk.keep(withoutNotes(before, wrong));
    return true;
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
  // A symptom that the correction resembles puts nothing right.
  const isNew = talk.noted.length > 0 || (talk.input.incident !== undefined && gainsFacts(talk.input.incident, before));
  return corrects(normalized) && isNew;
}

/** Who waits says that the notes are wrong, and what is right, whatever question it resembles: `时间不对 我说的是早上10点 咋写成下午了`. */
export const putsNotesRight = ({ owner, incident, input, reading }: Talk): boolean =>
  owner === 'queue' &&
  incident !== undefined &&
  input.incident !== undefined &&
  correctsNotes(reading.understanding.normalized) &&
  gainsFacts(input.incident, incident);

/**
 * Puts right a step that stands on the card as failed, where who waits says that it helped: the one that is named, or the only one. True where
 * there was one.
 */
export function correctFailure(talk: Talk): boolean {
  const { normalized } = talk.reading.understanding;
  if (!deniesFailure(normalized)) return false;
  const failed = openCase(talk).attempts.filter(({ result }) => result === 'not-fixed');
  const deeds = readDeeds(normalized);
  const words = createVocabulary(talk.knowledge);
  const named = failed.filter(({ fix }) => deeds.includes(fix) || sharesPair(normalized, words.fixLabel(fix)));
  const [meant, ...others] = named.length > 0 ? named : failed;
  if (!meant || others.length > 0) return false;
  talk.keep(withAttempt(openCase(talk), { fix: meant.fix, result: 'fixed', at: talk.at }));
  talk.remember({ cured: true });
  return true;
}

/** The steps that it says were never done: `我没擦过卡槽`. */
const attemptsDenied = ({ reading, tools }: Talk): readonly string[] =>
  reading.clauses
    .flatMap(({ understanding }) => deedNeverDone(understanding.normalized) ?? [])
    .flatMap(deed => readTried(tools.reader, deed));

/** What was noted from a message in passing, was read back, and is disowned: `我没说信号啊` after `记下了，信号：三格以上`. */
export function takeBackDisowned(talk: Talk): void {
  const { incident, owner, input } = talk;
  const { normalized } = talk.reading.understanding;
  // `没说要结算` to the question what the screen says answers it.
  if (!incident || owner !== 'bot' || talk.reading.isExact || !protests(normalized)) return;
  const lines = input.transcript.filter(({ from }) => from === 'bot').slice(-LATEST);
  const last = lines.at(-1);
  // `都不是这几个` is said of the questions that were offered.
  if (last?.reply?.choices.some(({ id }) => questionOf(id) !== undefined) && meansNoneOfThese(normalized)) return;
  const notes = notesOf(talk).filter(({ line }) => lines.some(({ text }) => text.includes(line)));
  const named = notes.filter(note => isMeant(note, normalized));
  // `你记错了吧` means whatever was noted last; `我没说店里有网线` means that and nothing else.
  const insisted =
    blames(normalized) && !hasNone(normalized) && !deniedParts(normalized).some(denied => denied.length > SAYS_NOTHING);
  const meant = named.length > 0 || !insisted ? named : notes.filter(({ line }) => last?.text.includes(line));
  // `划掉重开我是试过了 你咋没了`: who says that it was done takes it back from nobody.
  const wrong = meant.filter(({ kind, id }) => kind === 'answer' || !talk.reading.triedInVain.includes(id));
  const [kept, gone] = [
    wrong.filter(({ id }) => isToldAnew(talk, id)),
    wrong.filter(({ id }) => !isToldAnew(talk, id)),
  ];
  if (wrong.length === 0) return;
  talk.keep(withoutNotes(incident, gone));
  talk.hasTakenBack = true;
  if (gone.length > 0) talk.begin('note.taken-back', { text: gone.map(({ line }) => line).join('、') });
  else if (kept.length > 0) talk.begin('note.was-wrong');
}

/** An answer or a step that was read out of what the merchant said in passing, with the words that it was read back in. */
interface Note {
  readonly kind: 'answer' | 'step';
  readonly id: string;
  readonly topic: string;
  readonly label: string;
  readonly line: string;
}

function notesOf({ incident, knowledge }: Talk): readonly Note[] {
  const words = createVocabulary(knowledge);
  const answers = (incident?.observations ?? [])
    .filter(({ unasked }) => unasked)
    .map(({ check, answer }): Note => {
      const [topic, label] = [words.checkTopic(check), words.answerLabel(check, answer)];
      return { kind: 'answer', id: check, topic, label, line: words.answerHeard(check, answer) };
    });
  const steps = (incident?.attempts ?? [])
    .filter(({ result }) => result === 'not-fixed')
    .map(({ fix }): Note => {
      const label = words.fixLabel(fix);
      return { kind: 'step', id: fix, topic: label, label, line: label };
    });
  return [...answers, ...steps];
}

const withoutNotes = (incident: Incident, notes: readonly Note[]): Incident =>
  notes
    .filter(({ kind }) => kind === 'step')
    .reduce(
      (rest, { id }) => withoutAttempt(rest, id),
      withoutUnasked(
        incident,
        notes.filter(({ kind }) => kind === 'answer').map(({ id }) => id),
      ),
    );

/** The same message says what it is instead. */
const isToldAnew = ({ noted }: Talk, id: string): boolean => noted.some(({ questionId }) => questionId === id);

/** The message denies it, or speaks of what it is about: `不是足够啊` of `电量足够`, `没擦过` of `擦拭卡槽`. */
function isMeant({ kind, topic, label, line }: Note, normalized: string): boolean {
  if (kind === 'step') {
    if (namesTerminal(normalized) && !namesTerminal(label)) return false;
    if (sharesPair(normalized, label) && isNotDoneYet(normalized)) return true;
    return deedsDenied(normalized).some(deed => [...deed].some(character => label.includes(character)));
  }
  return clausesOf(normalized).some(clause => {
    const denied = readDenied(clause);
    if (denied === undefined || namesReason(denied)) return false;
    return (
      sharesPair(denied, label) ||
      sharesPair(denied, ownWordsOf(line)) ||
      (namesSaying(clause) && clause.includes(topic.slice(0, 2)))
    );
  });
}
const deniedParts = (normalized: string): readonly string[] =>
  clausesOf(normalized).flatMap(clause => readDenied(clause) ?? []);
const SAYS_NOTHING = 3;

/** Two characters that stand together in both. */
const sharesPair = (text: string, label: string): boolean =>
  [...label].slice(1).some((character, at) => text.includes(label[at]! + character));

/** Bot lines in which a note may have been read back. */
const LATEST = 6;
