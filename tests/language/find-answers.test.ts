import type { Surety } from '../../src/language/understanding';
import { sharedLanguageReader } from '../support/language-knowledge';

const CHECKS = ['qr-works', 'signal', 'one-or-all-cards', 'moved-or-dropped', 'sign-in-result'];
const found = (text: string, questions = CHECKS, surety: Surety = 'surely'): readonly string[] =>
  sharedLanguageReader()
    .findAnswers(text, questions, surety)
    .map(({ questionId, optionId }) => `${questionId}=${optionId}`)
    .sort();

describe('findAnswers', () => {
  beforeAll(() => void sharedLanguageReader(), 120_000);

  it.each([
    ['扫码也不行', ['qr-works=fails']],
    ['扫码也扫不了 昨天搬了个摊', ['moved-or-dropped=moved', 'qr-works=fails']],
    ['上头信号只得一格', ['signal=weak']],
    ['电池还有三格', []],
    ['签到签不上', ['sign-in-result=failed']],
    ['你们几点下班', []],
    ['好的', []],
    ['', []],
    ['啊'.repeat(20_000), []],
  ])('finds in %s %j', (text, answers) => {
    expect(found(text)).toEqual(answers);
  });

  it('says nothing to questions that it was not asked about or never learnt', () => {
    expect(found('扫码也不行', ['signal', 'no-such-question'])).toEqual([]);
  });

  it.each([
    ['说八百遍了', 'any=upset'],
    ['你复读机啊', 'any=upset'],
    ['那我现在能再刷一次吗', 'any=reswipe'],
  ])('hears the mood of %s', (text, mood) => {
    expect(found(text, ['any'], 'likely')).toEqual([mood]);
  });

  it.each(['没扣，对了你是机器人吗', '好的谢谢', '扫码也不行', '3000是什么意思'])('hears no mood in %s', text => {
    expect(found(text, ['any'], 'likely')).toEqual([]);
  });
});
