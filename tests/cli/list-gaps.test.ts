import { listGaps } from '../../src/cli/commands/list-gaps';
import type { Gap } from '../../src/language/evaluation/find-gaps';
import { runCommand } from '../support/run-command';
import { createTestApp } from '../support/test-app';
import type { TestApp } from '../support/test-app';

jest.setTimeout(120_000);

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp();
  await test.says('机器报3000，刷不了卡', 'a');
  await test.says('没扣', 'a');
  await test.says('你们家的咖啡豆是哪里产的', 'b');
  await test.says('咖啡豆是哪里产的呀', 'c');
  await test.says('我的卡号是6222020200112233445，咖啡豆哪里产的', 'd');
  test.clock.advanceMs(3_600_000);
  await test.says('明天的火车票还有没有', 'e');
});
afterAll(() => test.close());

const gaps = async (since?: string): Promise<readonly Gap[]> => {
  const { lines } = await runCommand(() => listGaps(test.config, { json: true, ...(since && { since }) }));
  return lines.map(line => JSON.parse(line) as Gap);
};

describe('poscare knowledge gaps', () => {
  it('groups what the bot had no answer to, the most frequent first, with what it said instead', async () => {
    const [coffee, ...others] = await gaps();
    expect(coffee).toMatchObject({ conversations: coffee?.messages });
    expect(coffee!.messages).toBeGreaterThanOrEqual(2);
    expect(coffee!.texts.join('\n')).toContain('咖啡豆');
    expect(Object.keys(coffee!.answered)).toContain('clarify.outside');
    expect(coffee!.reading.intent).toBe('none');
    expect(others.map(({ texts }) => texts[0])).toContain('明天的火车票还有没有');
  });

  it('leaves out what was answered, and shows no card number', async () => {
    const all = JSON.stringify(await gaps());
    expect(all).not.toContain('没扣');
    expect(all).not.toContain('刷不了卡');
    expect(all).not.toMatch(/622202/);
  });

  it('looks back only as far as it is told', async () => {
    const since = new Date(test.clock.now().getTime() - 60_000).toISOString();
    expect((await gaps(since)).map(({ texts }) => texts)).toEqual([['明天的火车票还有没有']]);
  });

  it('is told in lines, and says what a time looks like', async () => {
    const { lines } = await runCommand(() => listGaps(test.config, {}));
    expect(lines[0]).toMatch(/^\d messages, \d things$/);
    expect(lines.join('\n')).toContain('1 in 1 talks: 明天的火车票还有没有');
    const error = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect((await runCommand(() => listGaps(test.config, { since: 'gestern' }))).exitCode).toBe(1);
    expect(error).toHaveBeenCalledWith(expect.stringContaining('2026-11-22T08:00:00+08:00'));
    error.mockRestore();
  });
});
