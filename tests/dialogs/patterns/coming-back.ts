import { renderIncident } from '../../../dialogs/render-incident';
import type { TurnResult } from '../../../src/turn/messages';
import { newMerchant } from '../../support/merchants';
import { choicesOf, stepOf, type TestApp, textOf } from '../../support/test-app';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who was away for days, and whose fault came back. */
export function describeComingBack(app: () => TestApp): void {
  const cardOf = (turn: TurnResult): string =>
    turn.incident ? renderIncident(turn.incident, app().app.knowledge.current()).text : '';

  describe('a merchant who was away for days', () => {
    const toStep = async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣', '等结果时', '信号一格', '还是不行');
      app().clock.advanceMs(3 * DAY_MS);
      return merchant;
    };

    it('is told what was found out, what was tried and which step it was, and hears the step anew', async () => {
      const back = await (await toStep()).says('在吗 我回来了');
      expect(back.replies).toHaveLength(1);
      const [summary = '', ...rest] = textOf(back).split('\n');
      expect(summary).toBe(
        '欢迎回来。上次您说“机子报3000 没扣”。已经知道：停在等结果的时候、信号只有一两格。试过换到信号好的位置，还没好。上次做到“换一种网络”这一步。我们接着来。',
      );
      expect(rest.join('\n')).toContain('1. 在机器的设置里');
      expect(stepOf(back)).toBe('try:switch-network');
    });

    it('has a result taken as one, and is asked nothing that was answered', async () => {
      const merchant = await toStep();
      let turn = await merchant.says('弄了 还是不行');
      expect(textOf(turn)).toContain('欢迎回来');
      expect(turn.incident?.attempts.map(({ fix }) => fix)).toEqual(['move-to-better-signal', 'switch-network']);
      const asked: string[] = [];
      for (let i = 0; i < 12 && turn.owner === 'bot' && stepOf(turn) !== 'handoff:offer'; i++) {
        asked.push(stepOf(turn));
        turn = await merchant.taps(stepOf(turn).startsWith('try:') ? 'act.not-fixed' : 'act.unsure');
        expect(textOf(turn)).not.toContain('欢迎回来');
      }
      expect(asked).not.toEqual(expect.arrayContaining(['ask:signal']));
      expect(asked).not.toEqual(expect.arrayContaining(['ask:stuck-step']));
      expect(new Set(asked).size).toBe(asked.length);
    });

    it('who only says hello is asked the open question', async () => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      app().clock.advanceMs(DAY_MS);
      expect(textOf(await merchant.says('你好'))).toBe(
        '欢迎回来。上次您说“机子报3000”。我们接着来。\n请问顾客那边扣钱了吗？',
      );
    });
  });

  describe('a case that was closed as fixed just now', () => {
    const closed = async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('刷卡一直转圈 报3000', '没扣', '信号就一格');
      expect((await merchant.says('好了 收了一单')).incident?.status).toBe('closed');
      return merchant;
    };

    it.each([
      '又不行了 刚才没收成',
      '又黑了的嘛',
      '怎么又断网了',
      '又闪退了',
      '仲系唔得喎',
      '哪里好了嘛',
      '我没说好啊',
      '不是 我说碰卡还时好时坏呢 你咋就整完了',
      '时好时坏 挥卡的',
      '一般 又不行了',
      '哎呀 又弹那个数',
    ])('is taken up again with all that is known: %s', async said => {
      const turn = await (await closed()).says(said);
      expect(turn.replies.map(({ key }) => key)).not.toContain('close.glad');
      expect(textOf(turn)).toContain('接着查');
      expect(turn.incident).toMatchObject({
        status: 'open',
        attempts: [{ fix: 'move-to-better-signal', result: 'not-fixed' }],
      });
      expect(turn.incident?.observations).toContainEqual(expect.objectContaining({ check: 'signal', answer: 'weak' }));
    });

    it.each(['下次又这样怎么办', '会不会又不行', '又来了个客人 刷成了', '又能收了'])('stays closed: %s', async said => {
      const turn = await (await closed()).says(said);
      expect(textOf(turn)).not.toContain('接着查');
      expect(turn.incident?.status ?? 'closed').toBe('closed');
    });
  });

  describe('a fault that comes back within a week', () => {
    const toCure = async (days = 2) => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣 新大陆的机器', '等结果时', '信号一格', '还是不行', '好了');
      app().clock.advanceMs(days * DAY_MS);
      return merchant;
    };

    it('goes to a person after one question, with the history on the card and in the event', async () => {
      const merchant = await toCure();
      const offered = await merchant.says('又报3000了');
      expect(stepOf(offered)).toBe('handoff:offer');
      expect(textOf(offered)).toContain('上次“换一种网络”以后好了');
      expect(textOf(offered)).toContain('先别再刷');
      expect(choicesOf(offered)).toEqual(['request.human', 'again.same', 'act.continue']);
      const queued = await merchant.taps('request.human');
      expect(queued).toMatchObject({ owner: 'queue', incident: { handoff: { reason: 'again' } } });
      expect(queued.incident?.terminal.brand).toBe('newland');
      expect(cardOf(queued)).toMatch(
        /上次（已处理好）: \d\d-\d\d \d\d:\d\d · 3000 · 网不通或不稳 · 当时管用的是 换一种网络\n {2}- 换到信号好的位置: 没好/,
      );
      expect(cardOf(queued)).toContain('处理好后又出现');
      expect(queued.incident?.earlier).toMatchObject({
        fix: 'switch-network',
        attempts: [
          { fix: 'move-to-better-signal', result: 'not-fixed' },
          { fix: 'switch-network', result: 'fixed' },
        ],
      });
    });

    it('lets who wants to try what helped, after the money, and offers a person where that fails', async () => {
      const merchant = await toCure();
      await merchant.says('又报3000了');
      expect(stepOf(await merchant.taps('again.same'))).toBe('safety:money-taken');
      expect(stepOf(await merchant.says('没扣'))).toBe('try:switch-network');
      const failed = await merchant.says('还是不行');
      expect(stepOf(failed)).toBe('handoff:offer');
      expect(choicesOf(failed)).toEqual(['request.human', 'act.continue']);
    });

    it('is closed by the same step, where that helps once more', async () => {
      const merchant = await toCure();
      await merchant.saysAll('又报3000了', '照上次的办法再弄一下', '没扣');
      expect((await merchant.says('好了')).incident).toMatchObject({
        status: 'closed',
        resolution: { fix: 'switch-network' },
      });
    });

    it('is another fault, with the history beside, where another thing is told, and none after more than a week', async () => {
      const other = await (await toCure()).says('小票打不出来 没纸了');
      expect(stepOf(other)).toBe('safety:money-taken');
      expect(other.incident?.earlier?.fix).toBe('switch-network');
      const later = await (await toCure(8)).says('又报3000了');
      expect(stepOf(later)).toBe('safety:money-taken');
      expect(later.incident?.earlier).toBeUndefined();
    });
  });
}
