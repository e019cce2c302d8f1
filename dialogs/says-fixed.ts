import {
  comesBack,
  deniesCure,
  failsOneWay,
  isDoneBefore,
  isOfPhone,
  isStill,
  isUnsolved,
  namesFault,
  readWorks,
  showsFailure,
  tellsOfBefore,
  worksOneWay,
} from '../src/language/words/read-works';
import { agreesOnly } from '../src/language/words/agrees-only';
import { missesSlip } from '../src/incident/is-money-at-risk';
import { hasSlip } from '../src/language/words/has-no-slip';
import { namesResult } from '../src/language/words/names-result';
import { healsByWaiting } from '../src/language/words/heals-by-waiting';
import { refusesQuestions } from '../src/language/words/refuses-questions';
import { isNotOurs } from '../src/language/words/news-of-cure';
import { isHypothetical } from '../src/language/words/is-hypothetical';
import { isGoodSign, tellsSale } from '../src/language/words/tells-progress';
import { failsAnew, tellsRelapse } from '../src/language/words/tells-relapse';
import { tellsNoUse } from '../src/language/words/tells-done';
import { tellsOfPart } from '../src/language/words/tells-of-part';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { isPaidOtherwise } from '../src/language/words/read-worry';
import { isDenied } from '../src/language/words/read-polarity';
import type { Surety, Understanding } from '../src/language/understanding';
import { readDeeds } from '../src/language/words/names-deed';
import { codeFileOf, likeliestCause } from './case';
import type { Reading } from './read-message';
import type { Clause } from './read-told';
import type { Talk } from './talk';

/** A message no longer than this means itself; in a longer one "行" and "完了" are easily something else. */
export const SHORT_ANSWER = 5;

/** "行" before something else agrees to it. */
const LEAST_CLAUSE = 2;
/** So short a part of a message means a cure by a word of result only. */
const SHORT_CLAUSE = 3;

const FIXED_MIN = 0.7;
/** As an answer to "does it work now" the whole message is this sure of it. */
const SURELY_FIXED = 0.95;
/** So sure of it, and the words are also those of one who waits for a person. */
const LIKELY_FIXED = 0.8;
const BROKEN_MIN = 0.6;

/** A part of the message says that it works again, by its words, by itself or as who waits for a person says it, and none that something does not. */
export function saysFixed({ reading, tools, incident, owner }: Talk): boolean {
  // Where only the slip was missing, a terminal that shows no code has not printed it yet.
  const lacksSlip = incident !== undefined && missesSlip(incident);
  const { answer, optionId, understanding, clauses } = reading;
  if (agreesOnly(understanding.normalized)) return false;
  if (deniesCure(understanding.normalized) || failsOneWay(understanding.normalized)) return false;
  // Who waits tells how it went meanwhile: in the middle of a step it may be what is hoped for.
  if (owner === 'queue' && healsByWaiting(understanding.normalized) && !clauses.some(showsStill)) return true;
  const isSupposed = supposedFrom(clauses);
  const works = clauses.map((clause, index) =>
    index < isSupposed ? readWorks(clause.understanding.normalized) : undefined,
  );
  const isTold = works.some(found => found !== undefined);
  // `刷成了两张 第三张又不行了`: what is told last is how it is now.
  const after = works.findLastIndex(found => found !== undefined) + 1;
  if (clauses.slice(after).some(({ understanding: told }) => tellsRelapse(told.normalized))) return false;
  const shows = stillShows(clauses, works);
  // In the middle of a step `来了来了` is no cure.
  const asWaiting = (text: string, surety: Surety): boolean =>
    owner === 'queue' &&
    understanding.entities.moneyDebited === undefined &&
    tools.reader.findAnswers(text, ['queue'], surety).some(found => found.optionId === 'act.fixed');
  if (!works.includes('surely') && clauses.some(clause => namesFault(clause.understanding.normalized))) return false;
  // What is told last is how it is now, whatever is asked after it: `结算成功了都做完了刚才顾客刷了一笔没再跳3000`.
  const last = clauses.findLastIndex(
    ({ understanding: told }, index) => index < isSupposed && (!told.isQuestion || works[index] !== undefined),
  );
  if (works[last] === 'surely' && !lacksSlip && !shows) return true;
  // `不跳3000了，能输金额了，成了`, `成功了，小票也打出来了` outdo what else is told beside them.
  const isTwice = works.filter(Boolean).length > 1;
  if (isTwice && !lacksSlip && !shows) return true;
  // News at the end that no word of a failure comes before: `等了十分钟又试了一下 成了`.
  const isNewsAtEnd = works[last] !== undefined && clauses.length > 1 && !lacksSlip;
  if (isNewsAtEnd && !clauses.some(clause => showsStill(clause) || FAILS.test(clause.understanding.normalized)))
    return true;
  if (
    clauses.some(
      (clause, index) => works[index] === undefined && index < isSupposed && saysBroken(clause.understanding, isTold),
    )
  )
    return false;
  if (clauses.some(({ understanding: told }) => !told.isQuestion && showsFailure(told.normalized))) return false;
  if (!isTold && (reading.onlyTells || tellsNoCure(reading))) return false;
  if (isTold) return !(lacksSlip && !clauses.some(clause => hasSlip(clause.understanding.normalized)));
  // Who sends the person away resembles who is cured: `师傅别过来了` says nothing of the terminal.
  if (understanding.refusesHuman) return false;
  // A sign that it helps resembles the news that it works: `输好了 扇形出来了`.
  if (isGoodSign(understanding.normalized) && !tellsSale(understanding.normalized)) return false;
  const confidence = optionId === 'act.fixed' && !understanding.isQuestion ? (answer?.confidence ?? 0) : 0;
  // `刚看了账单 没扣` is news of the money.
  const told = clauses
    .slice(0, isSupposed)
    .filter(({ understanding: part }) => part.entities.moneyDebited === undefined);
  // `行 让他们先扫码。充上吧` is like it as a whole, and no part of it says so.
  const inPart =
    clauses.length < 2 || told.some(({ text, understanding: part }) => saysPart(part) || asWaiting(text, 'likely'));
  if (confidence >= SURELY_FIXED && inPart) return true;
  if (confidence >= LIKELY_FIXED && inPart && asWaiting(reading.text, 'likely')) return true;
  return told.some(
    clause =>
      !clause.understanding.isQuestion &&
      !isOfPhone(clause.understanding.normalized) &&
      !comesBack(clause.understanding.normalized) &&
      !OF_TALK.test(clause.understanding.normalized) &&
      (clauses.length === 1 || clause.text.length >= LEAST_CLAUSE) &&
      // `现在结` beside a question only resembles `现在好了`.
      (clauses.length === 1 || clause.text.length > SHORT_CLAUSE || namesResult(clause.understanding.normalized)) &&
      ((clause.understanding.intent === 'act.fixed' && clause.understanding.confidence >= FIXED_MIN) ||
        asWaiting(clause.text, 'surely')),
  );
}

/** That a step was carried out, how a part is now, that a customer found another way, that a card was charged before, that it works elsewhere, or that nothing is solved is no cure. */
const tellsNoCure = ({ understanding: { normalized }, clauses }: Reading): boolean =>
  tellsStepDone(normalized) ||
  isPaidOtherwise(normalized) ||
  refusesQuestions(normalized) ||
  // `屏幕正常能点`, `扇形亮了 网通了`: no part of it is news of a payment.
  (clauses.some(({ understanding: told }) => tellsOfPart(told.normalized)) &&
    clauses.every(({ understanding: told }) => tellsOfPart(told.normalized) || told.intent !== 'act.fixed')) ||
  clauses.some(
    ({ understanding: { normalized: told } }) =>
      isUnsolved(told) || isDoneBefore(told) || isNotOurs(told) || tellsOfBefore(told),
  );

/** Said of what was said: `这些刚才已经说过了`, `现在又说可以`. */
const OF_TALK = /说过|讲过|问过|回(?:答)?过|(?:又|都|还)(?:说|讲)(?:可以|行|能|没事|正常)/;
const FAILS = /不行|不得行|不中|唔得|还是|失败|没用|没好|不了/;

/** What follows a supposition belongs to it: `下次要是再转圈，我还是划掉重开`. */
function supposedFrom(clauses: readonly Clause[]): number {
  const from = clauses.findIndex(({ understanding }) => isHypothetical(understanding.normalized));
  return from < 0 ? clauses.length : from;
}

const PART_MIN = 0.4;
const saysPart = ({ intent, confidence }: Understanding): boolean => intent === 'act.fixed' && confidence >= PART_MIN;

/** Checks about what fails and what does not. */
const WHERE_IT_WORKS: readonly string[] = ['works-elsewhere', 'one-or-all-cards', 'other-way-works', 'qr-works'];

/** `出去就好了`, `就那一个客人的卡不行，换同桌的就过了` tell where it works, and with what. */
const tellsWhere = ({ volunteered, understanding: { entities } }: Reading): boolean =>
  entities.cardsAffected !== undefined || volunteered.some(({ questionId }) => WHERE_IT_WORKS.includes(questionId));

/**
 * The same in so many words: holds though something else was asked. `surely`: in words that nothing else is said in, or said twice over
 * (`读到了 出小票了`), so that it holds whatever was asked.
 */
export function saysFixedPlainly(talk: Talk, how: 'probably' | 'surely'): boolean {
  if (!saysFixed(talk)) return false;
  const { clauses } = talk.reading;
  const works = clauses.map(({ understanding }) => readWorks(understanding.normalized)).filter(Boolean);
  if (works.includes('surely') || works.length > 1) return true;
  const { intent, confidence } = talk.reading.understanding;
  const asWhole = clauses.length === 1 && intent === 'act.fixed' && confidence >= FIXED_MIN;
  return how === 'probably' && !tellsWhere(talk.reading) && (works.length === 1 || asWhole);
}

/** What was done, and that it works by now, in one message: `换了纸 打得出来了`, where that does something against the likeliest cause. */
export function tellsDeedAndCure(talk: Talk): boolean {
  const cause = likeliestCause(talk)?.id;
  const deeds = readDeeds(talk.reading.understanding.normalized);
  const isAgainst = codeFileOf(talk).fixes.some(({ id, cures }) => deeds.includes(id) && (cures[cause ?? ''] ?? 0) > 0);
  return isAgainst && saysFixedPlainly(talk, 'probably');
}

/**
 * One way of paying works, by its own words or by a sale, and another fails: `擦完插卡能读了 碰一下还是有时候不行`. What is told of the one that
 * works closes nothing.
 */
export const worksInPart = ({ reading: { clauses, understanding } }: Talk): boolean =>
  failsOneWay(understanding.normalized) &&
  clauses.some(
    ({ understanding: { isQuestion, normalized } }) =>
      !isQuestion && !failsOneWay(normalized) && (readWorks(normalized) !== undefined || worksOneWay(normalized)),
  );

/** The answer to a step says that it works: tapped, by its words, or short and surely that; in a longer one "行" is easily something else. */
export function answersFixed(talk: Talk): boolean {
  const { isTapped, isExact, optionId, answer, text, clauses, understanding } = talk.reading;
  if (isTapped || saysFixed(talk)) return true;
  if (tellsNoCure(talk.reading)) return false;
  // `行 你转吧` agrees to something, whatever its first part answers.
  const isShort = text.length <= SHORT_ANSWER && clauses.length < 2;
  const confidence = (optionId === undefined ? understanding : answer)?.confidence ?? 0;
  return isExact || (isShort && confidence >= SHORTLY_FIXED);
}

/** `响应码3000 店里老人看不懂 求解决` tells of a fault, though what resembles it among what is said while waiting is a cure. */
export const isSurelyFault = ({ understanding: { intent, confidence } }: Reading): boolean =>
  intent.startsWith('fault.') && confidence >= SURE_FAULT;
const SURE_FAULT = 0.8;

/** Short words at a check that surely mean it: `好了`; `图标正常`, `不敢再刷了`, `咋算结成了` only sound like it (.64 to .73). */
export const saysFixedShortly = ({ reading }: Talk): boolean =>
  reading.text.length <= SHORT_ANSWER &&
  !reading.understanding.isQuestion &&
  !tellsNoCure(reading) &&
  !tellsWhere(reading) &&
  reading.understanding.confidence >= SHORTLY_FIXED;
const SHORTLY_FIXED = 0.85;

/**
 * `插卡还是3000` is broken, `不显示3000了` is not. `besideNews`: another part says that it works, so that a fault is only what was before,
 * unless it is still there.
 */
const saysBroken = ({ intent, confidence, normalized }: Understanding, besideNews: boolean): boolean =>
  !(besideNews && isHypothetical(normalized)) &&
  confidence >= BROKEN_MIN &&
  ((intent === 'act.not-fixed' && (!besideNews || namesResult(normalized) || FAILS.test(normalized))) ||
    (intent.startsWith('fault.') && !isDenied(normalized) && (!besideNews || isStill(normalized))));

const showsStill = ({ understanding: { isQuestion, normalized } }: Clause): boolean =>
  !isQuestion && namesFault(normalized) && isStill(normalized);

/** The code shows as before, and no sale went through after it: `擦了还是3000 他换了张卡刷过去了` tells how it was, and how it is now. */
function stillShows(clauses: readonly Clause[], works: readonly (string | undefined)[]): boolean {
  const last = clauses.findLastIndex(showsStill);
  const since = last < 0 ? [] : works.slice(last + 1).filter(Boolean);
  return last >= 0 && !since.includes('surely') && since.length < 2;
}

/** A part that asks nothing says that the code, or a failure, shows as before: `划掉重开了 能进去，一点收款又跳3000`. */
export const showsAsBefore = ({ reading: { clauses } }: Talk): boolean =>
  clauses.some(
    clause => showsStill(clause) || (!clause.understanding.isQuestion && showsFailure(clause.understanding.normalized)),
  );

/** The same, or that it fails anew in whatever way, or that nothing came of it: `又黑了的嘛`, `还那熊样`. */
export const tellsStillBroken = (talk: Talk): boolean => showsAsBefore(talk) || talk.reading.clauses.some(isInVain);

/** A part that asks nothing says that it fails anew, or that nothing came of it. */
export const isInVain = ({ understanding: { isQuestion, normalized } }: Clause): boolean =>
  !isQuestion && (failsAnew(normalized) || tellsNoUse(normalized));

/** A part that asks nothing surely names a symptom. */
export const tellsFault = ({ clauses }: Reading): boolean =>
  clauses.some(
    ({ understanding: { intent, confidence, isQuestion } }) =>
      !isQuestion && intent.startsWith('fault.') && confidence >= SURE_FAULT,
  );

/** A part that asks nothing says that it is as before: beside a question the whole message resembles what it is not. */
export const tellsFailure = ({ clauses }: Pick<Reading, 'clauses'>): boolean =>
  clauses.some(
    ({ understanding: { intent, isQuestion: isAsked, normalized } }) =>
      !isAsked && (intent === 'act.not-fixed' || namesFault(normalized)),
  );

/** That it works is told in a part that asks nothing: `现在都能收钱了 你叫我停用干嘛`, `自己又好了 不晓得咋回事`. */
export const tellsCureBeside = (talk: Talk): boolean =>
  saysFixed(talk) &&
  talk.reading.clauses.some(
    ({ text, understanding: { isQuestion, normalized } }) =>
      !isQuestion &&
      (readWorks(normalized) !== undefined ||
        talk.tools.reader.findAnswers(text, ['queue'], 'surely').some(({ optionId }) => optionId === 'act.fixed')),
  );
