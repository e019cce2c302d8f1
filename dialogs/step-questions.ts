import { withAttempt } from '../src/incident/with-steps';
import type { DialogContext } from 'botbuilder-dialogs';
import { hasGoneThrough, isMoneyInDoubt, isMoneySettled } from '../src/incident/is-money-at-risk';
import type { StepQuestion } from '../src/knowledge/language-schema';
import { namesEarlier } from '../src/language/words/asks-of-earlier';
import { asksWhatToDo } from '../src/language/words/asks-what-to-do';
import { missesAnswer } from '../src/language/words/misses-answer';
import { saysNeverSaid } from '../src/language/words/read-correction';
import { readRecord } from '../src/language/words/read-record';
import { deniesCure } from '../src/language/words/read-works';
import { insistsOnAsking } from '../src/language/words/is-question';
import { withoutCaution } from '../src/language/words/without-caution';
import { tellsKeyDead } from '../src/language/words/tells-key-dead';
import { takesLeave } from '../src/language/words/takes-leave';
import { asksHow } from '../src/language/words/tells-progress';
import { adviceOf } from './advice';
import { actOf } from './act-of';
import { asksForPerson } from './asks-for-person';
import { asksToPrint } from './asks-to-repair';
import { askingOf, asksBesideWait, mayAskSomething, placesOf } from './asking';
import { briefly } from './briefly';
import { codeFileOf, openCase } from './case';
import { beginWhatItWas } from './code-meaning';
import { MONEY_CHECK } from './due-safety-check';
import type { Asking, ChosenQuestion, Guesses } from './choose-questions';
import { chooseQuestions, guessQuestions } from './choose-questions';
import { choose, saidJustNow, wasSaidLately, withoutRepeated, withoutSaid } from './asked-again';
import { putsNotesRight } from './correct-notes';
import { isAnswered } from './intake-questions';
import { partLeft } from './part-left';
import { reprompt } from './thread';
import { questionChoice } from './menus';
import { opensCase } from './opens-case';
import { withoutButton } from './without-button';
import { failsAgain, wasJustClosed, wasJustFixed } from './reopen-case';
import { wasAskedLast } from './said-lately';
import { askResult, sayFix, keepResultOpen } from './say-step';
import { saysFixed, tellsCureBeside, tellsFailure, tellsStillBroken, worksInPart } from './says-fixed';
import { betterStep } from './read-step';
import { stepLedTo } from './step-against';
import { isSenseless } from './senseless-step';
import { showsGoodSign } from './step-progress';
import { stepThatCured } from './step-that-cured';
import type { Talk } from './talk';
import { termAsked } from './term-asked';
import { answersDanger } from './answers-danger';

/** The case is closed as cured, and its money is known. */
const isOver = ({ incident, input: { recentlyClosed } }: Talk): boolean => {
  const [closed] = recentlyClosed;
  return incident === undefined && closed?.resolution?.by === 'merchant' && !isMoneyInDoubt(closed);
};

/** Who is this likely to ask the same once more has not been told it plainly enough. */
const LEAST_AGAIN = 0.65;

/**
 * Answers what a merchant asks about the step at hand, or about waiting, the money in doubt, the time after the cure. True where the message
 * was nothing but that; what else it says (that it works, an answer, a number) is still taken.
 */
export async function answerStepQuestion(dc: DialogContext, talk: Talk): Promise<boolean> {
  // Who says right after a cure that there is none is heard first.
  const { normalized } = talk.reading.understanding;
  const deniesIt = failsAgain(talk) || deniesCure(normalized);
  // Right after a cure, what the record shows of the tries before it settles the worry about them.
  if (!talk.incident && wasJustFixed(talk) && isClearOfEarlier(talk)) {
    await talk.say('close.earlier-clear', {}, { kind: 'close', id: 'glad' });
    return true;
  }
  if ((!talk.incident && deniesIt && !saysFixed(talk)) || putsNotesRight(talk)) return false;
  // Who says thanks and goes asks nothing, whatever it resembles: `旧充电头我扔了。谢谢啊 做生意去了`.
  if (!talk.incident && takesLeave(normalized) && !talk.reading.understanding.isQuestion) return false;
  const { pending, reading } = talk;
  // What makes the open step senseless tells something, whatever question it resembles.
  if (pending?.kind === 'fix' && isSenseless(talk, pending.id)) return false;
  // Who waits with a blank slip and asks how to print is led through it, which an answer in passing is not.
  if (talk.owner === 'queue' && asksHow(normalized) && asksToPrint(talk)) return false;
  // Who asks for a person beside it is given one: `你光问这个干啥 给俺转人工`.
  if (talk.owner === 'bot' && reading.asked === undefined && asksForPerson(talk)) return false;
  const entries = findStepQuestions(talk);
  if (entries.length === 0) return false;
  const term = termBeside(talk);
  if (term) talk.beginText(term.text);
  talk.isAnswered = true;
  beginWhatItWas(talk);
  const inDoubt = talk.incident !== undefined && !isMoneySettled(talk.incident) && !hasGoneThrough(talk.incident);
  for (const { text, unsettled, paidTwice, cured } of entries) {
    const said = (cured && byCure(talk, cured)) ?? ((talk.incident?.money.twice && paidTwice) || text);
    // After the cure there is no sale in doubt to be careful with.
    const whole = isOver(talk) ? withoutCaution(said) || said : inDoubt && unsettled ? said + unsettled : said;
    talk.beginText(pending?.kind === 'fix' ? whole : withoutButton(whole));
  }
  // Who waits for a person will be answered by one.
  if (talk.left !== undefined && talk.owner === 'bot') talk.begin('answer.one-left', { text: talk.left });
  if (asksBesideWait(talk)) talk.begin(briefly(talk, 'handoff.how-long'));
  talk.ledTo = entries.find(({ leadsTo }) => leadsTo !== undefined)?.leadsTo;
  if (!talk.incident) {
    if (opensCase(talk)) return false;
    if (saysFixed(talk) || actOf(talk) === 'act.thanks') return false;
    talk.remember({ pending: undefined });
    await talk.sayText('note.added', '', { kind: 'close', id: 'glad' });
    return true;
  }
  if (pending?.kind === 'fix') {
    // Who has failed and tells what is on the screen is past the step.
    const isNews = reading.evidence.some(told => talk.noted.some(({ questionId }) => questionId === told.questionId));
    const isHere = entries.some(({ at }) => at.includes(pending.id)) && !isNews;
    const led = stepLedTo(talk);
    if (led !== undefined) {
      // `走门口了没用 昨天刚换的宽带 跟这有关系不`: the open step was done in vain.
      if (tellsStillBroken(talk))
        talk.keep(withAttempt(openCase(talk), { fix: pending.id, result: 'not-fixed', at: talk.at }));
      await sayFix(talk, led, [], true);
      return true;
    }
    // New facts beside the question lead to another step; where its answer tells how, its result is asked for.
    const better = isNews && !saysFixed(talk) ? betterStep(talk, pending.id) : undefined;
    if (better?.kind === 'try' && !entries.some(({ at }) => at.includes(better.id))) return false;
    if (better?.kind === 'try') {
      await askResult(talk, better.id, 'try.result');
      return true;
    }
    // What is on the screen has not gone where the step could not begin: the answer says how.
    const cannotBegin = isHere && tellsKeyDead(normalized);
    const isStillBroken = tellsStillBroken(talk) && !cannotBegin;
    const hasFailed = isStillBroken || (actOf(talk) === 'act.not-fixed' && tellsFailure(reading));
    if (saysFixed(talk) || worksInPart(talk) || (hasFailed && !cannotBegin && (!isHere || isStillBroken))) return false;
    if (showsGoodSign(talk)) await askResult(talk, pending.id, 'try.good-sign');
    else await (wasAskedLast(talk) ? keepResultOpen(talk, pending.id) : askResult(talk, pending.id, 'try.result'));
    return true;
  }
  const led = pending?.kind === 'check' && pending.id !== MONEY_CHECK && !movesOnBy(talk) ? stepLedTo(talk) : undefined;
  if (led !== undefined) {
    await sayFix(talk, led, [], true);
    return true;
  }
  const saysMoney = pending?.id === MONEY_CHECK && reading.understanding.entities.moneyDebited !== undefined;
  if (pending?.kind === 'check' && (movesOnBy(talk) || saysMoney || tellsCureBeside(talk))) return false;
  if (pending?.kind === 'menu' && (answersDanger(talk) || saysFixed(talk))) return false;
  if (pending?.kind === 'field' && (isAnswered(talk, pending.id) || tellsCureBeside(talk))) return false;
  const fix = pending?.kind === 'menu' && talk.owner === 'bot' ? fixOf(talk, entries) : undefined;
  if (fix !== undefined) await askResult(talk, fix, 'try.result');
  else await reprompt(dc, talk);
  return true;
}

/** An answer to the open check, or what stands on the screen, moves the search on, whatever is asked about it. */
const movesOnBy = ({ reading: { optionId, evidence } }: Talk): boolean => optionId !== undefined || evidence.length > 0;

/** The tries before the cure are not in the terminal's record, or stand there as failed, and nobody says that they were charged. */
const isClearOfEarlier = ({ reading: { text, understanding } }: Talk): boolean =>
  namesEarlier(understanding.normalized) &&
  understanding.entities.moneyDebited !== 'yes' &&
  ['not-listed', 'failed'].includes(readRecord(text) ?? '');

/** Begins with the answer to what the other parts of a message ask; `isTaken`: those that are answered otherwise. */
export function beginOtherAnswer(talk: Talk, isTaken: (clause: string) => boolean): void {
  const { tools, knowledge, reading } = talk;
  const asking = { ...withoutSaid(talk), answersToo: true, isTaken };
  const [other] = chooseQuestions(tools.reader, knowledge.stepQuestions, reading.text, asking);
  if (other) talk.beginText(withoutButton(other.entry.text));
}

/** Where nothing has answered what a message asks, the known questions that it may be are kept for buttons. */
export function guessAtQuestion(talk: Talk): void {
  if (talk.isAnswered || talk.causeAsked !== undefined || !(talk.incident || wasJustClosed(talk))) return;
  if (!mayAskSomething(talk)) return;
  // `信号就一格 咋整` is answered by the step that follows.
  const asking = talk.reading.clauses.filter(({ understanding }) => understanding.isQuestion);
  if (asking.length > 0 && asking.every(({ understanding }) => asksWhatToDo(understanding.normalized))) return;
  const { questions, isSure } = guessesOf(talk);
  talk.guess(questions.map(questionChoice), isSure ? 'beside' : 'alone');
}

const guessesOf = (talk: Talk): Guesses =>
  guessQuestions(talk.tools.reader, talk.knowledge.stepQuestions, talk.reading.text, withoutSaid(talk));

/** Whether a known question answers what the message asks. */
export const hasAnswer = (talk: Talk): boolean => mayAskSomething(talk) && choose(talk).length > 0;

function findStepQuestions(talk: Talk): readonly StepQuestion[] {
  const { reading, knowledge } = talk;
  if (reading.asked !== undefined) return knowledge.stepQuestions.filter(({ id }) => id === reading.asked);
  if (!mayAskSomething(talk)) return [];
  // Who says that it was no answer means something else than what was answered.
  const { normalized } = reading.understanding;
  const isMissed = [missesAnswer, insistsOnAsking, saysNeverSaid].some(says => says(normalized));
  const term = termBeside(talk);
  const asking = term ? besideTerm(talk, term.id) : isMissed ? withoutRepeated(talk) : askingOf(talk);
  const chosen = choose(talk, asking);
  const fresh = chosen.filter(({ entry }) => !wasSaidLately(talk, entry));
  nameLeft(talk, fresh, asking);
  if (fresh.length > 0 || isMissed || !reading.understanding.isQuestion) return fresh.map(({ entry }) => entry);
  const [again] = chosen.filter(({ score }) => score >= LEAST_AGAIN);
  const saidAgain = talk.text('answer.again');
  const isThird = talk.input.transcript.findLast(({ from }) => from === 'bot')?.text.includes(saidAgain) === true;
  if (!again || isThird || saysFixed(talk)) return [];
  talk.begin('answer.again');
  talk.guess(guessesOf(talk).questions.map(questionChoice), 'after');
  return [again.entry];
}

/** A word that one part of a message asks about, where it was not explained just before: what the others ask is answered beside it. */
function termBeside(talk: Talk): ReturnType<typeof termAsked> {
  const term = talk.reading.clauses.length > 1 ? termAsked(talk) : undefined;
  return term && saidJustNow(talk, term.text) ? undefined : term;
}

function besideTerm(talk: Talk, term: string): Asking {
  const own = talk.reading.clauses.filter(({ understanding }) => understanding.asksTerm === term);
  const isTaken = (clause: string): boolean => own.some(({ text }) => clause.includes(text));
  return { ...withoutSaid(talk), isTaken };
}

/** What another part of the message asks: known questions that it may be are kept for buttons; else it is said that it is not known. */
function nameLeft(talk: Talk, chosen: readonly ChosenQuestion[], { isTaken }: Asking): void {
  if (chosen.length === 0) return;
  const answers = chosen.map(({ entry }) => entry);
  const isAnswered = (part: string): boolean =>
    isTaken?.(part) === true || chosen.some(({ clause }) => clause.includes(part) || part.includes(clause));
  const left = partLeft(talk.reading.clauses, answers, isAnswered);
  if (left === undefined) return;
  const asking = withoutSaid(talk);
  const isOut = (entry: StepQuestion): boolean => answers.includes(entry) || asking.isOut?.(entry) === true;
  const { questions } = guessQuestions(talk.tools.reader, talk.knowledge.stepQuestions, left, { ...asking, isOut });
  if (questions.length > 0) talk.guess(questions.map(questionChoice), 'also');
  else talk.left = left;
}

/** An answer in the words of the step that put the terminal right, closed just now or told of in this message; undefined where none is known. */
function byCure(talk: Talk, text: string): string | undefined {
  const told = talk.incident && talk.owner === 'bot' && saysFixed(talk);
  const open = talk.pending?.kind === 'fix' ? talk.pending.id : undefined;
  const closed = wasJustFixed(talk) ? talk.input.recentlyClosed[0]?.resolution?.fix : undefined;
  const id = talk.incident ? (told ? stepThatCured(talk, open) : undefined) : closed;
  const fix = codeFileOf(talk).fixes.find(entry => entry.id === id);
  const afterwards = adviceOf(fix, talk.incident ?? talk.input.recentlyClosed[0]);
  return fix?.shows !== undefined && afterwards !== undefined
    ? text.replace('{label}', fix.label).replace('{shows}', fix.shows).replace('{afterwards}', afterwards)
    : undefined;
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
