import type { DialogContext } from 'botbuilder-dialogs';
import { hasGoneThrough, isMoneyAtRisk, isMoneySettled } from '../src/incident/is-money-at-risk';
import { isDamaged } from '../src/incident/with-danger';
import type { StepQuestion } from '../src/knowledge/language-schema';
import { asksOfEarlier, namesEarlier } from '../src/language/words/asks-of-earlier';
import { asksSummary } from '../src/language/words/asks-summary';
import { asksMeaning } from '../src/language/words/is-question';
import { readsMenu } from '../src/language/words/reads-menu';
import { corrects, disowns, tellsMissing } from '../src/language/words/read-correction';
import { readRecord } from '../src/language/words/read-record';
import { normalize } from '../src/language/normalize';
import { deniesCure, readWorks } from '../src/language/words/read-works';
import { readWorry } from '../src/language/words/read-worry';
import { asksToSell, isGoodSign } from '../src/language/words/tells-progress';
import { asksWait } from '../src/language/words/asks-wait';
import { namesPerson } from '../src/language/words/read-polarity';
import { actOf } from './act-of';
import { codeFileOf, openCase } from './case';
import { MONEY_CHECK } from './due-safety-check';
import type { Asking, Guesses } from './choose-questions';
import { chooseQuestions, guessQuestions } from './choose-questions';
import { isAnswered } from './intake-questions';
import { reprompt } from './thread';
import { questionChoice } from './menus';
import { opensCase } from './opens-case';
import { withoutButton } from './without-button';
import { wasJustClosed, wasJustFixed } from './reopen-case';
import { askResult } from './say-step';
import { takesDamageBack } from './settled-dangers';
import { saysFixed, tellsFailure, tellsStillBroken } from './says-fixed';
import { betterStep, isSenseless } from './read-step';
import { readWanted } from './read-steps-named';
import type { Talk } from './talk';

/** Of so many steps before this one something may still be asked. */
const LAST_STEPS = 2;
/** Said this lately, an answer is no answer a second time. */
const LATELY = 4;
/** Who is this likely to ask the same once more has not been told it plainly enough. */
const LEAST_AGAIN = 0.65;
/** A part of a message is about the debit from here on. */
const DEBIT_MIN = 0.7;

/**
 * Answers what a merchant asks about the step at hand, or about waiting, the money in doubt, the time after the cure. True where the message
 * was nothing but that; what else it says (that it works, an answer, a number) is still taken.
 */
export async function answerStepQuestion(dc: DialogContext, talk: Talk): Promise<boolean> {
  // Who says right after a cure that there is none is heard first.
  const { normalized } = talk.reading.understanding;
  const deniesIt = (tellsFailure(talk.reading) && !asksOfEarlier(normalized)) || deniesCure(normalized);
  // Right after a cure, what the record shows of the tries before it settles the worry about them.
  if (!talk.incident && wasJustFixed(talk) && isClearOfEarlier(talk)) {
    await talk.say('close.earlier-clear', {}, { kind: 'close', id: 'glad' });
    return true;
  }
  if (!talk.incident && deniesIt && !saysFixed(talk)) return false;
  const entries = findStepQuestions(talk);
  if (entries.length === 0) return false;
  talk.isAnswered = true;
  const inDoubt = talk.incident !== undefined && !isMoneySettled(talk.incident) && !hasGoneThrough(talk.incident);
  const { pending, reading } = talk;
  for (const { text, unsettled, paidTwice } of entries) {
    const said = (talk.incident?.money.twice && paidTwice) || text;
    const whole = inDoubt && unsettled ? said + unsettled : said;
    talk.beginText(pending?.kind === 'fix' ? whole : withoutButton(whole));
  }
  if (!talk.incident) {
    if (opensCase(talk)) return false;
    if (saysFixed(talk) || actOf(talk) === 'act.thanks') return false;
    talk.remember({ pending: undefined });
    await talk.sayText('note.added', '', { kind: 'close', id: 'glad' });
    return true;
  }
  if (pending?.kind === 'fix') {
    // Who has failed and tells what is on the screen is past the step.
    const isHere = entries.some(({ at }) => at.includes(pending.id)) && reading.evidence.length === 0;
    if (isSenseless(talk, pending.id)) return false;
    // New facts beside the question lead to another step; where its answer tells how, its result is asked for.
    const better = reading.evidence.length > 0 && !saysFixed(talk) ? betterStep(talk, pending.id) : undefined;
    if (better?.kind === 'try' && !entries.some(({ at }) => at.includes(better.id))) return false;
    if (better?.kind === 'try') {
      await askResult(talk, better.id, 'try.result');
      return true;
    }
    const hasFailed = tellsStillBroken(talk) || (actOf(talk) === 'act.not-fixed' && tellsFailure(reading));
    if (saysFixed(talk) || (hasFailed && (!isHere || tellsStillBroken(talk)))) return false;
    if (isGoodSign(reading.understanding.normalized)) await askResult(talk, pending.id, 'try.good-sign');
    else await askResult(talk, pending.id, wasAskedLast(talk) ? 'try.silent' : 'try.result');
    return true;
  }
  const saysMoney = pending?.id === MONEY_CHECK && reading.understanding.entities.moneyDebited !== undefined;
  // What stands on the screen moves the search on, whatever is asked about it.
  const movesOn = reading.optionId !== undefined || saysMoney || reading.evidence.length > 0;
  if (pending?.kind === 'check' && movesOn) return false;
  if (pending?.kind === 'menu' && (answersDanger(talk) || saysFixed(talk))) return false;
  if (pending?.kind === 'field' && isAnswered(talk, pending.id)) return false;
  const fix = pending?.kind === 'menu' && talk.owner === 'bot' ? fixOf(talk, entries) : undefined;
  if (fix !== undefined) await askResult(talk, fix, 'try.result');
  else await reprompt(dc, talk);
  return true;
}

/** The tries before the cure are not in the terminal's record, or stand there as failed, and nobody says that they were charged. */
const isClearOfEarlier = ({ reading: { text, understanding } }: Talk): boolean =>
  namesEarlier(understanding.normalized) &&
  understanding.entities.moneyDebited !== 'yes' &&
  ['not-listed', 'failed'].includes(readRecord(text) ?? '');

/** The last thing that was said asked how the step went: it is not asked in every line, and its buttons stay. */
const wasAskedLast = ({ input }: Talk): boolean => {
  const last = input.transcript.findLast(({ from }) => from === 'bot');
  return last?.reply?.key === 'try.result' || last?.reply?.key === 'try.silent';
};

/** A question about a danger is answered by the same message. */
function answersDanger({ pending, reading: { text, optionId, understanding } }: Talk): boolean {
  if (pending?.kind !== 'menu') return false;
  if (pending.id === 'damage') return optionId !== undefined || understanding.deniesDamage;
  if (pending.id === 'scam') return optionId !== undefined;
  if (pending.id !== 'money-lookup') return false;
  return readRecord(text) !== undefined || understanding.entities.moneyDebited !== undefined;
}

/** Where nothing has answered what a message asks, the known questions that it may be are kept for buttons. */
export function guessAtQuestion(talk: Talk): void {
  if (talk.isAnswered || talk.causeAsked !== undefined || !(talk.incident || wasJustClosed(talk))) return;
  if (!mayAskSomething(talk)) return;
  const { questions, isSure } = guessesOf(talk);
  talk.guess(questions.map(questionChoice), isSure ? 'beside' : 'alone');
}

const guessesOf = (talk: Talk): Guesses =>
  guessQuestions(talk.tools.reader, talk.knowledge.stepQuestions, talk.reading.text, askingOf(talk));

function findStepQuestions(talk: Talk): readonly StepQuestion[] {
  const { reading, knowledge, tools } = talk;
  if (reading.asked !== undefined) return knowledge.stepQuestions.filter(({ id }) => id === reading.asked);
  if (!mayAskSomething(talk)) return [];
  const chosen = chooseQuestions(tools.reader, knowledge.stepQuestions, reading.text, askingOf(talk));
  const fresh = chosen.filter(({ entry }) => !wasSaidLately(talk, entry));
  if (fresh.length > 0 || !reading.understanding.isQuestion) return fresh.map(({ entry }) => entry);
  const [again] = chosen.filter(({ score }) => score >= LEAST_AGAIN);
  const saidAgain = talk.text('answer.again');
  const isThird = talk.input.transcript.findLast(({ from }) => from === 'bot')?.text.includes(saidAgain) === true;
  if (!again || isThird || saysFixed(talk) || DENIES_ASKING.test(reading.understanding.normalized)) return [];
  talk.begin('answer.again');
  const others = guessesOf(talk).questions.filter(entry => !wasSaidLately(talk, entry));
  talk.guess(others.map(questionChoice), 'after');
  return [again.entry];
}

/** `我没要改名字 我是问…`: the answer that was given is not the one. */
const DENIES_ASKING = /(?:我)?没(?:有)?(?:要|问|说|讲|想|关|换)|不是(?:问|说)|都不是/;

const wasSaidLately = ({ input }: Talk, { text }: StepQuestion): boolean =>
  input.transcript.slice(-LATELY).some(line => line.from === 'bot' && line.text.includes(text));

/** The message may hold a question for the knowledge's own answers, and none that has another place to be answered. */
function mayAskSomething(talk: Talk): boolean {
  const { reading, owner, pending } = talk;
  if (reading.kind !== 'text' || reading.isExact || owner === 'agent') return false;
  // What was misheard has been taken back: no word of it asks anything.
  if (talk.hasTakenBack && !reading.understanding.isQuestion) return false;
  // A good sign and `may he pay now` are answered by what is said to a good sign.
  if (
    pending?.kind === 'fix' &&
    isGoodSign(reading.understanding.normalized) &&
    asksToSell(reading.understanding.normalized)
  )
    return false;
  // Whether a card may be charged, and whether a person is wanted, have answers of their own.
  const { normalized, refusesHuman } = reading.understanding;
  if (reading.asksToSwipe || (refusesHuman && owner === 'queue' && !mayNotGoOn(talk))) return false;
  if (owner === 'queue' && asksSummary(normalized)) return false;
  // Who takes the damage back is asked about it.
  if (owner === 'queue' && mayNotGoOn(talk) && takesDamageBack(talk)) return false;
  // That it works again is heard first by who waits with money in doubt.
  if (owner === 'queue' && fearsFor(talk) && saysFixed(talk)) return false;
  // So has a menu that is read aloud.
  if (readsMenu(normalized) || (asksWait(normalized) && (namesPerson(normalized) || owner === 'queue'))) return false;
  // What was noted wrongly is put right first.
  const takesBack = corrects(normalized) || disowns(normalized) || tellsMissing(normalized);
  if (owner === 'queue' && takesBack && !reading.understanding.isQuestion) return false;
  // What the terminal's record shows settles more than any question beside it.
  if (readRecord(reading.text) !== undefined && !reading.understanding.isQuestion) return false;
  return true;
}

function askingOf(talk: Talk): Asking {
  const { reading } = talk;
  const fears = fearsDebit(talk);
  const isOpen = !mayNotGoOn(talk) && (talk.incident !== undefined || opensCase(talk) || wasJustClosed(talk));
  // The part that was a worry about money has been answered as one.
  const isWorried = fearsFor(talk) && readWorry(reading.text) !== undefined;
  return {
    places: fears ? ['money'] : placesOf(talk),
    anyTime: isOpen,
    elsewhere: isOpen && !fears && !opensCase(talk) && reading.understanding.asksTerm === undefined,
    answersToo: saysFixed(talk) || answersOpenQuestion(talk),
    ownAnswer: ownAnswerOf(talk),
    inDoubt: fearsFor(talk),
    ...(isWorried && { isTaken: clause => clause === reading.text || readWorry(clause) !== undefined }),
    // What is told of the cure asks nothing, whatever it resembles: `自己扫了1块钱 成功了`.
    ...(!isWorried && saysFixed(talk) && { isTaken: clause => readWorks(normalize(clause)) !== undefined }),
  };
}

/** The message answers what was asked, by words that are no question themselves. */
function answersOpenQuestion(talk: Talk): boolean {
  const { pending, reading } = talk;
  if (pending?.kind === 'fix') return tellsFailure(reading) || tellsStillBroken(talk);
  return pending?.kind === 'check' && reading.optionId !== undefined;
}

/** Something else in the message is answered by itself: a word, leave for a step, what stands on the screen, a worry about the money. */
function ownAnswerOf(talk: Talk): Asking['ownAnswer'] {
  const { asksTerm, normalized } = talk.reading.understanding;
  const showsScreen =
    talk.reading.evidence.some(({ questionId }) => ON_SCREEN.includes(questionId)) && !asksMeaning(normalized);
  if (asksTerm !== undefined || showsScreen || talk.isAnswered) return 'other';
  return asksForStep(talk) ? 'leave' : undefined;
}

/** What stands on the screen is answered by the step against it. */
const ON_SCREEN: readonly string[] = ['storage-prompt', 'sign-in-result', 'app-opens', 'other-code-shown'];

/** Leave is asked for a step, for another one where one is open: `那个新版本要不要点更新啊`. */
function asksForStep({ pending, reading, tools }: Talk): boolean {
  if (pending?.kind === 'field' || pending === undefined || !reading.understanding.isQuestion) return false;
  return readWanted(tools.reader, reading.text).some(id => id !== pending.id);
}

/** Money is in doubt. */
const fearsFor = ({ incident }: Talk): boolean =>
  incident !== undefined && isMoneyAtRisk(incident) && !hasGoneThrough(incident);

/** Nothing that tells to go on with the terminal may be said. */
const mayNotGoOn = ({ incident, pending }: Talk): boolean =>
  incident !== undefined && (isDamaged(incident) || (pending?.kind === 'menu' && pending.id === 'damage'));

/** Who fears for the money in doubt is answered about it, and not about a step. */
const fearsDebit = (talk: Talk): boolean =>
  fearsFor(talk) &&
  talk.reading.clauses.some(
    ({ understanding: { intent, confidence } }) => intent === 'safety.money-debited' && confidence >= DEBIT_MIN,
  );

/** The step that stands open, the one before it, and what else goes on. */
function placesOf(talk: Talk): readonly string[] {
  const { pending, incident, owner, memory, input } = talk;
  const closedBy = wasJustFixed(talk) ? input.recentlyClosed[0]?.resolution?.fix : undefined;
  const before = incident ? incident.attempts.slice(-LAST_STEPS).map(({ fix }) => fix) : [closedBy ?? ''];
  if (mayNotGoOn(talk)) return ['damage', ...(owner === 'queue' ? ['queue'] : [])];
  return [
    ...(pending?.kind === 'fix' || pending?.kind === 'check' ? [pending.id] : []),
    ...(memory.openFix === undefined ? [] : [memory.openFix]),
    ...before,
    ...(owner === 'queue' ? ['queue'] : []),
    ...(fearsFor(talk) ? ['money'] : []),
    ...(!incident && wasJustFixed(talk) ? ['cured'] : []),
  ];
}

/** The fix that was asked about: who asks how to do it goes on with it. */
function fixOf(talk: Talk, entries: readonly StepQuestion[]): string | undefined {
  const places = placesOf(talk);
  const { attempts } = openCase(talk);
  return codeFileOf(talk).fixes.find(
    ({ id }) =>
      entries.some(({ at }) => at.includes(id)) &&
      places.includes(id) &&
      !attempts.some(({ fix, result }) => fix === id && result === 'not-fixed'),
  )?.id;
}
