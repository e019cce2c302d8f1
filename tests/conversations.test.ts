import { join } from 'node:path';
import { wordingKeys } from '../src/app';
import { readProcessConfig } from '../src/config';
import { checkStories } from '../src/stories/check-stories';
import { coverageOf, shareOf, type Coverage } from '../src/stories/coverage';
import { openStage, type Stage } from '../src/stories/open-stage';
import type { Played } from '../src/stories/played';
import { readStories } from '../src/stories/read-stories';
import { renderFaults } from '../src/stories/render-report';
import { renderTalk } from '../src/stories/render-talk';
import { writeStories } from './stories/write-stories';
import { MODEL_CACHE } from './support/test-app';

/** What the shipped stories must touch, from 0 to 1. */
const FLOOR: Readonly<Record<keyof Coverage, number>> = {
  checks: 1,
  fixes: 1,
  intents: 0.95,
  wording: 1,
  endings: 1,
};

const stories = readStories([join(__dirname, 'conversations')]);
const told: Played[] = [];
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(readProcessConfig(), { cacheDir: MODEL_CACHE });
});
afterAll(() => stage.close());

it('names only what the knowledge has', () => {
  expect(checkStories(stories, stage.knowledge)).toEqual([]);
});

it.each(stories.map(story => [story.title, story] as const))('%s', async (_title, story) => {
  const played = await stage.play(story);
  told.push(played);
  const faults = renderFaults(played, { withTalk: true });
  // An error of its own: the talk is read better than a comparison of strings.
  if (faults !== undefined) throw new Error(`\n${faults}`);
});

it.each(Object.entries(FLOOR) as [keyof Coverage, number][])('touches enough of all %s', (kind, floor) => {
  const cover = coverageOf(told, stage.knowledge, wordingKeys)[kind];
  if (shareOf(cover) < floor) throw new Error(`${kind}: no story touches ${cover.untouched.join(', ')}`);
});

describe('a story', () => {
  /** Plays a story of these lines, each a line of YAML; the talk begins on line 5. */
  const play = (talk: readonly string[], head = 'ending: left'): Promise<Played> => {
    const yaml = ['stories:', '  - title: 试', `    ${head}`, '    talk:', ...talk.map(line => `      ${line}`), ''];
    const [story] = readStories([writeStories({ 'a.yaml': yaml.join('\n') })]);
    if (!story) throw new Error('The file has a story');
    return stage.play(story);
  };
  const faultsOf = ({ faults }: Played) => faults.map(({ line, path, expected, came }) => [line, path, expected, came]);

  it('reports an expectation that is not met with its line, what came, and the talk so far', async () => {
    const played = await play([
      '- says: 机子报3000',
      '  expect:',
      '    step: ask signal',
      '    keys: [start.code, start.cause]',
      '    not: [先看钱]',
      '    choices: [没扣, 没有]',
      '    incident: { codes: ["3001"], seen: [signal=weak], priority: urgent, tried: { restart-once: fixed } }',
      '- says: 没扣',
    ]);
    expect(faultsOf(played)).toEqual([
      [7, 'talk[0].expect.step', 'ask signal', 'safety money-taken'],
      [8, 'talk[0].expect.keys[1]', 'start.cause', expect.stringContaining('start.code')],
      [9, 'talk[0].expect.not[0]', 'not 先看钱', expect.stringContaining('先看钱有没有扣')],
      [10, 'talk[0].expect.choices[1]', '没有', expect.stringContaining('没扣 (no)')],
      [11, 'talk[0].expect.incident.priority', 'urgent', 'normal'],
      [11, 'talk[0].expect.incident.codes', '3001', '3000'],
      [11, 'talk[0].expect.incident.seen[0]', 'signal=weak', 'nothing'],
      [11, 'talk[0].expect.incident.tried.restart-once', 'fixed', 'nothing'],
    ]);
    const report = renderFaults(played, { withTalk: true }) ?? '';
    expect(report).toMatch(
      /a\.yaml:7 talk\[0\]\.expect\.step\n {2}expected ask signal\n {2}came {5}safety money-taken/,
    );
    expect(report).toContain('merchant  机子报3000');
    // It went on: what comes later was played, and is no part of the talk up to the fault.
    expect(played.lines).toHaveLength(2);
    expect(report).not.toContain('merchant  没扣');
  });

  it('ends where a button is tapped that is not there, and names those that are', async () => {
    const played = await play(['- says: 机子报3000', '- taps: 有没有', '- says: 没扣']);
    expect(faultsOf(played)).toEqual([
      [6, 'talk[1].taps', 'a button 有没有', '扣了 (yes), 没扣 (no), 不确定 (not-sure)'],
    ]);
    expect(played.lines).toHaveLength(1);
  });

  it('taps a button of the last answer by its id, and one further up only as such', async () => {
    const above = ['- says: 机子报3000', '- taps: no', '- says: 转人工', '- taps: 没扣'];
    expect(faultsOf(await play(above, 'ending: handoff'))).toEqual([
      [8, 'talk[3].taps', 'a button 没扣', expect.stringContaining('跳过')],
    ]);
    const played = await play([...above.slice(0, 3), '- tapsAbove: 没扣'], 'ending: handoff');
    expect(faultsOf(played)).toEqual([]);
    expect(played.lines.map(({ owner }) => owner)).toEqual(['bot', 'bot', 'queue', 'queue']);
  });

  it.each([
    ['fixed', ['- says: 机子报3000', '- says: 没扣', '- says: 好了 刷出来了'], 'fixed'],
    ['handoff', ['- says: 机子报3000', '- says: 没扣', '- says: 转人工'], 'handoff'],
    ['left', ['- says: 机子报3000'], 'left'],
    ['left', ['- says: 机子报3000', '- says: 没扣', '- says: 算了不弄了'], 'left'],
    ['answered', ['- says: 费率咋算的'], 'answered'],
  ])('ends as %s: %j', async (ending, talk) => {
    expect(faultsOf(await play(talk, `ending: ${ending}`))).toEqual([]);
    const other = ending === 'left' ? 'fixed' : 'left';
    expect(faultsOf(await play(talk, `ending: ${other}`))).toEqual([[3, 'ending', other, ending]]);
  });

  it('has a merchant of its own', async () => {
    await play(['- says: 机子报3000']);
    expect(faultsOf(await play(['- says: 机子报3000', '  expect: { keys: [start.code] }']))).toEqual([]);
  });

  it('moves the clock', async () => {
    const later = ['- says: 机子报3000', '- waits: 3 days', '- says: 没扣', '  expect: { keys: [resume.days] }'];
    expect(faultsOf(await play(later))).toEqual([]);
    const soon = await play(later.map(line => line.replace('days', 'minutes')));
    expect(faultsOf(soon).map(([line]) => line)).toEqual([8]);
    const told = await play(later, "ending: left\n    at: '2026-11-22 23:59'");
    expect(told.lines.map(({ at }) => at)).toEqual([
      '2026-11-22T15:59:00.000Z',
      '2026-11-22T15:59:20.000Z',
      '2026-11-25T15:59:20.000Z',
    ]);
  });

  it('has what else can come in', async () => {
    const played = await play(
      [
        '- sends: greeting',
        '  expect: { keys: [greet.hello] }',
        '- sends: photo',
        '  expect: { keys: [media.photo, media.what] }',
        '- sends: lost-photo',
        '  expect: { keys: [media.photo-lost] }',
        '- sends: voice',
        '  expect: { keys: [media.voice] }',
        '- sends: video',
        '  expect: { keys: [media.video] }',
        '- sends: file',
        '  expect: { keys: [media.other] }',
        '- sends: sticker',
        '  expect: { keys: [media.other] }',
        '- sends: blank',
        '  expect: { keys: [clarify.empty] }',
        '- { says: 在吗, throttled: true, expect: { keys: [clarify.throttled] } }',
        '- { says: 在吗, breaks: true, expect: { keys: [turn.failed], choices: [转人工] } }',
        '- { says: 在吗, expect: { notKeys: [turn.failed] } }',
        '- sends: session-ended',
        '  expect: { keys: [close.rating] }',
      ],
      'ending: answered',
    );
    expect(faultsOf(played)).toEqual([]);
  });

  it('has an agent, who works only on a case of theirs', async () => {
    const played = await play(
      [
        '- says: 机子报3000 没扣钱',
        '- says: 转人工',
        '- agent: accepts',
        '- agentSays: 您好',
        '  expect: { owner: agent, step: silent }',
        '- agentCloses: { cause: network, resolution: 换了流量卡 }',
        '  expect:',
        '    keys: [agent.closed]',
        '    text: [换了流量卡]',
        '    owner: bot',
        '    incident: { status: closed, resolution: { by: agent, cause: network } }',
        '- agentSays: 还在吗',
      ],
      'ending: handoff',
    );
    expect(faultsOf(played)).toEqual([
      [16, 'talk[5].agentSays', 'a case that the agent may work on', expect.stringContaining('closed')],
    ]);
    expect(faultsOf(await play(['- agent: accepts']))).toEqual([[5, 'talk[0].agent', 'a case', 'no case was opened']]);
  });

  it('has opening hours of its own, which no other story has', async () => {
    const talk = [
      '- says: 机子报3000 没扣钱',
      '- says: 转人工',
      '  expect: { keys: [handoff.closed-now], text: [09:00] }',
    ];
    const hours = "contacts: { hours: [{ days: [mon], from: '09:00', to: '18:00' }] }";
    expect(faultsOf(await play(talk, `ending: handoff\n    ${hours}`))).toEqual([]);
    expect(faultsOf(await play(talk, 'ending: handoff'))).toHaveLength(2);
  });

  it('reads what is typed, and what the case takes up of it, but no button', async () => {
    const played = await play(
      ['- says: 小票打不出来 报3000', '- says: 没扣', '- says: 转人工', '- taps: 都跳过'],
      'ending: handoff',
    );
    const intents = played.lines.map(line => line.intents);
    expect(intents[0]).toContain('fault.printer');
    expect(intents[2]).toEqual(['request.human']);
    expect(intents[3]).toEqual([]);
  });

  it('hears a sentence as said only where it is said', async () => {
    // The words for waiting customers are made each time, and said once a case.
    const rush = '- says: 后面排了好多人 急死了';
    const played = await play(['- says: 机子报3000 没扣钱', `${rush}`, `${rush}啊`]);
    expect(played.lines.map(({ keys }) => keys.includes('start.rush'))).toEqual([false, true, false]);
  });

  it('counts as passed where it is pending and fails, and not where it passes', async () => {
    const pending = 'pending: 还不会\n    ending: left';
    const failing = await play(['- says: 你好', '  expect: { owner: agent }'], pending);
    expect([renderFaults(failing, { withTalk: true }), failing.faults.length > 0]).toEqual([undefined, true]);
    const passing = await play(['- says: 机子报3000'], pending);
    expect(renderFaults(passing, { withTalk: true })).toMatch(/the story passes now; remove the field/);
  });

  it('is shown as a chat with its steps and keys, and what the case has learnt', async () => {
    const talk = renderTalk(await play(['- says: 机子报3000', '- taps: 没扣']));
    expect(talk).toContain(
      'merchant  机子报3000   < 11-22 14:05  line 5\n            > fault.code-3000\nbot       收到',
    );
    expect(talk).toContain('[扣了] [没扣] [不确定]\n            > safety money-taken');
    expect(talk).toMatch(/merchant {2}\[没扣\][^]*> money none · seen money-taken=no$/m);
  });
});

describe('coverage', () => {
  it('counts what was asked, proposed, read, said, shown on the card and offered, and no pending story', async () => {
    const [fixed, asked] = stories.filter(
      ({ title }) => title.startsWith('信号只有一格') || title.startsWith('后面排着队'),
    );
    const some = told.filter(({ story }) => story === fixed || story === asked);
    expect(some).toHaveLength(2);
    const { checks, fixes, intents, wording, endings } = coverageOf(some, stage.knowledge, [...wordingKeys]);
    const touched = {
      checks: 'signal',
      fixes: 'move-to-better-signal',
      intents: 'request.human',
      endings: 'network: fixed',
    };
    const missed = { checks: 'paper-state', fixes: 'check-paper', intents: 'ask.fees', endings: 'network: handoff' };
    for (const [kind, cover] of Object.entries({ checks, fixes, intents, endings }) as ['checks', typeof checks][]) {
      expect(cover.untouched).not.toContain(touched[kind]);
      expect(cover.untouched).toContain(missed[kind]);
    }
    const said = [
      'start.code',
      'handoff.summary',
      'choice.act.skip',
      'card.phone',
      'card.result.fixed',
      'minutes.some',
    ];
    expect(wording.untouched.filter(key => said.includes(key))).toEqual([]);
    expect(wording.untouched).toContain('card.danger.safety.tamper');
    // No merchant is in the talk for the one; every shipped fix says why by itself, and not every check how.
    expect(wording.leftOut).toEqual(expect.arrayContaining(['notice.title', 'why.likely', 'try.fallback-how-to']));
    expect(wording.leftOut).not.toContain('ask.fallback-how-to');
    expect(wording.untouched.filter(key => wording.leftOut?.includes(key))).toEqual([]);
    const pending = some.map(one => ({ ...one, story: { ...one.story, pending: 'not yet' } }));
    expect(shareOf(coverageOf(pending, stage.knowledge, wordingKeys).wording)).toBe(0);
  });
});
