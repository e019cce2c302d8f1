import { toShanghaiText } from '../clock';
import type { Incident } from '../incident/incident';
import type { Played, PlayedLine } from './played';

const MARGIN = ' '.repeat(10);

/** A talk as a chat, with steps, keys and what the case has learnt in the margin; up to a line of the file, or to its end. */
export function renderTalk({ story, lines }: Played, upToLine = Infinity): string {
  const shown = lines.filter(({ line }) => line <= upToLine);
  const parts = shown.flatMap((line, index) => renderLine(line, shown[index - 1]));
  return [`# ${story.title}  (${story.file}:${story.line})`, ...parts].join('\n');
}

function renderLine(played: PlayedLine, before: PlayedLine | undefined): readonly string[] {
  const { from, text, at, said, intents, keys, owner, incident, line } = played;
  if (from === 'nobody') return [];
  const facts = factsOf(incident);
  const told = factsOf(before?.incident);
  const news = facts.filter(fact => !told.includes(fact));
  return [
    from === 'clock'
      ? `${toShanghaiText(at)}  … ${text}`
      : put(`${from} `, text, `${toShanghaiText(at)}  line ${line}`),
    ...margin(intents),
    ...said.flatMap(reply => [
      put('bot ', reply.text),
      ...(reply.choices.length > 0 ? [MARGIN + reply.choices.map(({ label }) => `[${label}]`).join(' ')] : []),
      ...margin([`${reply.step.kind} ${reply.step.id}`]),
    ]),
    ...margin(keys.filter(key => !key.startsWith('choice.'))),
    ...margin([...(owner === (before?.owner ?? 'bot') ? [] : [`owner ${owner}`]), ...news]),
  ];
}

/** Lines of text beside who says them. */
const put = (speaker: string, text: string, note = ''): string =>
  text
    .split('\n')
    .map((part, index) => (index === 0 ? speaker.padEnd(MARGIN.length) : MARGIN) + part)
    .join('\n') + (note === '' ? '' : `   < ${note}`);

const margin = (items: readonly string[]): readonly string[] =>
  items.length === 0 ? [] : [`${MARGIN}  > ${items.join(' · ')}`];

/** What can be expected of a case, each as it is written in a story. */
function factsOf(incident: Incident | undefined): readonly string[] {
  if (!incident) return [];
  const { money, handoff, resolution, terminal, contact } = incident;
  const named = (name: string, values: object): readonly string[] =>
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [`${name}.${key} ${value}`] : [],
    );
  return [
    `status ${incident.status}`,
    `priority ${incident.priority}`,
    `money ${money.state}`,
    ...(money.record ? [`record ${money.record}`] : []),
    ...(money.amountFen === undefined ? [] : [`amount ${money.amountFen / 100}`]),
    ...incident.codes.map(code => `code ${code}`),
    ...incident.observations.map(({ check, answer }) => `seen ${check}=${answer}`),
    ...incident.attempts.map(({ fix, result }) => `tried ${fix}: ${result}`),
    ...incident.dangers.map(danger => `danger ${danger}`),
    ...(handoff ? [`handoff ${handoff.reason}`] : []),
    ...named('resolution', resolution ? { ...resolution, at: undefined } : {}),
    ...named('terminal', terminal),
    ...named('contact', contact),
    ...named('notes', incident.intake.notes),
  ];
}
