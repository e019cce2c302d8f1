import type { DialogContext } from 'botbuilder-dialogs';
import { withoutResolution } from '../src/incident/with-handoff';
import { withMoney } from '../src/incident/with-money';
import { withObservation, withoutObservation, withoutUnasked } from '../src/incident/with-steps';
import { createVocabulary } from '../src/incident/vocabulary';
import { readPlainAct } from '../src/language/words/read-plain-act';
import { answersBack, readReplaced, tellsMistake } from '../src/language/words/tells-mistake';
import { takesBack } from '../src/language/words/takes-back';
import { actOf } from './act-of';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { MONEY_CHECK } from './due-safety-check';
import { questionFor } from './menus';
import { beginNotedBeside, noteEverything } from './note-facts';
import { wasJustFixed } from './reopen-case';
import { saysFixed } from './says-fixed';
import type { Talk } from './talk';
import { start } from './thread';
import type { Undo } from './undo';
import { undo, undosOf } from './undo';

/** Longer messages say more than that something was told wrong. */
const LONG_BACK = 24;
const ACT_MIN = 0.6;
const OPTION_MIN = 0.5;

/**
 * Takes an answer back with all that followed from it: the one that is named (`信号那个说错了`), the one so far back (`上上个`), or the last.
 * What the message says instead is taken at once; otherwise the question is asked again. True where the message was that.
 */
export async function takeBack(dc: DialogContext, talk: Talk): Promise<boolean> {
  if (isPutRight(talk)) return goOn(dc, talk);
  if (!mayTakeBack(talk)) return false;
  if (dropToldBeside(talk)) return goOn(dc, talk);
  const { normalized } = talk.reading.understanding;
  const named = namedCheck(talk, normalized);
  if (named !== undefined) return retake(dc, talk, named);
  const back = answersBack(normalized);
  const earlier = back > 1 ? undosOf(talk).at(-back)?.question : undefined;
  if (earlier?.kind === 'check' && earlier.id !== MONEY_CHECK && isAnswered(talk, earlier.id))
    return retake(dc, talk, earlier.id);
  return undoLast(dc, talk, back);
}

/** What it says instead, however much it says beside it, is on record. */
function isPutRight(talk: Talk): boolean {
  const { owner, corrected, incident, reading } = talk;
  const { isQuestion, refusesHuman, normalized } = reading.understanding;
  if (owner !== 'bot' || corrected.length === 0 || !incident || isQuestion || refusesHuman) return false;
  return (tellsMistake(normalized) || readReplaced(normalized) !== undefined) && !saysFixed(talk);
}

/**
 * What was told beside the last answer gives way to what is told now, and the answer itself stands: `没扣 对了早上换过宽带`, then
 * `刚才说错了 是升级过`. True where it was that.
 */
function dropToldBeside(talk: Talk): boolean {
  const last = undosOf(talk).at(-1);
  const { incident, noted, owner } = talk;
  if (!incident || !last || owner !== 'bot' || noted.length === 0) return false;
  const beside = incident.observations
    .filter(({ at, unasked, check }) => unasked && at === last.at && !noted.some(told => told.questionId === check))
    .map(({ check }) => check);
  if (beside.length === 0) return false;
  talk.keep(withoutUnasked(incident, beside));
  return true;
}

function mayTakeBack(talk: Talk): boolean {
  const { reading, owner, memory } = talk;
  const { understanding, isExact, isUpset, text } = reading;
  if (owner === 'agent' || reading.kind !== 'text' || understanding.isQuestion || understanding.refusesHuman)
    return false;
  const asActSays =
    actOf(talk) === 'act.back' &&
    !(understanding.intent === 'act.back' && understanding.confidence < ACT_MIN) &&
    (isExact || takesBack(understanding.normalized));
  if (!asActSays && !tellsMistake(understanding.normalized)) return false;
  // What is lost has to be said again: `成了，刚才那桌298的结了`, `返回码3000，返回啥呀` only sound like it.
  const isPlain = understanding.intent === 'act.back' || readPlainAct(understanding.normalized) === 'act.back';
  if (saysFixed(talk) || !(isPlain || tellsMistake(understanding.normalized))) return false;
  if (!isExact && (text.length > LONG_BACK || (isUpset && !tellsMistake(understanding.normalized)))) return false;
  // What it says is on record as it is: what was wrong was never noted.
  if (!isExact && repeatsKnown(talk)) return false;
  // Who waits, or whose case was closed, takes back what led there, and only right away.
  const isRightAfter = undosOf(talk).at(-1)?.at === memory.seenAt;
  // That nothing was taken after all is told, and not only taken back: it is noted, and who waits is asked whether they still do.
  if (owner === 'queue') return isRightAfter && understanding.entities.moneyDebited !== 'no';
  return talk.incident !== undefined || (wasJustFixed(talk) && isRightAfter);
}

const repeatsKnown = ({ reading, incident }: Talk): boolean =>
  reading.volunteered.some(({ questionId, optionId }) =>
    incident?.observations.some(({ check, answer }) => check === questionId && answer === optionId),
  );

/** What the message says instead is on record already: it is read back, and the search goes on by it. */
async function goOn(dc: DialogContext, talk: Talk): Promise<boolean> {
  beginNotedBeside(talk);
  if (talk.pending?.kind === 'fix') talk.remember({ underWay: talk.pending.id });
  talk.remember({ pending: undefined, misread: 0 });
  await start(dc, DIALOGS.diagnosis);
  return true;
}

/** Takes one answer back and leaves what was told after it. */
async function retake(dc: DialogContext, talk: Talk, check: string): Promise<boolean> {
  talk.keep(withoutObservation(openCase(talk), check));
  talk.hasUndone = true;
  talk.begin('resume.corrected');
  await start(dc, DIALOGS.diagnosis, { check });
  return true;
}

async function undoLast(dc: DialogContext, talk: Talk, count: number): Promise<boolean> {
  const [closed] = talk.input.recentlyClosed;
  const incident = talk.incident ?? (closed && withoutResolution(closed, talk.at));
  if (!incident) return false;
  const wasDebited = incident.money.state === 'debited';
  const undone = undo(talk, incident, count);
  talk.owner = 'bot';
  if (!undone) {
    talk.begin('resume.nothing-to-undo');
    await start(dc, DIALOGS.diagnosis);
    return true;
  }
  // A debit that was told is not forgotten by half a sentence: it is asked about.
  if (wasDebited && openCase(talk).money.state !== 'debited') {
    const asked = withoutObservation(openCase(talk), MONEY_CHECK);
    talk.keep(withMoney(asked, { state: 'unknown' }));
    talk.begin('resume.corrected');
    await start(dc, DIALOGS.diagnosis, { check: MONEY_CHECK });
    return true;
  }
  if (takeInstead(talk, undone)) {
    await start(dc, DIALOGS.diagnosis);
    return true;
  }
  talk.begin('resume.corrected');
  noteEverything(talk);
  const { question } = undone;
  if (question?.kind === 'check') await start(dc, DIALOGS.diagnosis, { check: question.id });
  else if (question?.kind === 'fix') await start(dc, DIALOGS.diagnosis, { openFix: question.id });
  else await start(dc, DIALOGS.diagnosis);
  return true;
}

/** `说错了，是一格`: the rest of the message answers the question that is open again. */
function takeInstead(talk: Talk, { question }: Undo): boolean {
  const { tools, knowledge, reading, input } = talk;
  if (question?.kind !== 'check' || question.id === MONEY_CHECK) return false;
  const rest = reading.clauses.filter(({ understanding: { normalized } }) => !tellsMistake(normalized));
  const told = rest.map(({ text }) => text).join('，');
  if (told === '') return false;
  const answer = tools.reader.interpret(questionFor(question, knowledge, tools.phrasing), told, input.now);
  if (answer.kind !== 'option' || answer.confidence < OPTION_MIN) return false;
  const raises = knowledge.checks
    .find(({ id }) => id === question.id)
    ?.options.some(({ id, raises: danger }) => id === answer.optionId && danger !== undefined);
  if (raises !== false) return false;
  talk.keep(withObservation(openCase(talk), { check: question.id, answer: answer.optionId, at: talk.at }));
  talk.begin('note.counts', { text: createVocabulary(knowledge).answerHeard(question.id, answer.optionId) });
  return true;
}

const isAnswered = (talk: Talk, checkId: string): boolean =>
  openCase(talk).observations.some(({ check }) => check === checkId);

/** The answered check whose topic is named: `信号那个说错了`; undefined where none or several are. */
function namedCheck(talk: Talk, normalized: string): string | undefined {
  const words = createVocabulary(talk.knowledge);
  const named = (talk.incident?.observations ?? []).filter(
    ({ check }) => check !== MONEY_CHECK && normalized.includes(words.checkTopic(check)),
  );
  return named.length === 1 ? named[0]?.check : undefined;
}
