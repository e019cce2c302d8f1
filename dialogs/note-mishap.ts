import { withAddition } from '../src/incident/intake';
import { withObservation } from '../src/incident/with-steps';
import { mishapOf } from '../src/language/words/read-damage';
import { openCase } from './case';
import { DAMAGE_CHECK } from './due-safety-check';
import type { Talk } from './talk';

/** Notes what the message says happened to the terminal, unless a mishap is on record already. */
export function noteMishap(talk: Talk): void {
  const incident = openCase(talk);
  const isKnown = incident.observations.some(({ check, answer }) => check === DAMAGE_CHECK && answer !== 'nothing');
  const told = talk.reading.clauses.map(({ understanding }) => mishapOf(understanding.normalized)).find(Boolean);
  if (isKnown || told === undefined) return;
  talk.keep(withObservation(incident, { check: DAMAGE_CHECK, answer: told, at: talk.at, unasked: true }));
}

/** Keeps for the agent what only resembles damage and was not settled: the words, and that it is not known what happened to the terminal. */
export function noteDoubt(talk: Talk): void {
  const { pending } = talk;
  const words = pending?.kind === 'menu' && pending.doubt !== undefined ? pending.doubt : talk.reading.text;
  const incident = withAddition(openCase(talk), words);
  const isKnown = incident.observations.some(({ check }) => check === DAMAGE_CHECK);
  talk.keep(isKnown ? incident : withObservation(incident, { check: DAMAGE_CHECK, answer: 'unsure', at: talk.at }));
}
