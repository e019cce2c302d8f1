import type { Knowledge } from '../knowledge/knowledge';
import type { Played } from './played';

/** What stories touch of one kind of thing, and what none does. */
export interface Cover {
  readonly all: number;
  /** By id, in the knowledge's order. */
  readonly untouched: readonly string[];
  /** What no talk on this knowledge can touch, and so does not count. */
  readonly leftOut?: readonly string[];
}

export interface Coverage {
  /** Asked, or answered unasked. */
  readonly checks: Cover;
  /** Proposed, of those for merchants. */
  readonly fixes: Cover;
  /** Read from a message, or acted on in a part of it. */
  readonly intents: Cover;
  /** Said to a merchant, offered as a button, or on a card that an agent sees. */
  readonly wording: Cover;
  /** Each cause with a talk to a cure and one to a person: `network: handoff`. */
  readonly endings: Cover;
}

/** Said by WeChat to who has left the talk, so in no talk; tests/channels/wechat has its tests. */
const OUTSIDE_TALKS = /^notice\./;

/** Sentences for what a fix or a check may leave open: whether this knowledge leaves it open anywhere. */
const FILLS_GAP: Readonly<Record<string, (knowledge: Knowledge) => boolean>> = {
  'why.likely': knowledge => fixesOf(knowledge).some(({ why }) => why === undefined),
  'why.default': knowledge => fixesOf(knowledge).some(({ why }) => why === undefined),
  'try.works': knowledge => fixesOf(knowledge).some(({ result }) => result === undefined),
  'try.fallback-how-to': knowledge => fixesOf(knowledge).some(({ howTo }) => howTo === undefined),
  'ask.fallback-how-to': ({ checks }) => checks.some(({ howTo }) => howTo === undefined),
};

/** What a set of stories touches; pending ones do not count. */
export function coverageOf(told: readonly Played[], knowledge: Knowledge, wordingKeys: readonly string[]): Coverage {
  const counted = told.filter(({ story }) => story.pending === undefined);
  const lines = counted.flatMap(played => played.lines);
  const steps = new Set(lines.flatMap(({ said }) => said.map(({ step }) => `${step.kind} ${step.id}`)));
  const incidents = lines.flatMap(({ incident }) => incident ?? []);
  const answered = new Set(incidents.flatMap(({ observations }) => observations.map(({ check }) => check)));
  const read = new Set(lines.flatMap(({ intents }) => intents));
  const keys = new Set([...lines.flatMap(line => line.keys), ...counted.flatMap(({ cardKeys }) => cardKeys)]);
  const endings = new Set(counted.map(({ story, ending }) => `${story.about}: ${ending}`));
  const causes = knowledge.codes.flatMap(file => file.causes.map(({ id }) => id));
  const isSayable = (key: string): boolean => !OUTSIDE_TALKS.test(key) && (FILLS_GAP[key]?.(knowledge) ?? true);
  return {
    checks: cover(
      knowledge.checks.map(({ id }) => id),
      id => answered.has(id) || steps.has(`ask ${id}`) || steps.has(`safety ${id}`),
    ),
    fixes: cover(
      fixesOf(knowledge).map(({ id }) => id),
      id => steps.has(`try ${id}`),
    ),
    intents: cover(
      knowledge.intents.map(({ id }) => id),
      id => read.has(id),
    ),
    wording: {
      ...cover(wordingKeys.filter(isSayable), key => keys.has(key)),
      leftOut: wordingKeys.filter(key => !isSayable(key)),
    },
    endings: cover(
      causes.flatMap(id => [`${id}: fixed`, `${id}: handoff`]),
      ending => endings.has(ending),
    ),
  };
}

/** 0 to 1; what there is none of is covered. */
export const shareOf = ({ all, untouched }: Cover): number => (all === 0 ? 1 : 1 - untouched.length / all);

const fixesOf = ({ codes }: Knowledge) => codes.flatMap(({ fixes }) => fixes.filter(({ who }) => who === 'merchant'));

const cover = (ids: readonly string[], isTouched: (id: string) => boolean): Cover => {
  const all = [...new Set(ids)];
  return { all: all.length, untouched: all.filter(id => !isTouched(id)) };
};
