import type { Incident } from '../incident/incident';
import { pathText } from '../knowledge/path-text';
import type { Agent, Store } from '../store/store';
import { cardKeysOf } from './card-keys-of';
import { compareLine } from './compare-line';
import { endingOf } from './ending-of';
import { createMerchant, type Merchant } from './merchant';
import type { Notes, Scene } from './open-stage';
import { performLine, type Deed } from './perform-line';
import type { Played, PlayedLine, Said, StoryFault } from './played';
import type { Story } from './story';

/** A busy afternoon, with people at the desk. */
const USUAL_TIME = '2026-11-22 14:05';
const USUAL_AGENT = 'Wang';
/** Between two lines: the merchant reads, and types. */
const LINE_MS = 20_000;

/** Plays a story to its end; a line that cannot be played ends it there, an expectation that is not met does not. */
export async function playStory(scene: Scene, story: Story, merchantId: string): Promise<Played> {
  const { app } = scene;
  scene.setTime(new Date(`${(story.at ?? USUAL_TIME).replace(' ', 'T')}:00+08:00`));
  scene.setContacts(story.contacts);
  const merchant = createMerchant(app, { id: merchantId, ...(story.merchantName && { name: story.merchantName }) });
  const agent = await ensureAgent(app.store, story.agentName ?? USUAL_AGENT);
  const knowledge = app.knowledge.current();
  const lines: PlayedLine[] = [];
  const faults: StoryFault[] = [];
  const cardKeys = new Set<string>();
  const fault = (path: readonly PropertyKey[], expected: string, came: string): void => {
    faults.push({ file: story.file, line: story.lineOf(path), path: pathText(path), expected, came });
  };
  for (const [index, line] of story.talk.entries()) {
    const place = ['talk', index];
    if (line.breaks) scene.breakNext();
    const at = scene.now();
    const next = new Date(at.getTime() + (line.waits === undefined ? LINE_MS : waitMs(line.waits)));
    const deed = await performLine({ app, merchant, agent, at, line });
    if ('field' in deed) {
      fault([...place, deed.field], deed.expected, deed.came);
      break;
    }
    if (line.waits !== undefined) await merchant.letRemind(next, scene.setTime);
    const notes = scene.takeNotes();
    const played = await observe({ merchant, notes, deed, before: lines.at(-1) }, story.lineOf(place), at);
    lines.push(played);
    const { incident } = played;
    // An agent has its card on the desk from now on.
    if (incident?.status === 'waiting' || incident?.status === 'active')
      cardKeysOf(incident, knowledge).forEach(key => cardKeys.add(key));
    if (played.keys.includes('turn.failed') && !line.breaks)
      fault(place, 'an answer', `the bot broke down: ${notes.errors.join('; ')}`);
    for (const { path, expected, came } of compareLine(line.expect ?? {}, played))
      fault([...place, 'expect', ...path], expected, came);
    scene.setTime(next);
  }
  const last = lines.at(-1)?.incident;
  if (last) cardKeysOf(last, knowledge).forEach(key => cardKeys.add(key));
  const ending = endingOf(last);
  // Whatever went wrong before has led elsewhere.
  if (ending !== story.ending && faults.length === 0) fault(['ending'], story.ending, ending);
  return { story, lines, faults, ending, cardKeys: [...cardKeys] };
}

interface Happening {
  readonly merchant: Merchant;
  readonly notes: Notes;
  readonly deed: Deed;
  readonly before: PlayedLine | undefined;
}

async function observe({ merchant, notes, deed, before }: Happening, line: number, at: Date): Promise<PlayedLine> {
  // A line that does nothing looks at what the line before has led to.
  if (deed.from === 'nobody' && before) return { ...before, line, from: deed.from, text: deed.text };
  const news = await merchant.takeNews();
  const said: readonly Said[] = news.flatMap(({ text, reply }) =>
    reply ? [{ text, choices: reply.choices, step: reply.step }] : [],
  );
  const incident = await merchant.findIncident();
  return {
    line,
    at: at.toISOString(),
    from: deed.from,
    text: deed.text,
    intents: deed.isTyped ? intentsOf(notes, incident, before?.incident) : [],
    said,
    keys: keysSaid(notes, said),
    owner: await merchant.owner(),
    ...(incident && { incident }),
  };
}

/** What a message was read as, and what the case took up of its parts. A button is no message to be read. */
function intentsOf({ intents }: Notes, after: Incident | undefined, before: Incident | undefined): readonly string[] {
  const known = takenUp(before);
  return [...new Set([...intents, ...takenUp(after).filter(intent => !known.includes(intent))])];
}

const takenUp = (incident: Incident | undefined): readonly string[] =>
  incident ? [...incident.symptoms.map(({ intent }) => intent), ...incident.dangers] : [];

/** A sentence that was made counts where it stands in what was said. */
const keysSaid = ({ made }: Notes, said: readonly Said[]): readonly string[] => [
  ...new Set([
    ...made.filter(({ text }) => text !== '' && said.some(reply => reply.text.includes(text))).map(({ key }) => key),
    ...said.flatMap(({ choices }) => choices.map(({ id }) => `choice.${id}`)),
  ]),
];

async function ensureAgent(store: Store, name: string): Promise<Agent> {
  const known = await store.agents.findByName(name);
  if (known) return known;
  // Nobody signs in with it.
  const agent: Agent = {
    id: `story-agent-${await store.agents.count()}`,
    name,
    role: 'agent',
    passwordHash: '',
    disabled: false,
    createdAt: new Date(0).toISOString(),
  };
  await store.agents.add(agent);
  return agent;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60 * 1000,
  hour: 60 * 60 * 1000,
  day: 24 * 60 * 60 * 1000,
};

/** `3 days` -> milliseconds; its form is the schema's. */
function waitMs(text: string): number {
  const [count = '', unit = ''] = text.split(' ');
  return Number(count) * (UNIT_MS[unit.replace(/s$/, '')] ?? 0);
}
