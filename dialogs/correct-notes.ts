import { deniesTwice } from '../src/language/entities/find-situation';
import { withoutTwice } from '../src/incident/with-money';
import { withoutAttempt, withoutUnasked } from '../src/incident/with-steps';
import { blames, corrects, correctTail, namesPhone, protests } from '../src/language/words/read-correction';
import { createVocabulary } from '../src/incident/vocabulary';
import type { Incident } from '../src/incident/incident';
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
  return corrects(normalized) && talk.gainedFacts;
}

/** The steps that it says were never done: `我没擦过卡槽`. */
const attemptsDenied = ({ reading, tools }: Talk): readonly string[] =>
  reading.clauses
    .map(({ understanding }) => understanding.normalized)
    .filter(clause => NEVER_DONE.test(clause))
    .flatMap(clause => readTried(tools.reader, clause.replace(NEVER_DONE, '$1')));
const NEVER_DONE = /(?:没|冇|莫|未)(?:有)?([^，。,]{1,4}过)/;

/** What was noted from a message in passing, was read back, and is disowned: `我没说信号啊` after `记下了，信号：三格以上`. */
export function takeBackDisowned(talk: Talk): void {
  const { incident, owner, input } = talk;
  const { normalized } = talk.reading.understanding;
  if (!incident || owner !== 'bot' || !protests(normalized)) return;
  const lines = input.transcript.filter(({ from }) => from === 'bot').slice(-LATEST);
  const last = lines.at(-1);
  // `都不是这几个` is said of the questions that were offered.
  if (last?.reply?.choices.some(({ id }) => questionOf(id) !== undefined) && NONE_OF_THESE.test(normalized)) return;
  const notes = notesOf(talk).filter(({ line }) => lines.some(({ text }) => text.includes(line)));
  const named = notes.filter(note => isMeant(note, normalized));
  // `你记错了吧` means whatever was noted last; `我没说店里有网线` means that and nothing else.
  const insisted =
    blames(normalized) &&
    !HAS_NONE.test(normalized) &&
    !deniedParts(normalized).some(denied => denied.length > SAYS_NOTHING);
  const wrong = named.length > 0 || !insisted ? named : notes.filter(({ line }) => last?.text.includes(line));
  const [kept, gone] = [
    wrong.filter(({ id }) => isToldAnew(talk, id)),
    wrong.filter(({ id }) => !isToldAnew(talk, id)),
  ];
  if (wrong.length === 0) return;
  talk.keep(withoutNotes(incident, gone));
  talk.hasTakenBack = true;
  if (gone.length > 0) talk.begin('note.taken-back', { text: gone.map(({ topic }) => topic).join('、') });
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
function isMeant({ kind, topic, label }: Note, normalized: string): boolean {
  if (kind === 'step') {
    if (OF_TERMINAL.test(normalized) && !OF_TERMINAL.test(label)) return false;
    const deeds = [...normalized.matchAll(NEVER_DID)].map(([, deed]) => deed ?? '');
    if (sharesPair(normalized, label) && NOT_DONE_YET.test(normalized)) return true;
    return deeds.some(deed => [...deed].some(character => label.includes(character)));
  }
  return normalized.split(CLAUSE_END).some(clause => {
    const denied = deniedIn(clause);
    if (denied === undefined || OF_CAUSE.test(denied)) return false;
    return sharesPair(denied, label) || (OF_SAYING.test(clause) && clause.includes(topic.slice(0, 2)));
  });
}
/** `这个机子几个星期都没关过` says nothing of the application that was closed. */
const OF_TERMINAL = /机子|机器|关过?机|[台部]机/;
/** A step that is named and was not done, or not to the end. */
const NOT_DONE_YET = /还没(?:试|弄|做|用)|没(?:有)?(?:换|试|做|弄|擦|连)过|哪来的|刚(?:刚)?(?:插|换|连)上/;
/** What a clause denies: `边个说唔用无线网`, `不是足够啊`. */
const deniedIn = (clause: string): string | undefined => DENIAL.exec(clause)?.[1];
const deniedParts = (normalized: string): readonly string[] =>
  normalized.split(CLAUSE_END).flatMap(clause => deniedIn(clause) ?? []);
const SAYS_NOTHING = 3;
/** What is not there was said of an answer, and of no note: `我店里没有路由器啊 你是不是弄错了`. */
const HAS_NONE = /(?:没有|没得|冇|莫得)(?!(?:说|讲|提|写|停|记|这))[^，。,\s]{2}/;
const CLAUSE_END = /[，。,!！?？\s]+/;
const DENIAL =
  /(?:(?<!是)不是|没(?:有)?(?:说|讲|提|停)|哪有|谁说|哪个说|(?:啥|什么|几)[^，。]{0,2}时候?说|我没(?:有)?|^(?:啥|什么|哪来的))(.+)/;
const OF_SAYING = /说|讲|提|记|写/;
/** That something is not the reason does not deny it: `不是无线网的问题`. */
const OF_CAUSE = /问题|原因|的事|毛病/;
const NEVER_DID = /(?:没|冇|莫|未)(?:有)?([^，。,\s]{1,3})过|(?:还没|没有?)(试|弄|做|换|擦|重启)/g;

/** Two characters that stand together in both. */
const sharesPair = (text: string, label: string): boolean =>
  [...label].slice(1).some((character, at) => text.includes(label[at]! + character));

const NONE_OF_THESE = /^(?:都|全)?不是/;
/** Bot lines in which a note may have been read back. */
const LATEST = 6;
