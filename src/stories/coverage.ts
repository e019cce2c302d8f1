import type { Knowledge } from '../knowledge/knowledge';
import type { Played } from './played';

/** What stories touch of one kind of thing, and what none does. */
export interface Cover {
  readonly all: number;
  /** By id, in the knowledge's order. */
  readonly untouched: readonly string[];
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
  const fixes = knowledge.codes.flatMap(file => file.fixes.filter(({ who }) => who === 'merchant'));
  return {
    checks: cover(
      knowledge.checks.map(({ id }) => id),
      id => answered.has(id) || steps.has(`ask ${id}`) || steps.has(`safety ${id}`),
    ),
    fixes: cover(
      fixes.map(({ id }) => id),
      id => steps.has(`try ${id}`),
    ),
    intents: cover(
      knowledge.intents.map(({ id }) => id),
      id => read.has(id),
    ),
    wording: cover(
      wordingKeys.filter(key => !OUTSIDE_TALKS.test(key)),
      key => keys.has(key),
    ),
    endings: cover(
      causes.flatMap(id => [`${id}: fixed`, `${id}: handoff`]),
      ending => endings.has(ending),
    ),
  };
}

/** 0 to 1; what there is none of is covered. */
export const shareOf = ({ all, untouched }: Cover): number => (all === 0 ? 1 : 1 - untouched.length / all);

const cover = (ids: readonly string[], isTouched: (id: string) => boolean): Cover => {
  const all = [...new Set(ids)];
  return { all: all.length, untouched: all.filter(id => !isTouched(id)) };
};
