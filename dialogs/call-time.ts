import { withAddition } from '../src/incident/intake';
import { namesCallTime } from '../src/language/words/names-call-time';
import { briefly } from './briefly';
import type { Talk } from './talk';

/** Keeps for the agent when who waits can be telephoned, and says so each time it is told; no call is promised. */
export function noteCallTime(talk: Talk): void {
  const { incident, owner, reading } = talk;
  if (owner !== 'queue' || !incident || reading.kind !== 'text') return;
  const told = reading.clauses.filter(({ understanding }) => namesCallTime(understanding.normalized));
  if (told.length === 0) return;
  talk.keep(told.reduce((kept, { text }) => withAddition(kept, text.trim()), incident));
  talk.begin(briefly(talk, 'note.call-time'));
}
