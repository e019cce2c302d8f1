import { createRandom } from '../../src/diagnosis/random';
import type { Incident } from '../../src/incident/incident';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Owner } from '../../src/store/records';
import type { Reply, TurnResult } from '../../src/turn/messages';
import { createRandomMerchant, type Said } from './random-merchant';
import { ANEW, doubtsOf, violationsOf, wordsOf, type Violation } from './talk-rules';
import type { TestApp } from './test-app';
import { anAgent } from './turns';

export type End = 'fixed' | 'handed over' | 'endless';

export interface PlayedTalk {
  readonly end: End;
  readonly turns: number;
  readonly violations: readonly Found[];
  /** What was perhaps misread, and may be. */
  readonly doubts: readonly Found[];
  /** The talk as it was written, each line marked by who said it. */
  readonly lines: readonly string[];
}

export interface Found extends Violation {
  /** How many lines of the talk led to it. */
  readonly line: number;
}

/** The talk to be played: whose, and one number for each line at random; the same plan plays the same talk. */
export interface TalkPlan {
  readonly seed: string;
  readonly moves: readonly number[];
  /** Lines that lead to where the talk is to begin, in place of one at random; `[id]` taps a button. */
  readonly opening?: readonly string[];
}

/** Once a merchant only gives real answers, the end is reached within so many lines: every check and fix, and some on the way. */
export const MOST_ANSWERS = 90;

/** How often an agent takes a talk that waits, or gives it back, instead of a line of the merchant's. */
const AGENT_ACTS = 0.12;
const AGENT = anAgent('小李');

/** Every play is another merchant's, so that a plan can be played again on the same product. */
let plays = 0;

/** Plays a talk on the product: lines at random, and then real answers until it ends. */
export async function playTalk(t: TestApp, plan: TalkPlan): Promise<PlayedTalk> {
  const knowledge: Knowledge = t.app.knowledge.current();
  const merchant = createRandomMerchant(knowledge, plan.seed);
  plays += 1;
  const user = `random-${plays}`;
  const lines: string[] = [];
  const violations: Found[] = [];
  const doubts: Found[] = [];
  let before: { owner: Owner; incident?: Incident } = { owner: 'bot' };
  let open: Reply | undefined;
  let toldCure = false;
  let turns = 0;
  const closed = new Set<string>();
  const written: string[] = [];
  const puts = new Map<string, number>();

  const say = async (said: Said): Promise<TurnResult> => {
    t.clock.advanceMs(said.waitMs);
    const turn = await t.sends(said.content, user);
    turns += 1;
    const { status } = before.incident ?? {};
    const isNew = status === undefined || status === 'closed';
    const affirms = said.means === 'affirms' && open?.step.kind === 'try' && !ANEW.includes(open.key);
    toldCure = said.means === 'cure' || affirms || (toldCure && !isNew);
    if (turn.incident?.id !== before.incident?.id) puts.clear();
    for (const { key, step } of turn.replies) {
      const name = `${step.kind}:${step.id}`;
      if (ANEW.includes(key) && open?.step.id !== step.id) puts.set(name, (puts.get(name) ?? 0) + 1);
    }
    if (said.content.kind === 'text') written.push(said.content.text);
    const seen = { knowledge, said, before, turn, toldCure, closed, written, puts };
    const broken = violationsOf(seen);
    lines.push(...linesOf(said, turn), ...broken.map(({ rule, detail }) => `!! ${rule}: ${detail}`));
    violations.push(...broken.map(found => ({ ...found, line: lines.length })));
    doubts.push(...doubtsOf(seen).map(found => ({ ...found, line: lines.length })));
    if (turn.incident?.status === 'closed') closed.add(turn.incident.id);
    else if (turn.incident) closed.delete(turn.incident.id);
    before = { owner: turn.owner, ...(turn.incident && { incident: turn.incident }) };
    const asking = turn.replies.findLast(({ choices }) => choices.length > 0);
    if (asking) open = asking;
    return turn;
  };
  const heard = () => (open ? { open } : {});
  const breaks = (rule: string, detail: string): void => {
    lines.push(`!! ${rule}: ${detail}`);
    violations.push({ rule, detail, line: lines.length });
  };

  /** Says a line; one that asks for a person has to lead into the queue by one confirmation at most. */
  const take = async (said: Said): Promise<void> => {
    const owner = before.owner;
    const turn = await say(said);
    if (said.means !== 'wants-human' || !isPlainRequest(said)) return;
    if (owner !== 'bot' && turn.owner === 'bot') breaks('who waits stays in the queue', 'asking for a person ended it');
    if (turn.owner !== 'bot') return;
    const again = await say(REQUEST);
    if (again.owner === 'bot') breaks('a person is one word away', 'asked for twice in vain');
    else if (!turn.replies.some(({ choices }) => choices.some(({ id }) => id === 'request.human')))
      breaks('a person is one word away', 'the second message was no confirmation');
  };

  const agentActs = async (incidentId: string): Promise<void> => {
    const gives = before.owner === 'agent';
    const { turns: desk } = t.app;
    const incident = gives ? await desk.returnToBot(incidentId, AGENT) : await desk.accept(incidentId, AGENT);
    before = { owner: gives ? 'bot' : 'agent', incident };
    open = undefined;
    lines.push(gives ? '= the agent gives the talk back' : '= an agent takes the talk');
  };

  if (plan.opening) for (const line of plan.opening) await take(scripted(line));
  else await take(merchant.opens(createRandom(`${plan.seed}/opening`)));
  for (const move of plan.moves) {
    const random = createRandom(`${plan.seed}/${move}`);
    const waiting = before.owner === 'bot' ? undefined : before.incident;
    if (waiting && random() < AGENT_ACTS) await agentActs(waiting.id);
    else await take(merchant.says(random, heard()));
  }
  const random = createRandom(`${plan.seed}/answers`);
  let offers = 0;
  for (let count = 0; count < MOST_ANSWERS; count++) {
    const end = endOf(before);
    if (end) return { end, turns, violations, doubts, lines };
    await take(merchant.answers(random, heard(), offers));
    if (open?.choices.some(({ id }) => id === 'act.continue')) offers = 1;
  }
  breaks('every talk ends', `not within ${MOST_ANSWERS} answers`);
  return { end: 'endless', turns, violations, doubts, lines };
}

const REQUEST: Said = {
  content: { kind: 'choice', choiceId: 'request.human', text: 'request.human' },
  means: 'wants-human',
  waitMs: 0,
};

function scripted(line: string): Said {
  const choiceId = /^\[(.+)\]$/.exec(line)?.[1];
  const content = choiceId === undefined ? { kind: 'text', text: line } : { kind: 'choice', choiceId, text: choiceId };
  return { content: content as Said['content'], means: 'plain', waitMs: 0 };
}

/** `转人工` and nothing else, or its button. */
const isPlainRequest = ({ content }: Said): boolean =>
  content.kind === 'choice' || (content.kind === 'text' && content.text === '转人工');

function endOf({ owner, incident }: { owner: Owner; incident?: Incident }): End | undefined {
  if (owner !== 'bot') return 'handed over';
  return incident?.status === 'closed' && incident.resolution?.text === undefined ? 'fixed' : undefined;
}

function linesOf(said: Said, { replies, owner, incident }: TurnResult): readonly string[] {
  const { means, waitMs } = said;
  const silence = waitMs > 0 ? ` after ${Math.round(waitMs / 3_600_000)} h` : '';
  const money = incident ? ` ${incident.status}, money ${incident.money.state}` : '';
  return [
    `> ${wordsOf(said)}   {${means}${silence}}`,
    ...replies.map(({ key, step, text, choices }) => {
      const buttons = choices.length > 0 ? ` [${choices.map(({ id }) => id).join(' ')}]` : '';
      return `< ${text.replaceAll('\n', ' / ')}${buttons}   {${key} ${step.kind}:${step.id}}`;
    }),
    `  {${owner}${money}}`,
  ];
}
