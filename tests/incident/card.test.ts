import { CARD_LABEL_KEYS } from '../../src/incident/card-lines';
import { escapeMarkdown, maskPhone, plainText } from '../../src/incident/plain-text';
import { renderCardMarkdown, renderCardText } from '../../src/incident/render-card';
import { toCard, type CardStep } from '../../src/incident/to-card';
import { createVocabulary } from '../../src/incident/vocabulary';
import { LATER, sampleIncident } from './sample-incident';
import type { Incident } from '../../src/incident/incident';

const vocabulary = createVocabulary({
  codes: [
    {
      other: { label: '其他' },
      causes: [
        { id: 'network', label: '网络' },
        { id: 'printer', label: '打印机' },
      ],
      fixes: [{ id: 'switch-network', label: '换网络' }],
    },
  ],
  checks: [{ id: 'qr-works', text: '扫码能收吗?', options: [{ id: 'yes', label: '能' }] }],
  terminals: {
    acquirers: [{ id: 'lakala', label: '拉卡拉' }],
    kinds: [{ id: 'smart', label: '智能' }],
    brands: [{ id: 'newland', label: '新大陆', models: [{ id: 'n900', label: 'N900' }] }],
  },
});

/** Labels that show which key was looked up: `card.money.none` -> `<money.none>` without the brackets of Markdown. */
const labels = Object.fromEntries(CARD_LABEL_KEYS.map(key => [key, key.slice('card.'.length)]));

const full: Incident = sampleIncident({
  merchant: { id: 'm-1', name: '小王便利店' },
  status: 'active',
  priority: 'urgent',
  codes: ['3000', '91'],
  terminal: {
    acquirer: 'lakala',
    brand: 'newland',
    model: 'n900',
    kind: 'smart',
    merchantNo: '822100053110001',
    serialNo: 'N7NL00123456',
  },
  money: { state: 'debited', amountFen: 12805, occurredAt: '2026-11-22T14:05:00+08:00', slipNo: '000123' },
  contact: { phone: '13812341234' },
  dangers: ['safety.money-debited', 'safety.scam'],
  observations: [
    { check: 'qr-works', answer: 'yes', at: LATER },
    { check: 'gone', answer: 'unsure', at: LATER },
  ],
  attempts: [{ fix: 'switch-network', result: 'not-fixed', at: LATER }],
  belief: { network: 0.62, other: 0.2, printer: 0.15, 'card-reader': 0.03 },
  intake: {
    asked: ['screenText'],
    skipped: ['terminalNo'],
    notes: { screenText: '通讯失败', amountFen: '大概一百多' },
  },
  handoff: { id: 'h-1', reason: 'code:91', at: LATER, agent: { id: 'a-1', name: 'Anna' } },
});

describe('the incident card', () => {
  it('tells of the case before when it was, what helped and what did not', () => {
    const earlier: Incident['earlier'] = {
      id: 'before',
      closedAt: LATER,
      by: 'agent',
      codes: ['3000'],
      cause: 'network',
      fix: 'switch-network',
      text: '电话13812341234 已处理',
      attempts: [
        { fix: 'restart-once', result: 'not-fixed', at: LATER },
        { fix: 'switch-network', result: 'fixed', at: LATER },
      ],
    };
    const text = renderCardText(toCard(sampleIncident({ earlier }), vocabulary), labels);
    expect(text).toMatch(
      /\nearlier: \d\d-\d\d \d\d:\d\d · 3000 · 网络 · earlier\.helped 换网络 · 电话138\*{4}1234 已处理\n {2}- restart-once: result\.not-fixed$/,
    );
  });

  it('holds what an agent needs, with labels instead of ids', () => {
    expect(toCard(full, vocabulary)).toEqual({
      incidentId: 'incident-1',
      title: { codes: ['3000', '91'], cause: '网络', moneyAtRisk: true, danger: 'safety.scam' },
      priority: 'urgent',
      openedAt: '11-22 14:05',
      merchant: '小王便利店',
      device: ['拉卡拉', '新大陆', 'N900', '智能'],
      numbers: [
        { field: 'merchantNo', value: '822100053110001' },
        { field: 'serialNo', value: 'N7NL00123456' },
        { field: 'slipNo', value: '000123' },
      ],
      phone: '138****1234',
      screen: { codes: ['3000', '91'], text: '通讯失败' },
      firstWords: '破死机报三千',
      money: { state: 'debited', amountYuan: '128.05', occurredAt: '11-22 14:05' },
      dangers: ['safety.money-debited', 'safety.scam'],
      answered: [
        { question: '扫码能收吗?', answer: '能' },
        { question: 'gone', answer: 'unsure' },
      ],
      mentioned: [],
      tried: [{ fix: '换网络', result: 'not-fixed' }],
      causes: [
        { id: 'network', label: '网络', percent: 62 },
        { id: 'other', label: '其他', percent: 20 },
        { id: 'printer', label: '打印机', percent: 15 },
      ],
      nextStep: { kind: 'money', id: 'record' },
      handoff: { reason: 'code:91', at: '11-22 14:07', agent: 'Anna' },
      notes: [{ field: 'amountFen', text: '大概一百多' }],
      skipped: ['terminalNo'],
    });
  });

  it('reads as lines of text', () => {
    expect(renderCardText(toCard(full, vocabulary), labels)).toBe(
      [
        '[priority.urgent] 3000 91 · danger.safety.money-debited · danger.safety.scam · 网络',
        'dangers: danger.safety.money-debited · danger.safety.scam',
        'money: money.debited · 128.05 yuan · 11-22 14:05',
        'merchant: 小王便利店',
        'phone: 138****1234',
        'device: 拉卡拉 新大陆 N900 智能',
        'merchantNo: 822100053110001',
        'serialNo: N7NL00123456',
        'slipNo: 000123',
        'screen: 3000 · 91 · 通讯失败',
        'firstWords: 破死机报三千',
        'answered:',
        '  - 扫码能收吗? 能',
        '  - gone answer.unsure',
        'tried:',
        '  - 换网络: result.not-fixed',
        'causes:',
        '  - 网络 62%',
        '  - 其他 20%',
        '  - 打印机 15%',
        'next: next.money-record',
        'handoff: reason.code 91 · 11-22 14:07 · agent Anna',
        'notes:',
        '  - amountFen: 大概一百多',
        'skipped: terminalNo',
      ].join('\n'),
    );
  });

  it('names the step that comes next, about the sale and about nothing else while that is in doubt', () => {
    const next = (money: Partial<Incident['money']>, step?: CardStep): unknown =>
      toCard({ ...full, money: { ...full.money, ...money } }, vocabulary, step).nextStep;
    const ask = { kind: 'ask', id: 'qr-works' } as const;
    expect(next({ state: 'received' }, ask)).toEqual({ kind: 'ask', label: '扫码能收吗?' });
    expect(next({ record: 'success' }, { kind: 'try', id: 'switch-network' })).toEqual({
      kind: 'try',
      label: '换网络',
    });
    expect(next({ state: 'none' })).toBeUndefined();
    expect(next({ state: 'uncertain' }, ask)).toEqual({ kind: 'money', id: 'record' });
    expect(next({ record: 'failed' }, ask)).toEqual({ kind: 'money', id: 'acquirer' });
    expect(next({ record: 'success', twice: true }, ask)).toEqual({ kind: 'money', id: 'acquirer' });
    const cannotLook = { ...full, intake: { ...full.intake, skipped: ['record'] } };
    expect(toCard(cannotLook, vocabulary, ask).nextStep).toEqual({ kind: 'money', id: 'acquirer' });
    expect(toCard({ ...full, status: 'closed' }, vocabulary, ask).nextStep).toBeUndefined();
  });

  it('has no empty lines for what is not known', () => {
    expect(renderCardText(toCard(sampleIncident(), vocabulary), labels)).toBe(
      ['title', 'firstWords: 破死机报三千'].join('\n'),
    );
  });

  it('shows the key where the wording lacks a label', () => {
    expect(renderCardText(toCard(full, vocabulary), {})).toContain('card.money: card.money.debited');
  });

  it('nowhere shows a full phone number', () => {
    const card = toCard(full, vocabulary);
    for (const form of [JSON.stringify(card), renderCardText(card, labels), renderCardMarkdown(card, labels)]) {
      expect(form).not.toContain('13812341234');
    }
  });

  it('lets no merchant write a line, a link or markup of their own', () => {
    const hostile =
      '# 标题\n- **假** [官网](javascript:alert(1)) <img src=x> http://evil.example www.evil.example \u202Etxt\u0000\u2028`x` | a@b.c';
    const card = toCard(
      {
        ...full,
        firstWords: hostile,
        merchant: { id: 'm', name: hostile },
        intake: { ...full.intake, notes: { screenText: hostile } },
      },
      vocabulary,
    );
    expect(
      renderCardText(card, labels)
        .split('\n')
        .filter(line => line.includes('evil')),
    ).toHaveLength(2);
    const markdown = renderCardMarkdown(card, labels);
    expect(markdown).not.toMatch(/<|javascript:|http:\/\/|www\.|(?<!\\)[[\]`|@]/);
    expect(markdown).toMatch(/^- \*\*firstWords\*\* \\# 标题 \\- \\\*\\\*假/m);
    expect(JSON.stringify(card)).not.toMatch(/\u202E|\\u0000|\u2028/);
  });
});

describe('plainText', () => {
  it.each([
    ['a\u202Eb\nc', 'ab c'],
    ['\u0000\u001B[31m红\u007F', '[31m红'],
    ['零\u200B宽\uFEFF\u2060\u2066字', '零宽字'],
    ['家👨\u200D👩\u200D👧', '家👨\u200D👩\u200D👧'],
    ['\uD83D坏', '\uFFFD坏'],
    ['\u2028\u0085 \t', ''],
    ['', ''],
  ])('makes %j %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('cuts by characters, never through one', () => {
    expect(plainText('👍'.repeat(10), 3)).toBe('👍👍👍…');
    expect(plainText('👍'.repeat(3), 3)).toBe('👍👍👍');
  });
});

it('escapeMarkdown leaves plain Chinese alone', () => {
  expect(escapeMarkdown('刷卡没反应，怎么办？')).toBe('刷卡没反应，怎么办？');
});

it.each([
  ['13812341234', '138****1234'],
  ['1234567', '****67'],
  ['', '****'],
])('maskPhone makes %s %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
