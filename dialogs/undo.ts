import type { Incident } from '../src/incident/incident';
import type { Pending } from './memory';
import type { Talk } from './talk';

/** What a message may change about a case, and a merchant may take back. */
const FACTS = [
  'status',
  'priority',
  'codes',
  'terminal',
  'money',
  'dangers',
  'symptoms',
  'observations',
  'attempts',
  'intake',
  'handoff',
] as const satisfies readonly (keyof Incident)[];
type Fact = (typeof FACTS)[number];

/** One message's mark on the case: what it changed, as it was before, and the question that stood open. */
export interface Undo {
  readonly incidentId: string;
  /** When the message was taken, ISO 8601: the last turn's where nothing came after it. */
  readonly at: string;
  readonly question?: Pending;
  readonly before: Partial<Pick<Incident, Fact>>;
  /** Changed facts that were not there before. */
  readonly absent: readonly Fact[];
}

/** So far back answers can be taken back; each holds what its message changed, and the state is saved with every turn. */
const MOST_KEPT = 5;

/** Keeps what the message has changed, so that "I said that wrong" takes back all that followed from it. `asked`: the question it answered. */
export function keepUndo(talk: Talk, asked: Pending | undefined): void {
  const before = talk.input.incident;
  const after = talk.changedIncidents.find(({ id }) => id === before?.id);
  if (!before || !after || talk.input.conversation.owner !== 'bot' || talk.hasUndone) return;
  const changed = FACTS.filter(fact => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]));
  if (!changed.some(fact => UNDOABLE.includes(fact))) return;
  const undo: Undo = {
    incidentId: before.id,
    at: talk.at,
    ...(asked && { question: asked }),
    before: Object.fromEntries(changed.flatMap(fact => (before[fact] === undefined ? [] : [[fact, before[fact]]]))),
    absent: changed.filter(fact => before[fact] === undefined),
  };
  talk.remember({ undo: [...undosOf(talk), undo].slice(-MOST_KEPT) });
}

/** A message that changed nothing else (its telephone number, its place in the queue) answered nothing. */
const UNDOABLE: readonly Fact[] = ['observations', 'attempts', 'money', 'dangers', 'codes'];

/** What can be taken back of the case at hand, the latest last. */
export const undosOf = ({ memory, incident, input }: Talk): readonly Undo[] => {
  const id = incident?.id ?? input.recentlyClosed[0]?.id;
  return (memory.undo ?? []).filter(({ incidentId }) => incidentId === id);
};

/** The case as it was before the last `count` messages that changed it, and the question that the first of them answered. */
export function undo(talk: Talk, incident: Incident, count: number): Undo | undefined {
  const undos = undosOf(talk);
  const taken = undos.slice(-count);
  const [first] = taken;
  if (!first) return undefined;
  talk.keep({ ...taken.reduceRight(restore, incident), updatedAt: talk.at });
  talk.remember({
    undo: undos.slice(0, -count),
    pending: undefined,
    misread: 0,
    suspected: undefined,
    underWay: undefined,
    openFix: undefined,
    setAside: undefined,
    better: undefined,
    cured: undefined,
  });
  talk.hasUndone = true;
  return first;
}

function restore(incident: Incident, { before, absent }: Undo): Incident {
  const kept = Object.entries(incident).filter(([fact]) => !(absent as readonly string[]).includes(fact));
  return { ...(Object.fromEntries(kept) as unknown as Incident), ...before };
}
