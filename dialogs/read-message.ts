import { tellsDone } from '../src/language/words/tells-done';
import { asksForOtherCard, fearsTwice, namesAnew } from '../src/language/words/fears-claim';
import { namesMishap } from '../src/language/words/read-damage';
import { namesBot, namesCharging, refusesCharging } from '../src/language/words/short-readings';
import type { ToldAnswer } from '../src/language/words/reads-evidence';
import { asksMeaning, insistsOnAsking } from '../src/language/words/is-question';
import { readEvidence, withoutEvidence } from '../src/language/words/reads-evidence';
import { normalize } from '../src/language/normalize';
import { breaksOff } from '../src/language/words/breaks-off';
import { splitClauses } from '../src/language/split-clauses';
import { asksToHold, wentDarkByHand } from '../src/language/words/tells-frozen';
import type { AnswerQuestion, AnswerReading, LanguageReader, Understanding } from '../src/language/understanding';
import { hasGoneThrough, isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import type { Knowledge } from '../src/knowledge/knowledge';
import type { BotInput } from '../src/turn/messages';
import { beyondCardData } from './beyond-card-data';
import { leastLikeness, OPTION_MIN, SURE } from './least-likeness';
import type { Pending } from './memory';
import { questionFor, questionOf } from './menus';
import { readTried } from './read-steps-named';
import type { Clause } from './read-told';
import { readClauses, readTold, tellingPart, tellsOnly } from './read-told';
import type { Phrasing } from './phrasing';

/** A message as the dialogs see it: what it means by itself, as an answer to the open question, and what it says besides. */
export interface Reading {
  readonly kind: 'text' | 'media' | 'event' | 'empty';
  readonly text: string;
  readonly understanding: Understanding;
  /** The option chosen of the open question, by tap or by words. */
  readonly optionId?: string;
  /** The option was tapped or said in its own words: nothing to ask back. */
  readonly isSure: boolean;
  /** Tapped, or said in the option's own words and nothing else. */
  readonly isExact: boolean;
  /** Tapped, or typed as the button says it. */
  readonly isTapped?: boolean;
  readonly answer?: AnswerReading;
  /** The message part by part, since speech runs news, answers and questions together. */
  readonly clauses: readonly Clause[];
  /** Checks that the message answers though they are not the open question. */
  readonly volunteered: readonly ToldAnswer[];
  /** What is told outright of the screen, the neighbours, another place, be it asked for or not. */
  readonly evidence: readonly ToldAnswer[];
  /** Every part tells how something is, and none in any word that something works, or fails as before: what it resembles is no result. */
  readonly onlyTells: boolean;
  /** Fixes that the merchant says they have done in vain, before or without being told to. */
  readonly triedInVain: readonly string[];
  /** A question of the merchant's own beside what else the message says: an `ask.*` intent. */
  readonly aside?: string;
  /** Annoyed at being asked again, or at how long it takes. */
  readonly isUpset: boolean;
  /** A rating button that was tapped though no rating is asked for. */
  readonly ratingTapped?: string;
  /** The known question that was tapped, by its id. */
  readonly asked?: string;
  /** Asks whether a card may be charged now. */
  readonly asksToSwipe: boolean;
}

/** A part of a message that is surely a question of the merchant's own. */
const ASIDE_MIN = 0.85;

/** A number says nothing about the machine; what stands beside it may. */
const LONG_NUMBER = /\d[\d\-]{5,}/g;

const NOTHING_BESIDES = {
  clauses: [],
  volunteered: [],
  evidence: [],
  onlyTells: false,
  triedInVain: [],
  isUpset: false,
  asksToSwipe: false,
};

export interface ReadInput {
  readonly input: BotInput;
  readonly pending?: Pending;
  readonly reader: LanguageReader;
  readonly knowledge: Knowledge;
  readonly phrasing: Phrasing;
}

export function readMessage(options: ReadInput): Reading {
  const { input, reader, knowledge, phrasing, pending } = options;
  const { content } = input.message;
  const { now } = input;
  if (content.kind === 'media' || content.kind === 'event') {
    return {
      kind: content.kind,
      text: '',
      understanding: reader.understand('', now),
      isSure: true,
      isExact: true,
      ...NOTHING_BESIDES,
    };
  }
  const text = content.text.trim();
  const understanding = withoutKnownTerm(options, beyondCardData(input, reader, reader.understand(text, now)));
  const choiceId = content.kind === 'choice' ? content.choiceId : offeredChoice(input, text, pending);
  const tapped = { kind: 'text' as const, text, isSure: true, isExact: true, ...NOTHING_BESIDES };
  if (choiceId !== undefined && isIntent(choiceId, knowledge)) {
    const chosen = { ...understanding, intent: choiceId, confidence: 1, alternatives: [] };
    return { ...tapped, understanding: chosen, optionId: choiceId, isTapped: true };
  }
  const asked = choiceId === undefined ? undefined : questionOf(choiceId);
  if (asked !== undefined) return { ...tapped, understanding: reader.understand('', now), asked };
  if (text === '') return { ...tapped, kind: 'empty', understanding };
  const question = pending && questionFor(pending, knowledge, phrasing);
  if (choiceId !== undefined && question?.options.some(option => option.id === choiceId)) {
    return { ...tapped, understanding, optionId: choiceId, isTapped: true };
  }
  if (choiceId?.startsWith('rating.')) return { ...tapped, understanding, ratingTapped: choiceId };
  const besides = readBesides(options, text, understanding);
  const answering = pending ? answeringPart(pending, understanding, text, besides.evidence) : text;
  const answer = question && readAnswer(reader, question, answering, now, understanding);
  const least = leastLikeness(pending, understanding.normalized);
  const isOnlyFact = pending?.kind === 'fix' && besides.onlyTells;
  const likely = answer?.kind === 'option' && answer.confidence >= least && !isOnlyFact ? answer : undefined;
  // What stands on the screen is the answer to the very question about it, whatever else it resembles.
  const stated =
    pending?.kind === 'check' ? besides.evidence.find(({ questionId }) => questionId === pending.id) : undefined;
  const told = stated && { optionId: stated.optionId, confidence: SURE, exact: false };
  const chosen = likely?.exact === true ? likely : (told ?? likely);
  const isSure = (chosen ?? understanding).confidence >= SURE && !understanding.deniesDamage;
  return {
    kind: 'text',
    text,
    understanding,
    isSure,
    isExact: chosen?.exact === true && answering === text && splitClauses(text).length < 2,
    ...(answer && { answer }),
    ...(chosen && { optionId: chosen.optionId }),
    ...besides,
  };
}

/** Who tells what is on the screen or next door while something else is asked answers by the rest, and by nothing where there is none. */
const answeringPart = (
  pending: Pending,
  { normalized }: Understanding,
  text: string,
  evidence: readonly ToldAnswer[],
): string =>
  pending.kind === 'check' && evidence.some(({ questionId }) => questionId !== pending.id)
    ? withoutEvidence(normalized)
    : text;

/** A word that was explained is only explained again to who asks what it means. */
function withoutKnownTerm({ input, knowledge }: ReadInput, understanding: Understanding): Understanding {
  const { asksTerm, ...others } = understanding;
  const term = knowledge.glossary.find(({ id }) => id === asksTerm);
  if (!term || asksMeaning(understanding.normalized)) return understanding;
  const isKnown = input.transcript.some(({ from, text }) => from === 'bot' && text.includes(term.text));
  return isKnown ? others : understanding;
}

/** Who waits about money speaks of money, whatever else it resembles. */
const waitsForMoney = ({ conversation, incident }: BotInput): boolean =>
  conversation.owner === 'queue' && incident !== undefined && isMoneyAtRisk(incident) && !hasGoneThrough(incident);

/** That nothing was taken is said again and again, and leads away from nothing: the rest of the message answers. */
function readAnswer(
  reader: LanguageReader,
  question: AnswerQuestion,
  text: string,
  now: Date,
  { entities }: Understanding,
): AnswerReading {
  const answer = reader.interpret(question, text, now);
  const isMoney = answer.kind === 'digression' && answer.intent === 'safety.money-debited';
  if (!isMoney || entities.moneyDebited !== 'no') return answer;
  const rest = splitClauses(text).filter(clause => reader.understand(clause, now).intent !== 'safety.money-debited');
  return rest.length === 0 ? answer : reader.interpret(question, rest.join('，'), now);
}

/** What the screen says is copied, not told. */
const quotesScreen = (pending: Pending | undefined): boolean =>
  pending?.kind === 'field' && pending.id === 'screenText';

/** What a message says beside the answer to the open question. */
function readBesides({ input, reader, knowledge, pending }: ReadInput, text: string, understanding: Understanding) {
  const clauses = readClauses(reader, text, understanding, input.now);
  const told = begunBefore(input) + tellingPart(clauses.filter(clause => !isOwnBlack(input, clause, understanding)));
  const asked = pending?.kind === 'check' ? pending.id : undefined;
  const evidence = quotesScreen(pending) || waitsForMoney(input) ? [] : readEvidence(told);
  const moods = reader.findAnswers(text, ['any'], 'likely').map(({ optionId }) => optionId);
  // Who thanks, or tells at last how it fell, complains of nobody.
  const isUpset =
    moods.includes('upset') &&
    !clauses.some(
      ({ understanding: { intent, confidence, normalized } }) =>
        ((intent === 'act.thanks' || intent === 'act.bye') && confidence >= OPTION_MIN) || namesMishap(normalized),
    );
  // "Are you a machine that repeats itself" is no question about the bot.
  const found = input.conversation.owner === 'bot' ? findAside(clauses) : undefined;
  const isOfBot = namesBot(understanding.normalized) && (!isUpset || insistsOnAsking(understanding.normalized));
  const aside = found === 'ask.bot' && !isOfBot ? undefined : found;
  return {
    clauses,
    evidence,
    onlyTells: tellsOnly(reader, knowledge.checks, clauses),
    volunteered:
      quotesScreen(pending) || waitsForMoney(input)
        ? []
        : readTold(reader, knowledge.checks, told.replace(LONG_NUMBER, ' '), asked),
    triedInVain: waitsForMoney(input) || asksMeanwhile(understanding) ? [] : readTried(reader, text),
    isUpset,
    asksToSwipe: clauses.some(clause => asksToSwipe(reader, clause)) && !clauses.some(refusesToSwipe),
    ...(aside !== undefined && { aside }),
  };
}

/** Who holds the key as told tells no fault where the screen goes dark. */
const isOwnBlack = ({ transcript }: BotInput, { understanding }: Clause, { normalized }: Understanding): boolean =>
  wentDarkByHand(
    understanding.normalized,
    normalized,
    asksToHold(transcript.findLast(({ from }) => from === 'bot')?.text ?? ''),
  );

/** What the message before began to tell and broke off: `一刷卡就`, `黑屏 自己又开起来`. */
function begunBefore({ transcript }: BotInput): string {
  const last = transcript.findLast(({ from, kind }) => from === 'merchant' && kind === 'text');
  const part = last && splitClauses(last.text).at(-1);
  return part !== undefined && breaksOff(normalize(part)) ? part : '';
}

const asksToSwipe = (reader: LanguageReader, { text, understanding: { normalized } }: Clause): boolean =>
  namesCharging(text) &&
  !OTHER_DEED.test(text) &&
  !AT_A_PLACE.test(text) &&
  (asksForOtherCard(normalized) ||
    (namesAnew(normalized) && fearsTwice(normalized)) ||
    reader.findAnswers(text, ['any'], 'likely').some(({ optionId }) => optionId === 'reswipe'));

/** Whether settling, signing in or printing once more charges somebody again is no wish to charge a card. */
const OTHER_DEED = /结算|批结|签到|重?打印|补(?:打|印|了|一张|张|不)|重印|重打/;

/** Where sales may be taken is another question: `这几天先放楼梯口那边刷行不行`. */
const AT_A_PLACE =
  /(?:在|放|拿到|搬到|挪到|去|到)[^，。,]{0,6}(?:口|边|外头?|上面|楼上|那里|那儿)[^，。,]{0,3}(?:刷|收)/;

/** `路由器插回去了 灯在闪 要等好久嘛`: who asks how to go on has no result yet. */
const asksMeanwhile = ({ isQuestion, normalized }: Understanding): boolean => isQuestion && !tellsDone(normalized);

const refusesToSwipe = ({ understanding: { isQuestion: isAsked, normalized } }: Clause): boolean =>
  !isAsked && refusesCharging(normalized);

function findAside(clauses: readonly Clause[]): string | undefined {
  if (clauses.length < 2) return undefined;
  return clauses
    .map(({ understanding }) => understanding)
    .find(
      ({ intent, confidence, isQuestion }) =>
        intent.startsWith('ask.') && (isQuestion || intent === 'ask.bot') && confidence >= ASIDE_MIN,
    )?.intent;
}

/**
 * The choice of the bot's last message whose label or place the merchant's text repeats: a tap in channels that send only text, and a
 * number where choices are shown as a numbered list. To a question for a number a number is its answer.
 */
function offeredChoice(input: BotInput, text: string, pending: Pending | undefined): string | undefined {
  const lastAsked = input.transcript.findLast(entry => entry.from === 'bot' && (entry.reply?.choices.length ?? 0) > 0);
  const choices = lastAsked?.reply?.choices ?? [];
  if (/^[1-9]$/.test(text) && pending && pending.kind !== 'field') return choices[Number(text) - 1]?.id;
  return choices.find(choice => choice.label === text)?.id;
}

const DIALOG_INTENTS = /^(act|request|ask|fault)\./;
const isIntent = (choiceId: string, knowledge: Knowledge): boolean =>
  DIALOG_INTENTS.test(choiceId) &&
  (knowledge.intents.some(intent => intent.id === choiceId) || choiceId.startsWith('act.'));
