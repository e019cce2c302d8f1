import type { App } from '../app';
import { NotFoundError, OwnershipError } from '../errors';
import type { Choice } from '../store/records';
import type { Agent } from '../store/store';
import type { InboundContent } from '../turn/messages';
import type { Merchant } from './merchant';
import type { Actor } from './played';
import type { StoryLine, Thing } from './story-schema';

/** Why a line cannot be played. */
export interface Stop {
  readonly field: string;
  readonly expected: string;
  readonly came: string;
}

/** What was done, as it stands in the talk. */
export interface Deed {
  readonly from: Actor;
  readonly text: string;
  /** The merchant wrote it: there is something to be read. */
  readonly isTyped?: true;
}

export interface LineInput {
  readonly app: App;
  readonly merchant: Merchant;
  readonly agent: Agent;
  readonly at: Date;
  readonly line: StoryLine;
}

/** Does what a line says; the clock is the caller's. */
export async function performLine(input: LineInput): Promise<Deed | Stop> {
  const { merchant, line, at } = input;
  const { says, taps, tapsAbove, sends, waits } = line;
  if (says !== undefined) {
    await merchant.send({ kind: 'text', text: says }, at, line.throttled ? { throttled: 'notice' } : {});
    return { from: 'merchant', text: says, isTyped: true };
  }
  if (taps !== undefined) return tap(input, 'taps', taps, merchant.buttons().last);
  if (tapsAbove !== undefined) return tap(input, 'tapsAbove', tapsAbove, merchant.buttons().above);
  if (sends !== undefined) {
    await merchant.send(CONTENTS[sends], at);
    return { from: 'merchant', text: `<${sends}>` };
  }
  if (waits !== undefined) return { from: 'clock', text: waits };
  return (await act(input)) ?? { from: 'nobody', text: '' };
}

async function tap(
  { merchant, at }: LineInput,
  field: string,
  name: string,
  buttons: readonly Choice[],
): Promise<Deed | Stop> {
  const button = buttons.find(({ label }) => label === name) ?? buttons.find(({ id }) => id === name);
  if (!button) {
    const there = buttons.map(({ id, label }) => `${label} (${id})`).join(', ');
    return { field, expected: `a button ${name}`, came: there === '' ? 'no buttons' : there };
  }
  await merchant.send({ kind: 'choice', choiceId: button.id, text: button.label }, at);
  return { from: 'merchant', text: `[${button.label}]` };
}

/** As the channels hand them over; a lost photo is one that its channel does not give us. */
const CONTENTS: Readonly<Record<Thing, InboundContent>> = {
  photo: { kind: 'media', mediaType: 'image/jpeg', source: { kind: 'stored', id: 'story-photo' } },
  'lost-photo': { kind: 'media', mediaType: 'image/jpeg' },
  sticker: { kind: 'media', mediaType: 'application/octet-stream' },
  voice: { kind: 'media', mediaType: 'audio/amr' },
  video: { kind: 'media', mediaType: 'video/mp4' },
  file: { kind: 'media', mediaType: 'application/pdf' },
  blank: { kind: 'text', text: ' ' },
  greeting: { kind: 'event', name: 'enter_session' },
  'session-ended': { kind: 'event', name: 'session_ended' },
};

/** What the agent does on the desk, by the same calls as the desk's page; undefined where the line has nothing of the kind. */
async function act({ app: { turns }, merchant, agent, line }: LineInput): Promise<Deed | Stop | undefined> {
  const { agent: deed, agentSays, agentCloses } = line;
  const field = deed ? 'agent' : agentSays !== undefined ? 'agentSays' : agentCloses ? 'agentCloses' : undefined;
  if (field === undefined) return undefined;
  const incident = await merchant.findIncident();
  if (!incident) return { field, expected: 'a case', came: 'no case was opened' };
  try {
    if (deed === 'accepts') await turns.accept(incident.id, agent);
    else if (deed === 'returns') await turns.returnToBot(incident.id, agent);
    else if (agentSays !== undefined) await turns.sendAgentMessage(incident.id, agent, agentSays);
    else if (agentCloses) {
      const { cause, resolution } = agentCloses;
      await turns.close(incident.id, agent, { resolution, ...(cause !== undefined && { cause }) });
    }
  } catch (error) {
    if (!(error instanceof OwnershipError || error instanceof NotFoundError)) throw error;
    return { field, expected: 'a case that the agent may work on', came: error.message };
  }
  return { from: 'agent', text: agentSays ?? (deed ? `<${deed}>` : '<closes>') };
}
