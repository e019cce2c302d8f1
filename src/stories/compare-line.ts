import type { Incident } from '../incident/incident';
import type { PlayedLine } from './played';
import type { Expectation, IncidentExpectation } from './story-schema';

/** One part of an expectation that was not met; `path` is below `expect`. */
export interface Mismatch {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly came: string;
}

type Path = Mismatch['path'];

/** Compares what came with what was expected; empty where all of it was met. */
export function compareLine(expected: Expectation, { said, keys, owner, incident }: PlayedLine): readonly Mismatch[] {
  const words = said.map(({ text }) => text).join('\n');
  const { step } = said.at(-1) ?? {};
  const choices = said.flatMap(line => line.choices);
  const buttons = choices.map(({ id, label }) => `${label} (${id})`);
  return [
    ...equal(['step'], expected.step, step ? `${step.kind} ${step.id}` : 'silent'),
    ...each(['keys'], expected.keys, key => keys.includes(key), keys),
    ...each(['notKeys'], expected.notKeys, key => !keys.includes(key), keys, 'not '),
    ...each(['text'], expected.text, part => words.includes(part), [words]),
    ...each(['not'], expected.not, part => !words.includes(part), [words], 'not '),
    ...each(['choices'], expected.choices, name => choices.some(c => c.id === name || c.label === name), buttons),
    ...equal(['owner'], expected.owner, owner),
    ...below('incident', expected.incident ? compareIncident(expected.incident, incident) : []),
  ];
}

function compareIncident(expected: IncidentExpectation, incident: Incident | undefined): readonly Mismatch[] {
  const status = equal(['status'], expected.status, incident?.status ?? 'none');
  if (!incident) {
    const { status: _status, ...rest } = expected;
    return Object.keys(rest).length === 0 ? status : [{ path: [], expected: 'a case', came: 'no case was opened' }];
  }
  const { money, resolution } = incident;
  const seen = incident.observations.map(({ check, answer }) => `${check}=${answer}`);
  const tried = Object.fromEntries(incident.attempts.map(({ fix, result }) => [fix, result]));
  const [likely] = Object.entries(incident.belief).sort(([, p], [, q]) => q - p);
  return [
    ...status,
    ...equal(['priority'], expected.priority, incident.priority),
    ...equal(['money'], expected.money, money.state),
    ...equal(['record'], expected.record, money.record),
    ...equal(['amount'], expected.amount, money.amountFen === undefined ? undefined : money.amountFen / 100),
    ...equal(['codes'], expected.codes && listed(expected.codes), listed(incident.codes)),
    ...each(['seen'], expected.seen, answer => seen.includes(answer), seen),
    ...each(['notSeen'], expected.notSeen, answer => !seen.includes(answer), seen, 'not '),
    ...fields(['tried'], expected.tried, tried),
    ...each(['notTried'], expected.notTried, fix => !(fix in tried), Object.keys(tried), 'not '),
    ...equal(['likely'], expected.likely, likely?.[0]),
    ...equal(['dangers'], expected.dangers && listed(expected.dangers), listed(incident.dangers)),
    ...equal(['handoff'], expected.handoff, incident.handoff?.reason),
    ...fields(['resolution'], expected.resolution, { ...resolution }),
    ...fields(['terminal'], expected.terminal, { ...incident.terminal }),
    ...fields(['contact'], expected.contact, incident.contact),
    ...Object.entries(expected.notes ?? {}).flatMap(([name, part]) => {
      const note = incident.intake.notes[name] ?? '';
      return note.includes(part) ? [] : [{ path: ['notes', name], expected: part, came: shown(note) }];
    }),
  ];
}

const below = (field: string, mismatches: readonly Mismatch[]): readonly Mismatch[] =>
  mismatches.map(mismatch => ({ ...mismatch, path: [field, ...mismatch.path] }));

function equal(path: Path, expected: string | number | undefined, came: string | number | undefined): Mismatch[] {
  return expected === undefined || expected === came ? [] : [{ path, expected: shown(expected), came: shown(came) }];
}

function each(
  path: Path,
  expected: readonly string[] = [],
  isMet: (item: string) => boolean,
  came: readonly string[],
  prefix = '',
): Mismatch[] {
  return expected.flatMap((item, index) =>
    isMet(item) ? [] : [{ path: [...path, index], expected: prefix + item, came: shown(came.join(', ')) }],
  );
}

const fields = (
  path: Path,
  expected: Readonly<Record<string, string | number | undefined>> = {},
  came: Readonly<Record<string, string | number | undefined>>,
): Mismatch[] => Object.entries(expected).flatMap(([name, value]) => equal([...path, name], value, came[name]));

const listed = (items: readonly string[]): string => shown([...items].sort().join(', '));
const shown = (value: string | number | undefined): string =>
  value === undefined || value === '' ? 'nothing' : String(value);
