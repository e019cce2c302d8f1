import type { AnswerQuestion, AnswerReading } from '../../src/language/understanding';
import { readOrdinal } from '../../src/language/words/read-ordinal';
import { markPolarity } from '../../src/language/words/read-polarity';
import { isWithin, readQuantity } from '../../src/language/read-quantity';
import { sharedLanguageReader } from '../support/language-knowledge';

const now = new Date('2026-11-23T02:00:00Z');
const ask = (text: string, ...labels: string[]): AnswerQuestion => ({
  text,
  options: labels.map(label => ({ id: label, label })),
});

const SIGNAL = ask('左上角信号有几格?', '三格以上', '一两格', '没有信号');
const DEBITED: AnswerQuestion = {
  text: '请问顾客那边扣钱了吗？',
  options: [
    { id: 'yes', label: '扣了', phrases: ['客人收到短信了', '钱划走了'] },
    { id: 'no', label: '没扣', phrases: ['没有扣款', '钱还在'] },
    { id: 'not-sure', label: '不确定' },
  ],
};
const NETWORK = ask('用的什么网络？', '4G流量', '店里WiFi', '网线/宽带');
const LIGHT = ask('绿灯亮着吗？', '亮', '不亮');

function describeReading(reading: AnswerReading): string {
  if (reading.kind === 'option') return reading.optionId;
  if (reading.kind === 'act') return reading.act;
  return reading.kind === 'digression' ? `digression:${reading.intent}` : 'other';
}

describe('interpret', () => {
  beforeAll(() => void sharedLanguageReader(), 120_000);
  const answer = (question: AnswerQuestion, text: string) =>
    describeReading(sharedLanguageReader().interpret(question, text, now));

  it.each([
    ['2', '一两格'],
    ['②', '一两格'],
    ['第二个', '一两格'],
    ['B', '一两格'],
    ['二', '一两格'],
    ['后面那个', '没有信号'],
    ['选1', '三格以上'],
    ['第三个吧', '没有信号'],
    ['三格以上', '三格以上'],
    ['三格以上吧', '三格以上'],
    ['四格', '三格以上'],
    ['满格', '三格以上'],
    ['就一格', '一两格'],
    ['有两格', '一两格'],
    ['没信号', '没有信号'],
    ['没有', '没有信号'],
    ['冇訊號', '没有信号'],
  ])('reads %s as an option of the signal question', (text, option) => {
    expect(answer(SIGNAL, text)).toBe(option);
  });

  it.each([
    ['扣了', 'yes'],
    ['嗯 扣了', 'yes'],
    ['是的', 'yes'],
    ['没有', 'no'],
    ['没扣啊', 'no'],
    ['冇扣', 'no'],
    ['钱已经划走了', 'yes'],
    ['不知道', 'not-sure'],
    ['这个我没注意', 'not-sure'],
  ])('reads %s as an answer to whether money was taken', (text, option) => {
    expect(answer(DEBITED, text)).toBe(option);
  });

  it.each([
    [NETWORK, '连的wifi', '店里WiFi'],
    [NETWORK, '宽带', '网线/宽带'],
    [NETWORK, '插了网线的', '网线/宽带'],
    [NETWORK, '流量', '4G流量'],
    [LIGHT, '亮着呢', '亮'],
    [LIGHT, '灯没亮', '不亮'],
    [LIGHT, '嗯', '亮'],
  ])('reads options it has never seen', (question, text, option) => {
    expect(answer(question, text)).toBe(option);
  });

  it.each([
    ['不知道', 'act.unsure'],
    ['没看清楚 不晓得', 'act.unsure'],
    ['跳过', 'act.skip'],
    ['等下我试试', 'act.wait'],
    ['我刚才说错了', 'act.back'],
    ['没听懂，再说一遍', 'act.repeat'],
    ['转人工', 'request.human'],
    ['我要找真人', 'request.human'],
    ['那转吧', 'request.human'],
  ])('reads %s as %s whatever was asked', (text, act) => {
    for (const question of [SIGNAL, NETWORK, LIGHT]) expect(answer(question, text)).toBe(act);
  });

  it.each([
    ['3000是什么意思', 'digression:ask.meaning-3000'],
    ['客人说钱扣了怎么办', 'digression:safety.money-debited'],
    ['有人打电话叫我把验证码发给他', 'digression:safety.scam'],
    ['今天晚上吃啥', 'other'],
    ['', 'other'],
    ['\u0000\ud800', 'other'],
  ])('reads %s, which answers nothing, as %s', (text, reading) => {
    expect(answer(SIGNAL, text)).toBe(reading);
  });

  it('reads no option out of none', () => {
    expect(sharedLanguageReader().interpret({ text: '?', options: [] }, '2', now).kind).not.toBe('option');
  });

  it('gives confidences from 0 to 1', () => {
    for (const text of ['2', '四格', '不知道', '今天晚上吃啥', '', '3000是什么意思', 'x'.repeat(20_000)]) {
      const { confidence } = sharedLanguageReader().interpret(SIGNAL, text, now);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });
});

describe('readOrdinal', () => {
  it.each([
    ['2', 1],
    ['第三个', 2],
    ['选b', 1],
    ['最后一个', 2],
    ['上面那个', 0],
  ])('reads %s as place %d', (text, place) => {
    expect(readOrdinal(text, 3)).toBe(place);
  });

  it.each(['4', '22', '两张卡', '0', '我有3台', ''])('reads no place in %s', text => {
    expect(readOrdinal(text, 3)).toBeUndefined();
  });
});

describe('markPolarity', () => {
  it.each([
    [
      ['有', '没有'],
      ['yes', 'no'],
    ],
    [
      ['扣了', '没扣', '不确定'],
      ['yes', 'no', undefined],
    ],
    [
      ['三格以上', '一两格', '没有信号'],
      [undefined, undefined, 'no'],
    ],
    [
      ['插卡', '挥卡'],
      [undefined, undefined],
    ],
  ])('marks %j', (labels, marks) => {
    expect(markPolarity(labels)).toEqual(marks);
  });
});

describe('readQuantity', () => {
  it.each([
    ['三格以上', { from: 3, to: Infinity, unit: '格' }],
    ['一两格', { from: 1, to: 2, unit: '格' }],
    ['5分钟以内', { from: 0, to: 5, unit: '分钟' }],
    ['十二张', { from: 12, to: 12, unit: '张' }],
    ['二十分钟', { from: 20, to: 20, unit: '分钟' }],
    ['12分钟', { from: 12, to: 12, unit: '分钟' }],
    ['二十三分钟', { from: 23, to: 23, unit: '分钟' }],
    ['3到5张', { from: 3, to: 5, unit: '张' }],
    ['五到十分钟', { from: 5, to: 10, unit: '分钟' }],
    ['七八个', { from: 7, to: 8, unit: '个' }],
  ])('reads %s', (text, quantity) => {
    expect(readQuantity(text)).toEqual(quantity);
  });

  it('finds no quantity without a unit, and none within a range of another unit', () => {
    expect(readQuantity('2')).toBeUndefined();
    expect(isWithin({ from: 2, to: 2, unit: '张' }, { from: 1, to: 3, unit: '格' })).toBe(false);
  });
});
