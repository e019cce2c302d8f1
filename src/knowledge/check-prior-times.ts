import type { KnowledgeFault } from '../errors';
import { isWithin, minuteOfDay } from './day-span';
import type { FaultAt } from './faults-of';
import type { CodeFile } from './schema';

/** The hours in which a cause is likelier: none empty, and of one cause no two at once. */
export function checkPriorTimes({ causes }: CodeFile, at: FaultAt): KnowledgeFault[] {
  return causes.flatMap(({ priorByTime = [] }, index) =>
    priorByTime.flatMap((span, position) => {
      const path = ['causes', index, 'priorByTime', position] as const;
      if (minuteOfDay(span.from) === minuteOfDay(span.to))
        return [at([...path, 'to'], `${span.from} to ${span.to} is no time at all: give an end that differs`)];
      // Of two spans that share a minute, one begins within the other.
      const shared = priorByTime.find(
        (other, before) =>
          before < position && (isWithin(other, minuteOfDay(span.from)) || isWithin(span, minuteOfDay(other.from))),
      );
      return shared
        ? [at([...path, 'from'], `overlaps ${shared.from} to ${shared.to}: an hour has one factor a cause`)]
        : [];
    }),
  );
}
