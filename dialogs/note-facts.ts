import { withNote } from '../src/incident/intake';
import { withAttempt, withObservation } from '../src/incident/with-steps';
import { createVocabulary } from '../src/incident/vocabulary';
import { codeFileOf, noteFacts, openCase } from './case';
import type { Incident } from '../src/incident/incident';
import { isUnreadable } from '../src/language/words/is-unreadable';
import { isHotOrDamp } from '../src/language/words/is-hot-or-damp';
import { DAMAGE_CHECK, MONEY_CHECK } from './due-safety-check';
import type { CheckOption } from '../src/knowledge/schema';
import type { ToldAnswer } from '../src/language/words/reads-evidence';
import { isOfOtherThing, namesItsThing } from '../src/language/words/names-its-thing';
import { screenWords } from '../src/language/words/screen-words';
import { saysNeverSaid } from '../src/language/words/read-correction';
import { tellsChange } from '../src/language/words/tells-change';
import { readReplaced, tellsMistake } from '../src/language/words/tells-mistake';
import { isOfOwnPhone, ofTerminal } from '../src/language/words/of-terminal';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { tellsDone, tellsVain } from '../src/language/words/tells-done';
import { isGoodSign } from '../src/language/words/tells-progress';
import { questionFor } from './menus';
import { tellingPart } from './read-told';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';
import type { Standing } from './weigh-told';
import { weighTold } from './weigh-told';

/** A symptom that is surely named. */
const FAULT_MIN = 0.5;
/** An answer that is put in the place of another one. */
const INSTEAD_MIN = 0.6;
/** Standings at which what is told goes on record. */
const RECORDED: readonly Standing[] = ['new', 'corrects', 'later'];
/** Says no more than that something does not work. */
const SAYS_NOTHING_NEW = /^fault\.(?:code-.+|unspecified)$/;

/**
 * Keeps everything that a message says beside the answer to the open question: facts, symptoms, and answers to checks that were not
 * asked (so that they never are). True where something was new.
 */
export function noteEverything(talk: Talk, explicit = false): boolean {
  const before = openCase(talk);
  noteFacts(talk, explicit);
  const noted = noteScreen(talk);
  const instead = toldInstead(talk, before);
  const told = [
    ...instead,
    ...talk.reading.volunteered.filter(answer => !isOfField(talk, answer)),
    ...toldOtherwise(talk, before),
    ...impliedAnswers(talk),
    ...heatNews(talk, before),
  ].filter(({ questionId }, index, all) => all.findIndex(other => other.questionId === questionId) === index);
  const weighed = told.map(answer => {
    const known = before.observations.find(({ check }) => check === answer.questionId);
    const standing = instead.includes(answer) ? ('corrects' as const) : weighTold(talk, answer, known);
    return { ...answer, known, standing };
  });
  const fresh = weighed.filter(({ standing }) => RECORDED.includes(standing));
  const checksOf = (standing: Standing): readonly string[] =>
    fresh.filter(answer => answer.standing === standing).map(({ questionId }) => questionId);
  const clash = weighed.find(({ standing }) => standing === 'contradicts');
  if (clash?.known)
    talk.contradiction = { check: clash.questionId, which: { before: clash.known.answer, now: clash.optionId } };
  talk.corrected = [...talk.corrected, ...checksOf('corrects')];
  talk.changed = [...talk.changed, ...checksOf('later')];
  const after = fresh.reduce(
    (incident, { questionId, optionId, known, standing }) =>
      withObservation(incident, {
        check: questionId,
        answer: optionId,
        at: talk.at,
        ...(!(known && !known.unasked && standing !== 'new') && { unasked: true as const }),
      }),
    noted,
  );
  const tried = newlyTried(talk);
  if (fresh.length > 0 || tried.length > 0)
    talk.keep(
      tried.reduce(
        (incident, fix) => withAttempt(incident, { fix, result: 'not-fixed', at: talk.at, unasked: true }),
        after,
      ),
    );
  talk.triedNow = tried;
  talk.noted = fresh;
  const { intent, confidence } = talk.reading.understanding;
  const namesSymptom = intent.startsWith('fault.') && !SAYS_NOTHING_NEW.test(intent) && confidence >= FAULT_MIN;
  const knewSymptom = before.symptoms.some(symptom => symptom.intent === intent);
  return fresh.length > 0 || tried.length > 0 || (namesSymptom && !knewSymptom) || gainsFacts(before, noted);
}

/** What the screen says is kept as it was put, be it told in passing: an agent looks for it where the form has it. */
function noteScreen(talk: Talk): Incident {
  const incident = openCase(talk);
  const { reading, pending, owner } = talk;
  const words = owner === 'agent' || pending?.kind === 'field' ? undefined : screenWords(tellingPart(reading.clauses));
  if (words === undefined || incident.intake.notes['screenText'] !== undefined) return incident;
  return talk.keep(withNote(incident, 'screenText', words));
}

/** What cannot be read is what the form asks for, and no blank slip: `哪家不晓得 上面字看不清`. */
const isOfField = ({ pending, reading }: Talk, { questionId }: ToldAnswer): boolean =>
  pending?.kind === 'field' &&
  questionId === 'paper-state' &&
  reading.clauses.some(({ understanding }) => isUnreadable(understanding.normalized));

/** Heat and damp are told when they are noticed, which is mostly after the question whether it was dropped. */
function heatNews({ reading, pending }: Talk, before: Incident) {
  const asked = pending?.kind === 'check' && pending.id === DAMAGE_CHECK;
  const raised = before.dangers.includes('safety.tamper');
  const isWarm = isHotOrDamp(reading.clauses.map(({ understanding }) => understanding.normalized));
  return isWarm && !asked && !raised ? [{ questionId: DAMAGE_CHECK, optionId: 'hot-or-damp' }] : [];
}

/** What is denied is an answer on record, and what it is instead is another one to the same question: `信号不是一格 是满格`. */
function toldInstead(
  { reading, tools, knowledge, pending, input }: Talk,
  { observations }: Incident,
): readonly ToldAnswer[] {
  const { normalized, isQuestion } = reading.understanding;
  const replaced = readReplaced(normalized);
  if (!replaced || isQuestion) return [];
  return observations
    .filter(({ check }) => check !== MONEY_CHECK && check !== DAMAGE_CHECK && check !== pending?.id)
    .flatMap(({ check, answer }): readonly ToldAnswer[] => {
      const question = questionFor({ kind: 'check', id: check }, knowledge, tools.phrasing);
      const answerIn = (text: string): string | undefined => {
        const read = tools.reader.interpret(question, text, input.now);
        return read.kind === 'option' && read.confidence >= INSTEAD_MIN ? read.optionId : undefined;
      };
      const meant = answerIn(replaced.denied) === answer ? answerIn(replaced.meant) : undefined;
      return meant === undefined || meant === answer ? [] : [{ questionId: check, optionId: meant }];
    });
}

/** What is told otherwise than it was answered need not name its thing once more: `刚才满格 现在一格了`, `说错了 是一格`. */
function toldOtherwise(talk: Talk, { observations }: Incident): readonly ToldAnswer[] {
  const { reading, tools, pending } = talk;
  const { normalized, isQuestion } = reading.understanding;
  if (isQuestion) return [];
  if (tellsMistake(normalized)) return toldForMistake(talk);
  if (!tellsChange(normalized)) return [];
  const asked = observations.filter(({ check }) => check !== MONEY_CHECK && check !== pending?.id);
  return tools.reader.findAnswers(
    ofTerminal(reading.text),
    asked.map(({ check }) => check),
  );
}

/** `刚才说错了 是流量卡`: that it is told instead of something stands there, so that only what it is has to be read. */
function toldForMistake({ reading, tools, knowledge, pending }: Talk): readonly ToldAnswer[] {
  const rest = reading.clauses.map(({ understanding }) => understanding.normalized).filter(part => !tellsMistake(part));
  const told = ofTerminal(rest.join('，'));
  const others = knowledge.checks.map(({ id }) => id).filter(id => id !== MONEY_CHECK && id !== DAMAGE_CHECK);
  return tools.reader
    .findAnswers(told, others, 'roughly')
    .filter(found => found.questionId !== pending?.id && namesItsThing(found, told));
}

/** A sale is to show it. */
const TESTS =
  /我(?:来|再|就)?试(?:了)?(?:哈|一?下|试)|(?:刚好|正好)[^，。]{0,8}要(?:刷|付|扫)|我(?:再|先|就|这就)?(?:收|刷|扫)(?:一)?(?:笔|单|下)试试|等(?:下|会儿?)?(?:收|刷)一(?:笔|单)/;

/** Fixes of this code that the merchant has done in vain and that are not on record; the open one is answered in its dialog. */
function newlyTried(talk: Talk): readonly string[] {
  const { incident, pending, reading } = talk;
  // What was done by who says that it works was not in vain.
  if (saysFixed(talk)) return [];
  // `显示签到成功 我收一笔试试`: no result yet.
  const { normalized } = reading.understanding;
  if (isGoodSign(normalized) || TESTS.test(normalized)) return [];
  // `重启好了`: whether it helped is asked.
  if (tellsStepDone(normalized) && !tellsVain(normalized)) return [];
  // At a step or a check, what is done meanwhile has failed only where that is said: `连上咯 有个扇子 等哈我收一单试`.
  if ((pending?.kind === 'fix' || pending?.kind === 'check') && !tellsDone(normalized)) return [];
  // Who waits and puts paper in has not done it in vain.
  if (talk.owner === 'queue' && !tellsVain(normalized)) return [];
  return reading.triedInVain.filter(
    fix =>
      codeFileOf(talk).fixes.some(({ id }) => id === fix) &&
      !(pending?.kind === 'fix' && pending.id === fix) &&
      // Where another way works it was not in vain.
      !(
        fix === 'use-other-read-method' &&
        reading.volunteered.some(({ questionId }) => questionId === 'other-way-works')
      ) &&
      !incident?.attempts.some(attempt => attempt.fix === fix && attempt.result !== 'could-not'),
  );
}

/** Answers that say nothing to a merchant who reads them back: `其他提示：还有文字`. */
const SAYS_LITTLE: readonly string[] = [
  'words',
  'not-reached',
  'not-used',
  'not-tried',
  'unknown',
  'not-asked',
  'no-wifi',
  'sale-failed',
];

/** Whether an answer says something to a merchant who reads it back. */
export const tellsSomething = (answer: string): boolean =>
  answer !== 'unsure' && answer !== 'skipped' && !SAYS_LITTLE.includes(answer);

/** Says what was understood, so that the merchant sees it and can correct it; that it was noted where nothing can be read back. */
export function beginNoted(talk: Talk): void {
  if (!beginNotedBeside(talk)) talk.begin('note.added');
}

/** Reads back what was told beside an answer; true where there was anything. */
export function beginNotedBeside(talk: Talk): boolean {
  const words = createVocabulary(talk.knowledge);
  const facts = talk.noted
    .filter(({ optionId }) => tellsSomething(optionId))
    .map(({ questionId, optionId }) => words.answerHeard(questionId, optionId));
  const fixes = codeFileOf(talk).fixes.filter(({ id }) => talk.triedNow.includes(id));
  const tried =
    fixes.length === 0 ? [] : [talk.text('note.tried', { text: fixes.map(({ label }) => label).join('、') })];
  const { place } = talk.reading.understanding.entities;
  const isNewPlace = place !== undefined && place !== talk.input.incident?.intake.notes['place'];
  const places = isNewPlace ? [talk.text('note.place', { text: place })] : [];
  const text = [...facts, ...places, ...tried].join('；');
  if (text === '') return false;
  const isLater = talk.noted.some(({ questionId }) => talk.changed.includes(questionId));
  talk.begin(isLater ? 'note.now' : talk.corrected.length > 0 ? 'note.counts' : 'note.facts', { text });
  return true;
}

/** Answers that a fact in the message implies: who says that Wi-Fi is used is not asked for the network. */
function impliedAnswers(talk: Talk): readonly { readonly questionId: string; readonly optionId: string }[] {
  // "Has it got mobile data?" does not say that it is on.
  const stated = talk.reading.clauses.filter(
    ({ text, understanding: { isQuestion, normalized } }) =>
      !isQuestion && !saysNeverSaid(normalized) && !isOfOwnPhone(text),
  );
  const entities = new Map<string, unknown>(
    stated.flatMap(({ understanding }) => Object.entries(understanding.entities)),
  );
  const asked = talk.pending?.kind === 'check' ? talk.pending.id : undefined;
  return (
    talk.knowledge.checks
      // What is said of cards in passing is seldom how the sale in question was taken.
      .filter(({ id, options }) => id !== asked && id !== MONEY_CHECK && !options.some(isReadMethod))
      .flatMap(check => {
        const option = check.options.find(({ implies }) => implies && entities.get(implies.entity) === implies.value);
        return option && !option.raises ? [{ questionId: check.id, optionId: option.id }] : [];
      })
      // `我店里wifi就叫那个老名字` names it, and does not say that the terminal is on it.
      .filter(found => !isOfOtherThing(found, stated.map(({ understanding }) => understanding.normalized).join(' ')))
  );
}

const isReadMethod = ({ implies }: CheckOption): boolean => implies?.entity === 'readMethod';

/** Whether the terminal, the codes or the numbers are better known than before. */
export function gainsFacts(before: Incident, after: Incident): boolean {
  const facts = ({ codes, terminal, contact, intake, money: { amountFen, slipNo, occurredAt } }: Incident): string =>
    JSON.stringify([codes, terminal, contact, intake.notes['place'], amountFen, slipNo, occurredAt]);
  return facts(before) !== facts(after);
}
