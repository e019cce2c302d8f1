import { isMoneySettled } from '../src/incident/is-money-at-risk';
import type { CheckEntry, CheckOption } from '../src/knowledge/schema';
import { findMenuEntry, MENU_WORDS } from '../src/language/words/reads-menu';
import { isGoodSign } from '../src/language/words/tells-progress';
import { countsCards } from '../src/language/words/counts-cards';
import { speaksOfDamage } from '../src/language/words/speaks-of-damage';
import { namesHarm } from '../src/language/words/read-damage';
import { speaksOfDebit } from '../src/language/words/speaks-of-debit';
import { complainsOfRepeat, tellsAgain } from '../src/language/words/short-readings';
import { isMistyped } from '../src/language/words/is-mistyped';
import { neverSwiped } from '../src/language/words/never-swiped';
import { namesDoingAgain } from '../src/language/words/names-doing-again';
import { consentsOnly } from '../src/language/words/agrees-only';
import { isPaidOtherwise } from '../src/language/words/read-worry';
import { isUnsteady } from '../src/language/words/tells-relapse';
import { readDeeds } from '../src/language/words/names-deed';
import { supposes } from '../src/language/words/is-hypothetical';
import { insistsOnAsking } from '../src/language/words/is-question';
import type { NextStep } from '../src/diagnosis/model';
import { actOf } from './act-of';
import { codeFileOf, modelOf, openCase, planStep } from './case';
import { historyFor } from './diagnosis-model';
import type { ToldAnswer } from '../src/language/words/reads-evidence';
import { isHotOrDamp } from '../src/language/words/is-hot-or-damp';
import { DAMAGE_CHECK, MONEY_CHECK } from './due-safety-check';
import { namesStep, readTried, readWanted } from './read-steps-named';
import { isInVain, saysFixed, tellsFailure, tellsStillBroken } from './says-fixed';
import { askMenuEntry, askResult, sayFix } from './say-step';
import type { Reading } from './read-message';
import { suggestedStep } from './suggested-step';
import type { Talk } from './talk';
import { bestFixFor, causeTold } from './step-against';

const clauseTexts = ({ clauses }: Reading): readonly string[] =>
  clauses.map(({ understanding }) => understanding.normalized);

/** The option that was chosen; of the money, what the words say outdoes what they resemble. */
export function chosenOf({ reading }: Talk, check: CheckEntry | undefined): CheckOption | undefined {
  const said = check?.id === MONEY_CHECK ? reading.understanding.entities.moneyDebited : undefined;
  const isUntouched = check?.id === MONEY_CHECK && said !== 'yes' && neverSwiped(reading.understanding.normalized);
  const told = isUntouched ? 'no' : said;
  const stated = told && check?.options.find(({ implies }) => implies?.value === told);
  // `好的` to whether the customer was charged has not been read, and is no debit; nor is that they paid in cash.
  const isBesideIt =
    consentsOnly(reading.understanding.normalized) || isPaidOtherwise(reading.understanding.normalized);
  if (check?.id === MONEY_CHECK && !stated && !reading.isTapped && isBesideIt) return undefined;
  const chosen = stated ?? check?.options.find(({ id }) => id === reading.optionId);
  // `没有信号` denies no debit.
  if (check?.id === MONEY_CHECK && !stated && !reading.isExact && !speaksOfDebit(reading.understanding.normalized))
    return undefined;
  // `不是一两格哈 是满的` counts bars and no cards.
  if (check?.id === CARDS_CHECK && !reading.isExact && !countsCards(reading.understanding.normalized)) return undefined;
  // `不是 我插的是芯片` says that something else was misheard.
  const isOther = chosen?.id === 'nothing' && !reading.isExact && reading.clauses.length > 1;
  if (check?.id === DAMAGE_CHECK && isOther && !speaksOfDamage(reading.understanding.normalized)) return undefined;
  // `么子摔不摔 跟你讲是升级搞坏的` names a drop to wave it away.
  const wavesAway = check?.id === DAMAGE_CHECK && !reading.isTapped && reading.understanding.deniesDamage;
  if (wavesAway && chosen?.raises) return check.options.find(({ id }) => id === 'nothing');
  // `没摔没泡水 都说好了 转人工`: denied beside other things.
  const deniesOnly =
    check?.id === DAMAGE_CHECK &&
    !chosen &&
    reading.understanding.deniesDamage &&
    !namesHarm(reading.understanding.normalized);
  if (deniesOnly) return check.options.find(({ id }) => id === 'nothing');
  // Who denies a drop and water, and names the steamer beside it, has said what it is.
  if (check?.id !== DAMAGE_CHECK || chosen?.id !== 'nothing' || !isHotOrDamp(clauseTexts(reading))) return chosen;
  return check.options.find(({ id }) => id === 'hot-or-damp') ?? chosen;
}

const CARDS_CHECK = 'one-or-all-cards';

/** The message asks about the step in so many words, whatever else in it resembles a result: `不是不是 我是问你 切到流量要不要钱`. */
export const asksBack = ({ reading }: Talk): boolean =>
  !reading.isExact && reading.understanding.isQuestion && insistsOnAsking(reading.understanding.normalized);

/** Answers which entry of a menu the proposed step means, and whether a step of the merchant's own will do; true where it was that. */
export async function answerAboutStep(talk: Talk, fixId: string): Promise<boolean> {
  const steps =
    codeFileOf(talk)
      .fixes.find(({ id }) => id === fixId)
      ?.steps.join(' ') ?? '';
  const words = MENU_WORDS.filter(word => steps.includes(word));
  const entry = findMenuEntry(talk.reading.understanding.normalized, words);
  if (entry) {
    await askMenuEntry(talk, fixId, entry);
    return true;
  }
  return proposeWanted(talk, fixId);
}

/** Says yes to a step that the merchant asks leave for, and proposes it; true where it was one. */
export async function proposeWanted(talk: Talk, openFix?: string): Promise<boolean> {
  const wanted = wantedFix(talk, openFix);
  if (wanted === undefined) return refuseTried(talk, openFix);
  talk.isAnswered = true;
  // What was told calls for it, and why is more than a yes.
  const called = suggestedStep(talk);
  if (called?.fix === wanted) talk.beginText(called.says);
  else talk.begin('try.yes-do');
  if (wanted === openFix) await askResult(talk, openFix, 'try.result');
  else {
    if (openFix !== undefined) talk.remember({ setAside: openFix });
    await sayFix(talk, wanted);
  }
  return true;
}

/** Leave is asked for a step that was done in vain, and is not the open one. */
export function asksForTried({ reading, tools, incident }: Talk, openFix: string | undefined): boolean {
  if (!reading.understanding.isQuestion || !namesDoingAgain(reading.understanding.normalized)) return false;
  const inVain = (incident?.attempts ?? []).filter(({ result }) => result === 'not-fixed').map(({ fix }) => fix);
  return readWanted(tools.reader, reading.text).some(id => id !== openFix && inVain.includes(id));
}

/** Who asks for a step that was done in vain is told so, and goes on with the open one; true where one is open. */
async function refuseTried(talk: Talk, openFix: string | undefined): Promise<boolean> {
  if (!asksForTried(talk, openFix)) return false;
  talk.isAnswered = true;
  talk.begin('try.tried-before');
  if (openFix === undefined) return false;
  await askResult(talk, openFix, 'try.result');
  return true;
}

/** A step that the merchant asks leave for: one that could be proposed, or could not be done before, is as good now. */
function wantedFix(talk: Talk, openFix: string | undefined): string | undefined {
  const { reading, tools } = talk;
  // A sign that it helped is tried on a sale first: `连上了 要先重启一下吗`.
  if (!reading.understanding.isQuestion || isGoodSign(reading.understanding.normalized)) return undefined;
  const named = readWanted(tools.reader, reading.text);
  if (openFix !== undefined && named.includes(openFix)) return openFix;
  const incident = openCase(talk);
  const attempts = incident.attempts.filter(({ result }) => result !== 'could-not');
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, { ...incident, attempts });
  const settled = isMoneySettled(incident);
  return modelOf(talk).fixes.find(({ id, swipes }) => named.includes(id) && !tried.includes(id) && (settled || !swipes))
    ?.id;
}

/** `万一来人插卡还是不行，能不能碰一下`: it has not failed yet. */
const isOnlySupposed = ({ isExact, understanding, clauses }: Reading): boolean =>
  !isExact && understanding.isQuestion && clauses.some(({ understanding: { normalized } }) => supposes(normalized));

/** A part says that it fails as before, or works only at times, and none that it works. */
export const staysBroken = (talk: Talk): boolean =>
  (tellsStillBroken(talk) || clauseTexts(talk.reading).some(isUnsteady)) &&
  !saysFixed(talk) &&
  !isMistyped(talk.reading.understanding.normalized);

/** `没扣` at a step is no failure of it. */
export const tellsMoneyOnly = ({ reading }: Talk): boolean =>
  !reading.isExact &&
  reading.understanding.entities.moneyDebited === 'no' &&
  !reading.understanding.isQuestion &&
  !tellsFailure(reading);

/** The open step has not helped. Who only asks something has not said what came of it, whatever it resembles. */
export function hasFailed(talk: Talk): boolean {
  const { isExact, understanding } = talk.reading;
  const act = actOf(talk);
  if (isMistyped(understanding.normalized) || tellsMoneyOnly(talk)) return false;
  // `没摔 插起充电宝的` denies damage, and tells nothing of the step.
  if (act === 'act.no' && !isExact && understanding.deniesDamage) return tellsStillBroken(talk);
  if (!isExact && complainsOfRepeat(understanding.normalized)) return tellsStillBroken(talk);
  // `没扣` once more is of the money, and no result of the step.
  const isOfMoney = !isExact && understanding.entities.moneyDebited === 'no' && !tellsFailure(talk.reading);
  if (act === undefined || isOfMoney) return tellsStillBroken(talk);
  const onlyAsks = understanding.isQuestion && !isExact && !tellsFailure(talk.reading);
  return (act === 'act.not-fixed' || act === 'act.no') && !onlyAsks && !isOnlySupposed(talk.reading);
}

/** `咋又让我重启 我不是说过了吗` at that very step: it was done before, whether or not it is on record. */
export const scoldsForOpen = ({ pending, reading: { understanding } }: Talk): boolean =>
  pending?.kind === 'fix' &&
  complainsOfRepeat(understanding.normalized) &&
  tellsAgain(understanding.normalized) &&
  namesStep(pending.id, understanding.normalized);

/** The step that belongs after one that was done, where it was not done yet: settled, and then restarted. */
export function followUp(talk: Talk, fixId: string): string | undefined {
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, openCase(talk));
  return modelOf(talk).fixes.find(({ id, after }) => after.includes(fixId) && !tried.includes(id))?.id;
}

/**
 * What failed is another step, done before: `我试过拿到门口 一样的` while the sign-in is open, `到底等不等 我重启过了也没用` while it is waited.
 * `划了 没用 重启也没用` tells of both.
 */
export function failedAnother(talk: Talk, openFix: string): boolean {
  const { tools, triedNow } = talk;
  const { clauses, triedInVain, understanding } = talk.reading;
  const namesOpen = triedInVain.includes(openFix) || readDeeds(understanding.normalized).includes(openFix);
  if (triedNow.length === 0 || namesOpen) return false;
  const isOfAnother = (text: string): boolean => readTried(tools.reader, text).some(id => triedNow.includes(id));
  const failed = clauses.flatMap((clause, at) => (isInVain(clause) ? [at] : []));
  // The deed may stand in the part before its result.
  const areOfOthers = failed.every(
    at => isOfAnother(clauses[at]!.text) || (at > 0 && isOfAnother(`${clauses[at - 1]!.text} ${clauses[at]!.text}`)),
  );
  return (failed.length > 0 && areOfOthers) || (clauses[0] !== undefined && isOfAnother(clauses[0].text));
}

/** What is told outright was told before, and the open step is against what it points to: `不是说了吗 屏是自己灭的` at the charger. */
export function repeatsEvidence(talk: Talk, openFix: string): boolean {
  const { noted, incident, knowledge } = talk;
  const { evidence } = talk.reading;
  const cures = codeFileOf(talk).fixes.find(({ id }) => id === openFix)?.cures ?? {};
  const pointsTo = ({ questionId, optionId }: ToldAnswer): string | undefined => {
    const check = knowledge.checks.find(({ id }) => id === questionId);
    const { default: _, ...given } = check?.options.find(({ id }) => id === optionId)?.given ?? { default: 0 };
    return Object.entries(given).sort(([, a], [, b]) => b - a)[0]?.[0];
  };
  return (
    evidence.length > 0 &&
    !talk.reading.understanding.isQuestion &&
    evidence.every(
      told =>
        !noted.some(({ questionId }) => questionId === told.questionId) &&
        incident?.observations.some(({ check, answer }) => check === told.questionId && answer === told.optionId) &&
        (cures[pointsTo(told) ?? ''] ?? 0) > 0,
    )
  );
}

/** Another step that new facts show to be better than the open one; facts beside news of the step itself wait for its result, and so does a mere question. */
export function betterStep(talk: Talk, openFix: string): NextStep | undefined {
  const { optionId, understanding } = talk.reading;
  const isResult = optionId !== undefined && optionId !== 'progress' && optionId !== 'asks';
  const onlyAsks = understanding.isQuestion && talk.noted.length === 0;
  // Who has just done the open step and asks how to go on is at it.
  const isAtIt = understanding.isQuestion && readTried(talk.tools.reader, talk.reading.text).includes(openFix);
  if (!talk.gainedFacts || isResult || onlyAsks || isAtIt) return undefined;
  const step = planStep(talk, { insisting: true });
  if (step.kind === 'try' && step.id !== openFix) return step;
  const cause = causeTold(talk);
  const id = cause && bestFixFor(talk, cause);
  return id === undefined || id === openFix ? undefined : { ...step, kind: 'try', id };
}
