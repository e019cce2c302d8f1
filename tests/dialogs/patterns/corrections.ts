import { newMerchant } from '../../support/merchants';
import { choicesOf, stepOf, type TestApp, textOf } from '../../support/test-app';

const answersOf = (turn: {
  incident?: { observations: readonly { check: string; answer: string }[] };
}): readonly string[] => (turn.incident?.observations ?? []).map(({ check, answer }) => `${check}=${answer}`);

/** What is told against an answer given before, and answers that are taken back. */
export function describeCorrections(app: () => TestApp): void {
  const toSignal = async (answer = '信号满格') => {
    const merchant = newMerchant(app());
    await merchant.saysAll('机子报3000 没扣', '等结果时');
    const turn = await merchant.says(answer);
    expect(answersOf(turn)).toContain('signal=strong');
    return merchant;
  };

  describe('an answer that is contradicted', () => {
    it('is asked about once with both to tap, and the one that counts leads on', async () => {
      const merchant = await toSignal();
      const asked = await merchant.says('信号只有一格');
      expect(textOf(asked)).toBe('我跟您对一下：您前面说信号有三格到满格，这次说信号只有一两格，以哪个为准？');
      expect(choicesOf(asked)).toEqual(['strong', 'weak', 'act.unsure']);
      expect(answersOf(asked)).toContain('signal=strong');
      const settled = await merchant.taps('weak');
      expect(answersOf(settled)).toContain('signal=weak');
      expect(textOf(settled)).toContain('信号只有一两格，按这个来');
      expect(stepOf(settled)).toBe('try:move-to-better-signal');
      const again = await merchant.says('信号三格以上啊');
      expect(textOf(again)).not.toContain('以哪个为准');
      expect(answersOf(again)).toContain('signal=weak');
    });

    it.each([
      ['以现在的为准', 'signal=weak'],
      ['前面说的对', 'signal=strong'],
      ['一两格', 'signal=weak'],
      ['我也说不准', 'signal=unsure'],
    ])('is settled by %s', async (says, answer) => {
      const merchant = await toSignal();
      await merchant.says('信号只有一格');
      expect(answersOf(await merchant.says(says))).toContain(answer);
    });

    it('comes after the answer or the result in the same message, and before the next step', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣', '收款软件能打开');
      const asked = await merchant.says('软件点开就闪退');
      expect(answersOf(asked)).toEqual(expect.arrayContaining(['app-opens=opens', 'stuck-step=start']));
      expect(stepOf(asked)).toBe('ask:app-opens');
    });

    it('is put again after a question in between, and goes back to the open step where it stays as it was', async () => {
      const merchant = await toSignal();
      await merchant.says('信号只有一格');
      expect(textOf(await merchant.says('3000是什么意思啊'))).toContain('以哪个为准');
      const settled = await merchant.taps('strong');
      expect(stepOf(settled)).toBe('try:switch-network');
      expect(textOf(settled)).not.toContain('1. ');
    });

    it('is no contradiction where it was so then and is otherwise now: that is read back', async () => {
      const merchant = await toSignal();
      const told = await merchant.says('刚才满格 现在一格了');
      expect(textOf(told)).toContain('信号只有一两格，按现在的情况来');
      expect(answersOf(told)).toContain('signal=weak');
    });

    it('is none after a step that may have changed it', async () => {
      const merchant = await toSignal();
      await merchant.taps('act.not-fixed');
      const told = await merchant.says('信号只有一格');
      expect(textOf(told)).not.toContain('以哪个为准');
      expect(answersOf(told)).toContain('signal=weak');
    });

    it('is no answer where none was given: what is told later takes its place', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣', '等结果时', '不清楚');
      const told = await merchant.says('看到了 信号只有一格');
      expect(answersOf(told)).toContain('signal=weak');
      expect(textOf(told)).not.toContain('以哪个为准');
    });
  });

  describe('who said something wrong', () => {
    it.each(['说错了，是一格', '不好意思我刚才说错了，信号是一格', '搞错了 信号一两格'])(
      'is taken at their word: %s',
      async says => {
        const merchant = await toSignal();
        const turn = await merchant.says(says);
        expect(answersOf(turn)).toContain('signal=weak');
        expect(textOf(turn)).toMatch(/信号只有一两格/);
        expect(textOf(turn)).not.toContain('以哪个为准');
        expect(stepOf(turn)).toBe('try:move-to-better-signal');
      },
    );

    it('goes back one answer more each time, and is told when there is none left', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000', '没扣', '等结果时', '信号满格');
      const steps = [];
      for (let i = 0; i < 3; i++) steps.push(stepOf(await merchant.says('说错了')));
      expect(steps).toEqual(['ask:signal', 'ask:stuck-step', 'safety:money-taken']);
      const none = await merchant.says('说错了');
      expect(textOf(none)).toContain('前面没有可以改的回答');
      expect(none.incident).toMatchObject({ observations: [], money: { state: 'unknown' } });
    });

    it('is asked the one that is named, and the others stay', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000', '没扣', '等结果时');
      await merchant.taps('strong');
      await merchant.taps('now-and-then');
      const named = await merchant.says('信号那个说错了');
      expect(stepOf(named)).toBe('ask:signal');
      expect(answersOf(named)).toEqual(['money-taken=no', 'stuck-step=wait-answer', 'when-happens=now-and-then']);
      await merchant.taps('weak');
      const earlier = await merchant.says('上上个答错了');
      expect(stepOf(earlier)).toBe('ask:when-happens');
      expect(answersOf(earlier)).toEqual(['money-taken=no', 'stuck-step=wait-answer', 'signal=weak']);
    });

    it('takes back with an answer the failed step, the code and the money that came with it', async () => {
      const merchant = await toSignal();
      const failed = await merchant.says('还是不行 现在显示98');
      expect(failed.incident).toMatchObject({ priority: 'urgent', codes: ['3000', '98'] });
      expect(failed.incident?.attempts).toHaveLength(1);
      const undone = await merchant.says('看错了 不是98');
      expect(undone.incident).toMatchObject({
        priority: 'normal',
        codes: ['3000'],
        attempts: [],
        dangers: [],
        money: { state: 'none' },
      });
      expect(stepOf(undone)).toBe('try:switch-network');
    });

    it('leaves the queue that a wrong tap led into, and is asked about the money once more', async () => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      expect(await merchant.taps('yes')).toMatchObject({ owner: 'queue', incident: { priority: 'urgent' } });
      const undone = await merchant.says('点错了');
      expect(undone).toMatchObject({
        owner: 'bot',
        incident: { status: 'open', priority: 'normal', dangers: [], observations: [] },
      });
      expect(undone.incident?.handoff).toBeUndefined();
      expect(stepOf(undone)).toBe('safety:money-taken');
    });

    it('is not heard where something else was mistyped, or where we are meant', async () => {
      const merchant = await toSignal();
      for (const says of ['密码输错了要不要紧', '你搞错了吧'])
        expect(answersOf(await merchant.says(says))).toContain('signal=strong');
    });
  });
}
