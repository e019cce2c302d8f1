import type { DialogContext } from 'botbuilder-dialogs';
import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import type { StepQuestion } from '../src/knowledge/language-schema';
import { STEP_PLACES } from '../src/knowledge/language-schema';
import { insistsOnAsking, isQuestion } from '../src/language/words/is-question';
import { readRecord } from '../src/language/words/read-record';
import { namesFault } from '../src/language/words/read-works';
import { asksWait } from '../src/language/words/asks-wait';
import { namesPerson } from '../src/language/words/read-polarity';
import { actOf } from './act-of';
import { codeFileOf, openCase } from './case';
import { isAnswered } from './intake-questions';
import { reprompt } from './interrupt';
import { wasJustFixed } from './reopen-case';
import { askResult } from './say-step';
import { saysFixed } from './says-fixed';
import type { Reading } from './read-message';
import type { Talk } from './talk';

/**
 * How like a known question a message has to be: of held-out phrases that ask in so many words, seven of ten are this, and .82 of them find
 * their own question among those that may be asked at the step (tests/bench/language/step-questions.ts).
 */
const LEAST_SCORE = 0.25;
/** What is asked for in so many words, though not as a question (`你给我一句能跟他说的话`), or about another step than the one proposed. */
const SURELY_ASKED = 0.6;
/** The same for what may be asked at any time. */
const LEAST_GENERAL = 0.5;
/** A trouble that is only told, and not asked about: `它叫我输操作员号和密码 我不知道密码呀`. */
const TOLD_AS_QUESTION = 0.8;
/** Who does another step than the one proposed asks about that one: it has to be this much likelier. */
const LEAD_ELSEWHERE = 0.2;
/** A second answer beside the first has to be this sure. */
const LEAST_SECOND = 0.5;
/** Of several questions in one message this many are answered. */
const MOST_ANSWERED = 2;
/** Said this lately, an answer is no answer a second time. */
const LATELY = 4;
/** A part of a message is about the debit from here on. */
const DEBIT_MIN = 0.7;

/**
 * Answers what a merchant asks about the step at hand, or about waiting, the money in doubt, the time after the cure. True where the message
 * was nothing but that; what else it says (that it works, an answer, a number) is still taken.
 */
export async function answerStepQuestion(dc: DialogContext, talk: Talk): Promise<boolean> {
  // Who says right after a cure that there is none is heard first.
  if (!talk.incident && tellsFailure(talk.reading) && !saysFixed(talk)) return false;
  const entries = findStepQuestions(talk);
  if (entries.length === 0) return false;
  for (const { text } of entries) talk.beginText(text);
  const { pending, reading } = talk;
  if (!talk.incident) {
    if (saysFixed(talk) || actOf(talk) === 'act.thanks') return false;
    talk.remember({ pending: undefined });
    await talk.sayText('note.added', '', { kind: 'close', id: 'glad' });
    return true;
  }
  if (pending?.kind === 'fix') {
    if (saysFixed(talk) || (actOf(talk) === 'act.not-fixed' && tellsFailure(reading))) return false;
    await askResult(talk, pending.id, 'try.result');
    return true;
  }
  if (pending?.kind === 'check' && reading.optionId !== undefined) return false;
  if (pending?.kind === 'field' && isAnswered(talk, pending.id)) return false;
  const fix = pending?.kind === 'menu' && talk.owner === 'bot' ? fixOf(talk, entries) : undefined;
  if (fix !== undefined) await askResult(talk, fix, 'try.result');
  else await reprompt(dc, talk);
  return true;
}

/** A part that asks nothing says that it is as before: beside a question the whole message resembles what it is not. */
const tellsFailure = ({ clauses }: Reading): boolean =>
  clauses.some(
    ({ understanding: { intent, isQuestion: isAsked, normalized } }) =>
      !isAsked && (intent === 'act.not-fixed' || namesFault(normalized)),
  );

function findStepQuestions(talk: Talk): readonly StepQuestion[] {
  const { reading, knowledge, owner, input } = talk;
  if (reading.kind !== 'text' || reading.isExact || owner === 'agent') return [];
  // Whether a card may be charged, and whether a person is wanted, have answers of their own.
  const { normalized, refusesHuman } = reading.understanding;
  if (reading.asksToSwipe || (refusesHuman && owner === 'queue')) return [];
  if (asksWait(normalized) && namesPerson(normalized)) return [];
  // What the terminal's record shows settles more than any question beside it.
  if (readRecord(reading.text) !== undefined && !reading.understanding.isQuestion) return [];
  const fears = fearsDebit(talk);
  const places = fears ? ['money'] : placesOf(talk);
  const here = knowledge.stepQuestions.filter(
    ({ at }) => (at.length === 0 && talk.incident !== undefined && !fears) || at.some(place => places.includes(place)),
  );
  const found = findAmong(talk, here, LEAST_SCORE);
  const [other] = mayBeElsewhere(talk) && !fears ? findElsewhere(talk) : [];
  const chosen = other && other.score > (found[0]?.score ?? 0) + LEAD_ELSEWHERE ? [other] : found;
  const lately = input.transcript.slice(-LATELY).filter(({ from }) => from === 'bot');
  return chosen
    .map(({ entry }) => entry)
    .filter(({ text }) => !lately.some(line => line.text.includes(text)))
    .slice(0, MOST_ANSWERED);
}

interface Found {
  readonly entry: StepQuestion;
  readonly score: number;
  readonly clause: string;
}

/** The questions that the message asks, likest first; one where the whole of it is the likest. */
function findAmong(talk: Talk, questions: readonly StepQuestion[], least: number): readonly Found[] {
  const { text } = talk.reading;
  const [best, ...others] = talk.tools.reader
    .findQuestions(
      text,
      questions.map(({ id }) => id),
    )
    .flatMap(({ id, clause, score }) => {
      const entry = questions.find(question => question.id === id);
      return entry && score >= scoreNeeded(talk, entry, clause, least) ? [{ entry, score, clause }] : [];
    })
    .filter(({ entry }, index, all) => all.findIndex(other => other.entry === entry) === index);
  if (!best) return [];
  return best.clause === text
    ? [best]
    : [best, ...others.filter(({ clause, score }) => clause !== text && score >= LEAST_SECOND)];
}

/** What is told of a step is mostly no question about it; who fears for money asks in all forms. */
function scoreNeeded(talk: Talk, { at }: StepQuestion, clause: string, least: number): number {
  if (!isQuestion(clause) && !insistsOnAsking(clause)) {
    if (saysFixed(talk)) return Infinity;
    return fearsFor(talk) && at.every(place => place === 'money') && at.length > 0 ? SURELY_ASKED : TOLD_AS_QUESTION;
  }
  // A word that is asked about has an answer of its own, which only a surer one outdoes.
  const forTerm = talk.reading.understanding.asksTerm === undefined ? 0 : SURELY_ASKED;
  return Math.max(least, forTerm, at.length === 0 ? LEAST_GENERAL : 0);
}

/** Money is in doubt. */
const fearsFor = ({ incident }: Talk): boolean => incident !== undefined && isMoneyAtRisk(incident);

/** A question about another step than the one proposed. */
const findElsewhere = (talk: Talk): readonly Found[] =>
  findAmong(
    talk,
    talk.knowledge.stepQuestions.filter(({ at }) => !at.some(place => STEP_PLACES.includes(place))),
    SURELY_ASKED,
  ).filter(({ clause }) => isQuestion(clause));

/** A word that is asked about has an answer of its own. */
const mayBeElsewhere = ({ incident, reading }: Talk): boolean =>
  incident !== undefined && reading.understanding.asksTerm === undefined;

/** Who fears for the money in doubt is answered about it, and not about a step. */
const fearsDebit = (talk: Talk): boolean =>
  fearsFor(talk) &&
  talk.reading.clauses.some(
    ({ understanding: { intent, confidence } }) => intent === 'safety.money-debited' && confidence >= DEBIT_MIN,
  );

/** The step that stands open, the one before it, and what else goes on. */
function placesOf(talk: Talk): readonly string[] {
  const { pending, incident, owner, memory, input } = talk;
  const last = incident ? incident.attempts.at(-1)?.fix : input.recentlyClosed[0]?.resolution?.fix;
  return [
    ...(pending?.kind === 'fix' || pending?.kind === 'check' ? [pending.id] : []),
    ...(memory.openFix === undefined ? [] : [memory.openFix]),
    ...(last === undefined || (!incident && !wasJustFixed(talk)) ? [] : [last]),
    ...(owner === 'queue' ? ['queue'] : []),
    ...(incident && isMoneyAtRisk(incident) ? ['money'] : []),
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
