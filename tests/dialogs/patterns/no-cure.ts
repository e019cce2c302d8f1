import { type Merchant, newMerchant } from '../../support/merchants';
import { anAgent } from '../../support/turns';
import { choicesOf, stepOf, type TestApp, textOf } from '../../support/test-app';

const isAtStep = async (merchant: Merchant): Promise<string> =>
  stepOf(await merchant.goesOnUntil('try', await merchant.saysAll('机子报3000', '没扣')));

/** What sounds like a cure and is none, and what is said to it. */
export function describeNoCure(app: () => TestApp): void {
  describe('who has said nothing of a cure', () => {
    it.each([
      '做好了 点什么告诉你',
      '重启好了',
      '才刷了一张',
      '漏算了一样东西 已经刷过了',
      '没外接别的…出单出一半退回去',
      '個客行咗喇',
      '是不是重启一下就好了',
      '没解决',
      '已经签到过了',
      '是插卡的',
      '是我自己的卡',
      '刚是刷的卡',
      '行行行 我弄',
      '可以 你说',
      '屏幕正常能点',
      '路由器弄好了 机器用管不',
      '晾好了 不烫了',
      '网好了',
      '布擦过了 直接开机对吧',
      '刷成了两张 第三张又不行了',
      '刚报了一次 是插卡的',
      '清了缓存 重新登录 然后刷了68 交易失败',
      '翻到了 时间对 钱数对 写交易成功 没问题了吧',
    ])('is not taken for cured at a step: %s', async said => {
      const merchant = newMerchant(app());
      await isAtStep(merchant);
      const turn = await merchant.says(said);
      expect(turn.incident?.status).toBe('open');
      expect(stepOf(turn)).not.toBe('close:rating');
    });

    it.each([
      '插卡能读了 刚收了一单 碰一下还是有时候不行咋整',
      '挥卡收了一单 就是插卡老读不出',
      '微信能收了 插卡不行咋办',
    ])('goes on with the way of paying that fails, and praises the other: %s', async said => {
      const merchant = newMerchant(app());
      await isAtStep(merchant);
      const turn = await merchant.says(said);
      expect(turn.incident?.status).toBe('open');
      expect(textOf(turn)).toContain('能收的那种方式先照常用');
    });

    it.each(['行 你转吧', '要得嘛 那你转嘛', '好嘛 帮我转一下', '算了 转吧'])(
      'has a person called where that is what the agreement is about: %s',
      async said => {
        const merchant = newMerchant(app());
        await isAtStep(merchant);
        expect((await merchant.says(said)).owner).toBe('queue');
      },
    );

    it.each([
      '出去就好了',
      '就那一个客人的卡不行，换同桌的就过了',
      '每天中午那阵子准出毛病 过了就好',
      '打張單出嚟乜字都冇',
    ])('tells where and when it works at the first question: %s', async said => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      const turn = await merchant.says(said);
      expect(turn.incident?.status).toBe('open');
      expect(stepOf(turn)).toBe('safety:money-taken');
    });

    it('has told of no debit by saying that there is none of something else', async () => {
      for (const said of ['没有存满的提示', '没有信号', '没有别的字']) {
        const merchant = newMerchant(app());
        await merchant.says('机子报3000');
        const turn = await merchant.says(said);
        expect(stepOf(turn)).toBe('safety:money-taken');
        expect(turn.incident?.money.state).toBe('unknown');
      }
    });

    it('is asked for damage once more where the no was to something else', async () => {
      const merchant = newMerchant(app());
      await merchant.says('刷卡读不到 3000');
      expect(stepOf(await merchant.says('没扣'))).toBe('safety:moved-or-dropped');
      const turn = await merchant.says('不是 我插的是芯片');
      expect(turn.incident?.observations.map(({ check }) => check)).not.toContain('moved-or-dropped');
      expect(stepOf(turn)).toBe('safety:moved-or-dropped');
    });

    it('whose cure was remembered is not closed on once something fails anew', async () => {
      const merchant = newMerchant(app());
      await merchant.says('刷卡报3000，顾客说被扣钱了');
      await merchant.says('改插卡就过了');
      await merchant.taps('act.skip-all');
      await merchant.taps('act.cancel');
      expect((await merchant.taps('handoff.drop')).owner).toBe('bot');
      const turn = await merchant.says('我把机器拿到门口信号最好的地方,还是刷不出去');
      expect(turn.incident?.status).toBe('open');
    });

    it.each(['重启好了', '漏算了一样东西 已经刷过了', '没外接别的…出单出一半退回去', '仲要幾耐先搞掂，銀行卡可以'])(
      'nor at a question: %s',
      async said => {
        const merchant = newMerchant(app());
        await merchant.says('机子报3000');
        await merchant.says('没扣');
        const turn = await merchant.says(said);
        expect(turn.incident?.status).toBe('open');
      },
    );

    it('is asked for the result of a step that is done, and believed when that is told', async () => {
      const merchant = newMerchant(app());
      const step = await isAtStep(merchant);
      const done = await merchant.says('做好了');
      expect(stepOf(done)).toBe(step);
      expect(done.replies.at(-1)?.key).toBe('try.result');
      expect((await merchant.says('能收了')).incident?.resolution?.fix).toBe(step.slice('try:'.length));
    });

    it('is asked for the result of a step done before it was proposed', async () => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      await merchant.says('没扣');
      const done = await merchant.says('重启好了');
      expect(stepOf(done)).toBe('try:restart-once');
      expect((await merchant.says('还是不行')).incident?.attempts).toMatchObject([
        { fix: 'restart-once', result: 'not-fixed' },
      ]);
    });

    it.each(['好的', '嗯', '行', '好', '好嘞', '知道了'])('agrees to a step, and asks for nobody: %s', async said => {
      const merchant = newMerchant(app());
      await isAtStep(merchant);
      expect(stepOf(await merchant.says(said))).toBe('answer:wait');
      await merchant.says('半个月前刷的可以退不');
      const again = await merchant.says(said);
      expect(stepOf(again)).toBe('answer:wait');
      expect(again.incident?.status).toBe('open');
    });

    it.each(['好的', '嗯', '行', '知道了'])('answers no question of what is, and leaves no queue: %s', async said => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      await merchant.says('没扣');
      const asked = await merchant.says(said);
      expect(stepOf(asked)).toBe('ask:stuck-step');
      expect(asked.incident?.observations.map(({ check }) => check)).toEqual(['money-taken']);
      await merchant.says('转人工');
      await merchant.taps('act.skip-all');
      expect(stepOf(await merchant.says(said))).toBe('handoff:waiting');
    });

    it.each(['好的', '行', '得了，客人给了现金了'])('has told of no debit: %s', async said => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      const turn = await merchant.says(said);
      expect(stepOf(turn)).toBe('safety:money-taken');
      expect(turn.incident?.money.state).toBe('unknown');
    });

    it('calls the search off where the customer has paid in cash and nothing is to be done, which is no cure', async () => {
      const merchant = newMerchant(app());
      await isAtStep(merchant);
      const turn = await merchant.says('得了，客人给了现金了，不用弄了');
      expect(stepOf(turn)).toBe('close:cancel');
      expect(turn.incident?.resolution).toMatchObject({ text: 'cancelled' });
    });

    it('goes on where a question about slips was asked while a person was waited for', async () => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000');
      await merchant.says('没扣');
      await merchant.says('转人工');
      await merchant.taps('act.skip-all');
      await merchant.says('好了以后打了三四张条子出来，有成有不成的，我是都留着还是丢垃圾桶');
      const left = await merchant.says('不用人工了');
      expect(left.incident?.status).toBe('open');
      expect(stepOf(left)).toBe('ask:stuck-step');
    });

    it('is told at a step about the signal that it takes no money', async () => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000 没扣');
      expect(stepOf(await merchant.says('信号就一格'))).toBe('try:move-to-better-signal');
      const turn = await merchant.says('会不会扣钱');
      expect(textOf(turn)).toContain('这一步不碰钱');
      expect(textOf(turn)).not.toContain('结算');
    });
  });

  describe('who tells at a question what was done and that it works', () => {
    it.each(['换了纸 打得出来了', '哎哟我装反了 翻过来再打有字了', '翻了个面 有字了'])(
      'has the case closed with that step: %s',
      async said => {
        const merchant = newMerchant(app());
        await merchant.says('打不出小票 3000');
        expect(stepOf(await merchant.says('没扣'))).toBe('ask:paper-state');
        const turn = await merchant.says(said);
        expect(turn.incident).toMatchObject({ status: 'closed', resolution: { fix: 'check-paper', cause: 'printer' } });
      },
    );
  });

  describe('a talk that an agent gives back', () => {
    const AGENT = anAgent('小李');
    const givenBack = async (merchant: Merchant, debited: boolean): Promise<void> => {
      await merchant.says('机子报3000');
      await merchant.says(debited ? '扣了' : '没扣');
      const { incident } = await merchant.says('转人工');
      await app().app.turns.accept(incident?.id ?? '', AGENT);
      await app().app.turns.returnToBot(incident?.id ?? '', AGENT);
    };

    it('goes on with the search after whatever is asked', async () => {
      const merchant = newMerchant(app());
      await givenBack(merchant, false);
      const turn = await merchant.says('那我现在咋办');
      expect(turn.replies.map(({ step }) => step.id)).toEqual(['ask.emergency-plan', 'stuck-step']);
      expect(choicesOf(turn)).toContain('wait-answer');
    });

    it('offers a person again where money is in doubt, and takes a plain yes for one', async () => {
      const merchant = newMerchant(app());
      await givenBack(merchant, true);
      expect(stepOf(await merchant.says('那我现在咋办'))).toBe('handoff:offer');
      expect((await merchant.says('要的')).owner).toBe('queue');
    });

    it('does not close on what is not solved', async () => {
      const merchant = newMerchant(app());
      await givenBack(merchant, true);
      const turn = await merchant.says('没解决，机器连小票都不打了');
      expect(turn.incident).toMatchObject({ status: 'open', money: { state: 'debited' } });
      expect(stepOf(turn)).toBe('handoff:offer');
    });

    it('closes on what is', async () => {
      const merchant = newMerchant(app());
      await givenBack(merchant, false);
      expect(stepOf(await merchant.says('好了 能刷了'))).toBe('close:rating');
    });
  });
}
