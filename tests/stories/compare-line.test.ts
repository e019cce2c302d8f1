import type { Incident } from '../../src/incident/incident';
import { compareLine } from '../../src/stories/compare-line';
import type { PlayedLine } from '../../src/stories/played';
import type { Expectation } from '../../src/stories/story-schema';
import { sampleIncident } from '../incident/sample-incident';

const incident: Incident = sampleIncident({
  status: 'waiting',
  priority: 'high',
  codes: ['3000', '51'],
  terminal: { acquirer: 'lakala', kind: 'smart' },
  money: { state: 'debited', amountFen: 12_850, record: 'failed' },
  contact: { phone: '13812345678', name: '王姐' },
  dangers: ['safety.money-debited', 'safety.scam'],
  observations: [
    { check: 'signal', answer: 'weak', at: '2026-11-22T06:05:00.000Z' },
    { check: 'qr-works', answer: 'fails', at: '2026-11-22T06:05:00.000Z' },
  ],
  attempts: [
    { fix: 'restart-once', result: 'could-not', at: '2026-11-22T06:05:00.000Z' },
    { fix: 'restart-once', result: 'not-fixed', at: '2026-11-22T06:06:00.000Z' },
  ],
  belief: { power: 0.2, network: 0.7, other: 0.1 },
  intake: { asked: [], skipped: [], notes: { added: '下午三点开始的' } },
  handoff: { id: 'h', reason: 'money', at: '2026-11-22T06:05:00.000Z' },
  resolution: { by: 'merchant', at: '2026-11-22T06:05:00.000Z', fix: 'restart-once', cause: 'network', rating: 5 },
});

const played: PlayedLine = {
  line: 1,
  at: '2026-11-22T06:05:00.000Z',
  from: 'merchant',
  text: '机子报3000',
  intents: ['fault.code-3000'],
  said: [
    { text: '收到。', choices: [{ id: 'no', label: '没扣' }], step: { kind: 'answer', id: 'note' } },
    { text: '先看信号。', choices: [{ id: 'act.unsure', label: '不清楚' }], step: { kind: 'ask', id: 'signal' } },
  ],
  keys: ['start.code', 'ask.check'],
  owner: 'queue',
  incident,
};

const pathsOf = (expected: Expectation, line = played): readonly string[] =>
  compareLine(expected, line).map(({ path }) => path.join('.'));

describe('compareLine', () => {
  it.each<[string, Expectation, Expectation]>([
    ['step', { step: 'ask signal' }, { step: 'answer note' }],
    ['keys.1', { keys: ['ask.check', 'start.code'] }, { keys: ['ask.check', 'start.fault'] }],
    ['notKeys.0', { notKeys: ['start.fault'] }, { notKeys: ['ask.check'] }],
    ['text.0', { text: ['收到', '信号'] }, { text: ['门口', '信号'] }],
    ['not.1', { not: ['门口'] }, { not: ['门口', '收到'] }],
    ['choices.0', { choices: ['没扣', 'act.unsure'] }, { choices: ['转人工', '没扣'] }],
    ['owner', { owner: 'queue' }, { owner: 'bot' }],
    ['incident.status', { incident: { status: 'waiting' } }, { incident: { status: 'open' } }],
    ['incident.priority', { incident: { priority: 'high' } }, { incident: { priority: 'normal' } }],
    ['incident.money', { incident: { money: 'debited' } }, { incident: { money: 'none' } }],
    ['incident.record', { incident: { record: 'failed' } }, { incident: { record: 'success' } }],
    ['incident.amount', { incident: { amount: 128.5 } }, { incident: { amount: 128 } }],
    ['incident.codes', { incident: { codes: ['51', '3000'] } }, { incident: { codes: ['3000'] } }],
    [
      'incident.seen.1',
      { incident: { seen: ['signal=weak'] } },
      { incident: { seen: ['signal=weak', 'signal=none'] } },
    ],
    ['incident.notSeen.0', { incident: { notSeen: ['signal=none'] } }, { incident: { notSeen: ['qr-works=fails'] } }],
    [
      'incident.tried.restart-once',
      { incident: { tried: { 'restart-once': 'not-fixed' } } },
      { incident: { tried: { 'restart-once': 'could-not' } } },
    ],
    ['incident.notTried.0', { incident: { notTried: ['check-paper'] } }, { incident: { notTried: ['restart-once'] } }],
    ['incident.likely', { incident: { likely: 'network' } }, { incident: { likely: 'power' } }],
    [
      'incident.dangers',
      { incident: { dangers: ['safety.scam', 'safety.money-debited'] } },
      { incident: { dangers: [] } },
    ],
    ['incident.handoff', { incident: { handoff: 'money' } }, { incident: { handoff: 'tamper' } }],
    [
      'incident.resolution.rating',
      { incident: { resolution: { by: 'merchant', fix: 'restart-once', cause: 'network', rating: 5 } } },
      { incident: { resolution: { by: 'merchant', rating: 1 } } },
    ],
    [
      'incident.terminal.brand',
      { incident: { terminal: { acquirer: 'lakala', kind: 'smart' } } },
      { incident: { terminal: { acquirer: 'lakala', brand: 'newland' } } },
    ],
    [
      'incident.contact.name',
      { incident: { contact: { name: '王姐', phone: '13812345678' } } },
      { incident: { contact: { name: '李姐' } } },
    ],
    ['incident.notes.added', { incident: { notes: { added: '三点' } } }, { incident: { notes: { added: '四点' } } }],
  ])('meets and misses %s', (path, met, missed) => {
    expect(pathsOf(met)).toEqual([]);
    expect(pathsOf(missed)).toEqual([path]);
  });

  it('takes silence and the absence of a case for what they are', () => {
    const { incident: _incident, ...silent } = { ...played, said: [], keys: [] };
    expect(pathsOf({ step: 'silent', incident: { status: 'none' } }, silent)).toEqual([]);
    expect(pathsOf({ step: 'ask signal', incident: { status: 'open' } }, silent)).toEqual(['step', 'incident.status']);
    expect(pathsOf({ incident: { status: 'none', money: 'none' } }, silent)).toEqual(['incident']);
    expect(pathsOf({ incident: { status: 'none' } })).toEqual(['incident.status']);
  });
});
