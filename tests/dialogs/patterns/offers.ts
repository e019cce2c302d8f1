import { newMerchant } from '../../support/merchants';
import { choicesOf, stepOf, type TestApp, textOf } from '../../support/test-app';

const OFFER = '随时可以点“转人工”';
const OFFER_FAILED = '想直接请工作人员看，就点“转人工”';

/** When a person is offered, and what stands beside it. */
export function describeOffers(app: () => TestApp): void {
  describe('who is annoyed', () => {
    it('is offered a person beside the open question, in words once', async () => {
      const merchant = newMerchant(app());
      await merchant.says('机子报3000 没扣');
      const first = await merchant.says('气死我了 你们这什么玩意');
      expect(textOf(first)).toContain(OFFER);
      expect(choicesOf(first)).toContain('request.human');
      expect(stepOf(first)).toBe('ask:stuck-step');
      const second = await merchant.says('烦死了 快点行不行');
      expect(textOf(second)).not.toContain(OFFER);
      expect(choicesOf(second)).toContain('request.human');
    });

    it('asks for nobody by letting off steam', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣', '等结果时');
      expect((await merchant.says('急死人了')).owner).toBe('bot');
    });
  });

  describe('who has tried steps in vain', () => {
    it('is offered a person beside the next step after two, in words once', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣', '等结果时', '信号一格', '还是不行');
      const said: boolean[] = [];
      let turn = await merchant.says('还是不行');
      expect(stepOf(turn)).toBe('try:restart-once');
      expect(choicesOf(turn)).toContain('request.human');
      for (let i = 0; i < 12 && turn.owner === 'bot'; i++) {
        said.push(textOf(turn).includes(OFFER_FAILED));
        if (stepOf(turn) === 'handoff:offer') turn = await merchant.taps('act.continue');
        else turn = await merchant.taps(stepOf(turn).startsWith('try:') ? 'act.not-fixed' : 'act.unsure');
      }
      expect(said.filter(Boolean)).toHaveLength(1);
    });

    it('hears of the quick step that is left, and gets it for the asking', async () => {
      const merchant = newMerchant(app());
      let offered = await merchant.says('插卡读不出 报3000 没扣');
      for (let i = 0; i < 12 && stepOf(offered) !== 'handoff:offer'; i++)
        offered = await merchant.taps(stepOf(offered).startsWith('try:') ? 'act.not-fixed' : 'act.unsure');
      expect(textOf(offered)).toMatch(/还有一步可以试：[^，]+，大概\d+分钟/);
      expect(choicesOf(offered)).toEqual(['request.human', 'act.continue']);
      const [, named = ''] = /还有一步可以试：([^，]+)，/.exec(textOf(offered)) ?? [];
      const step = await merchant.taps('act.continue');
      expect(stepOf(step)).toMatch(/^try:/);
      const { codes } = app().app.knowledge.current();
      expect(codes[0]?.fixes.find(({ id }) => `try:${id}` === stepOf(step))?.label).toBe(named);
    });

    it('has the last one on record who asks for a person in the same breath', async () => {
      const merchant = newMerchant(app());
      const tried = await merchant.goesOnUntil('try', await merchant.says('机子报3000'));
      const queued = await merchant.says('还是不行 叫个人来');
      expect(queued.owner).toBe('queue');
      expect(queued.incident?.attempts).toEqual([
        expect.objectContaining({ fix: tried.replies.at(-1)?.step.id, result: 'not-fixed' }),
      ]);
    });
  });

  describe('who asks several things at once', () => {
    const toStep = async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 没扣', '等结果时', '信号一格');
      return merchant;
    };
    const LEFT = '您还问了“';
    const WHICH = '您刚才还问了一句';

    it('is offered what the part without an answer may mean', async () => {
      const told = await (await toStep()).says('这个要多久 会不会扣钱 还有能不能先用微信收');
      expect(textOf(told)).toContain(WHICH);
      expect(textOf(told)).not.toContain(LEFT);
      expect(stepOf(told)).toBe('try:move-to-better-signal');
    });

    it('is told in their own words what is not known', async () => {
      const told = await (await toStep()).says('手续费月底涨不涨 隔壁老李家的煤气灶能不能修');
      expect(textOf(told)).toContain(`${LEFT}隔壁老李家的煤气灶能不能修”`);
      expect(stepOf(told)).toBe('try:move-to-better-signal');
    });

    it('is told nothing of the kind where all of it is answered, or the rest is about the talk itself', async () => {
      for (const text of ['走到门口没信号咋办', '手续费月底涨不涨 你刚才不是叫俺等吗']) {
        const told = textOf(await (await toStep()).says(text));
        expect(told).not.toContain(LEFT);
        expect(told).not.toContain(WHICH);
      }
    });
  });

  describe('every question and step', () => {
    it('says in a few characters why, and about how long it takes', () => {
      const { checks, codes, wording } = app().app.knowledge.current();
      for (const { id, why, minutes } of checks) {
        expect({ id, length: why.length <= 14 && why.length >= 4 }).toEqual({ id, length: true });
        expect(minutes).toBeGreaterThan(0);
      }
      for (const fix of codes.flatMap(({ fixes }) => fixes).filter(({ who }) => who === 'merchant')) {
        expect((fix.why ?? '最可能是').length).toBeLessThanOrEqual(18);
        expect(fix.minutes).toBeGreaterThan(0);
      }
      for (const key of ['ask.check', 'try.fix', 'try.fix-called-for']) expect(wording[key]).toContain('{minutes}');
    });
  });
}
