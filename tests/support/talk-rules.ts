import { hasGoneThrough, isMoneyAtRisk, isMoneySettled } from '../../src/incident/is-money-at-risk';
import type { Incident } from '../../src/incident/incident';
import { foldText } from '../../src/knowledge/fold-text';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { MERCHANT_RULES } from '../../src/knowledge/text-rules';
import type { Owner } from '../../src/store/records';
import type { Reply, TurnResult } from '../../src/turn/messages';
import type { Said } from './random-merchant';

export interface Violation {
  readonly rule: string;
  readonly detail: string;
}

/** What a turn led from. */
export interface Before {
  readonly owner: Owner;
  readonly incident?: Incident;
}

/** One turn of a talk, as the rules look at it. */
export interface Seen {
  readonly knowledge: Knowledge;
  readonly said: Said;
  readonly before: Before;
  readonly turn: TurnResult;
  /** Whether a line since the case was opened, this one included, said that it works. */
  readonly toldCure: boolean;
  /** Cases that were closed before. */
  readonly closed: ReadonlySet<string>;
  /** What the merchant has written so far. */
  readonly written: readonly string[];
  /** How often a question or step was put anew in this case, this turn included: others were put in between. */
  readonly puts: ReadonlyMap<string, number>;
}

/** A question without an answer may come back so often, since something else was put first. */
const MOST_PUTS = 3;

type Rule = (seen: Seen) => readonly (string | undefined | false)[];

/** Half a unit of the sixth decimal for each cause: how a belief is stored. */
const ROUNDING = 0.5e-6;

/** What must hold after every turn, whatever the merchant writes. */
const RULES: Readonly<Record<string, Rule>> = {
  'every message is answered with text': ({ said, before, turn }) => {
    if (before.owner === 'agent') return [turn.replies.length > 0 && 'the bot speaks though an agent has the talk'];
    return [
      turn.replies.length === 0 && said.content.kind !== 'event' && 'no reply',
      ...turn.replies.map(({ key, text }) => text.trim() === '' && `empty reply ${key}`),
    ];
  },
  'nothing throws': ({ turn }) => turn.replies.map(({ key }) => key === 'turn.failed' && key),
  'belief is a probability over every cause': ({ knowledge, turn: { incident } }) => {
    const belief = Object.entries(incident?.belief ?? {});
    if (belief.length === 0) return [];
    const causes = causesFor(knowledge, incident);
    const sum = belief.reduce((total, [, share]) => total + share, 0);
    return [
      causes.some(id => incident?.belief[id] === undefined) && 'a cause is missing',
      belief.length !== causes.length && `${belief.length} causes`,
      Math.abs(sum - 1) > ROUNDING * causes.length && `it sums to ${sum}`,
    ];
  },
  'an answered question is not put again': ({ turn }) =>
    turn.replies.map(
      ({ key, step }) =>
        key === 'ask.check' &&
        turn.incident?.observations.some(({ check }) => check === step.id) === true &&
        `${step.id} is asked`,
    ),
  'a reported step is not proposed again': ({ said, turn }) =>
    turn.replies.map(({ key, step }) => {
      const done = turn.incident?.attempts.find(({ fix }) => fix === step.id);
      if (step.kind !== 'try' || !done) return false;
      // Who could not do it may ask leave for it after all.
      if (done.result === 'could-not' && said.content.kind === 'text') return false;
      return `${step.id} (${done.result}) by ${key}`;
    }),
  'nothing on record is lost': ({ said, before, turn }) => {
    const [old, now] = [before.incident, turn.incident];
    if (!old || old.status === 'closed' || old.id !== now?.id || said.means !== 'plain') return [];
    return [
      ...old.observations.map(
        ({ check, answer }) =>
          !now.observations.some(kept => kept.check === check) && `the answer ${check}=${answer} is gone`,
      ),
      ...old.attempts.map(
        ({ fix, result }) => !now.attempts.some(kept => kept.fix === fix) && `the step ${fix} (${result}) is gone`,
      ),
    ];
  },
  'no technician’s work': ({ knowledge, turn }) =>
    turn.replies.flatMap(({ text, step }) =>
      knowledge.codes
        .flatMap(({ fixes }) => fixes)
        .filter(({ who }) => who === 'technician')
        .map(fix => {
          const isSaid = fix.id === step.id || fix.steps.some(line => text.includes(line));
          return isSaid && fix.id;
        }),
    ),
  'no text asks for card data, promises, or tells to do a technician’s work': ({ turn, written }) =>
    turn.replies.flatMap(({ key, text }) => {
      // A list of answers and of the merchant's own words; its frame is looked at with the knowledge.
      if (key === 'handoff.summary') return [];
      const folded = foldText(withoutQuotes(text, written));
      return MERCHANT_RULES.map(({ problem, breaks }) => breaks(folded) && `${key}: ${problem}`);
    }),
  'nothing is put over and over': ({ turn, puts }) =>
    turn.replies.map(({ key, step }) => {
      const times = puts.get(`${step.kind}:${step.id}`) ?? 0;
      return ANEW.includes(key) && times > MOST_PUTS && `${step.kind}:${step.id} for the ${times}. time`;
    }),
  'no swipe while money is in doubt': ({ knowledge, turn }) => {
    if (!turn.incident || isMoneySettled(turn.incident)) return [];
    const { state } = turn.incident.money;
    return turn.replies.map(({ key, step }) => swipes(knowledge, step) && `${step.id} by ${key}, money ${state}`);
  },
  'closed as fixed only by who said so': ({ said, turn: { incident }, closed, toldCure }) => {
    const isClosed = incident?.status === 'closed' && !closed.has(incident.id);
    const isWrong = isClosed && incident.resolution?.text === undefined && !toldCure;
    return [isWrong && said.means !== 'stray' && `on ${wordsOf(said)}`];
  },
  'who is cured is told that the money is still in doubt': ({ knowledge, turn: { incident, replies }, closed }) => {
    if (incident?.status !== 'closed' || closed.has(incident.id) || incident.resolution?.text !== undefined) return [];
    const isTold = replies.some(({ text }) => text.includes(String(knowledge.wording['close.money-open'])));
    return [isMoneyAtRisk(incident) && !hasGoneThrough(incident) && !isTold && `money ${incident.money.state}`];
  },
};

/** What may happen, since a person might read the words so too; counted, for it shows what is misread. */
const DOUBTS: Readonly<Record<string, Rule>> = {
  'closed as fixed on stray words': ({ said, turn: { incident }, closed, toldCure }) => {
    const isClosed = incident?.status === 'closed' && !closed.has(incident.id);
    const isStray = said.means === 'stray' && !toldCure;
    return [isClosed && incident.resolution?.text === undefined && isStray && `on ${wordsOf(said)}`];
  },
  'stray words take something back': ({ said, before: { incident: old }, turn: { incident: now } }) => {
    if (!old || old.status === 'closed' || old.id !== now?.id) return [];
    if (said.means === 'plain' || said.means === 'takes-back') return [];
    const isKept = old.observations.every(({ check }) => now.observations.some(kept => kept.check === check));
    const isDone = old.attempts.every(({ fix }) => now.attempts.some(kept => kept.fix === fix));
    return [!(isKept && isDone) && `on ${wordsOf(said)}`];
  },
};

export const doubtsOf = (seen: Seen): readonly Violation[] => look(DOUBTS, seen);

const look = (rules: Readonly<Record<string, Rule>>, seen: Seen): readonly Violation[] =>
  Object.entries(rules).flatMap(([rule, find]) =>
    find(seen).flatMap(detail => (typeof detail === 'string' ? [{ rule, detail }] : [])),
  );

export const violationsOf = (seen: Seen): readonly Violation[] => look(RULES, seen);

function causesFor({ codes }: Knowledge, incident: Incident | undefined): readonly string[] {
  const file = codes.find(({ code }) => incident?.codes.includes(code)) ?? codes[0];
  return [...(file?.causes.map(({ id }) => id) ?? []), 'other'];
}

const swipes = ({ checks, codes }: Knowledge, { kind, id }: Reply['step']): boolean =>
  kind === 'try'
    ? codes.some(({ fixes }) => fixes.some(fix => fix.id === id && fix.disturbs.includes('needs-payment')))
    : kind === 'ask' && checks.some(check => check.id === id && check.disturbs.includes('needs-payment'));

export const wordsOf = ({ content }: Said): string =>
  content.kind === 'text' ? content.text : content.kind === 'choice' ? `[${content.choiceId}]` : `(${content.kind})`;

/** A run of so many characters of the merchant's own makes a line of ours a quote of theirs. */
const QUOTED = 6;

/** The lines of a text that quote nothing the merchant wrote: what they say of cards or money is not ours. */
const withoutQuotes = (text: string, written: readonly string[]): string =>
  text
    .split('\n')
    .filter(line => !written.some(words => quotes(line, words)))
    .join('\n');

function quotes(line: string, words: string): boolean {
  if (words.length < QUOTED) return false;
  for (let at = 0; at + QUOTED <= words.length; at++) if (line.includes(words.slice(at, at + QUOTED))) return true;
  return false;
}

/** Keys under which a question or step is put in full. */
export const ANEW: readonly string[] = ['ask.check', 'try.fix'];
