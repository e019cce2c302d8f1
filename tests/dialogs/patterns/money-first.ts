import type { TurnResult } from '../../../src/turn/messages';
import { type Merchant, newMerchant } from '../../support/merchants';
import { choicesOf, stepOf, type TestApp, textOf } from '../../support/test-app';

const HOUR_MS = 60 * 60 * 1000;

/** Brings a merchant to a state of the talk. */
type Lead = (merchant: Merchant, t: TestApp) => Promise<TurnResult>;

const toCheck: Lead = merchant => merchant.saysAll('机子报3000', '没扣');
const toFix: Lead = merchant => merchant.saysAll('机子报3000 没扣', '屏幕上写着交易记录满 请结算');
const toQueue: Lead = async (merchant, t) => {
  await toCheck(merchant, t);
  return merchant.says('转人工');
};
const toWaiting: Lead = async (merchant, t) => {
  await toQueue(merchant, t);
  return merchant.taps('act.skip-all');
};

/** A state of the talk, by the step that it is at. */
interface State {
  readonly name: string;
  readonly step: string;
  readonly lead: Lead;
}

const WITH_THE_BOT: readonly State[] = [
  { name: 'while a check is open', step: 'ask:stuck-step', lead: toCheck },
  { name: 'while a step is open', step: 'try:settle-batch', lead: toFix },
  {
    name: 'where a person is offered',
    step: 'handoff:offer',
    lead: merchant => merchant.saysAll('机子报3000 没扣', '一开机就跳商户状态异常', '都没有'),
  },
  {
    name: 'where a rating is asked for',
    step: 'close:rating',
    lead: async (merchant, t) => {
      await toFix(merchant, t);
      return merchant.says('好了');
    },
  },
  {
    name: 'hours after the cure',
    step: 'close:rating',
    lead: async (merchant, t) => {
      await toFix(merchant, t);
      const closed = await merchant.says('好了');
      t.clock.advanceMs(2 * HOUR_MS);
      return closed;
    },
  },
  {
    name: 'where the search was called off',
    step: 'close:cancel',
    lead: merchant => merchant.saysAll('机子报3000', '没扣', '算了不弄了'),
  },
  {
    name: 'where a swindle is told of',
    step: 'safety:scam',
    lead: merchant => merchant.says('有人打电话说让我交200块钱升级机器'),
  },
  {
    name: 'where another code was explained',
    step: 'try:code',
    lead: merchant => merchant.saysAll('机子报3000', '没扣', '屏幕上写着代码51'),
  },
  {
    name: 'where the fault came back',
    step: 'handoff:offer',
    lead: async (merchant, t) => {
      await toFix(merchant, t);
      await merchant.says('好了');
      t.clock.advanceMs(30 * HOUR_MS);
      return merchant.says('又报3000');
    },
  },
];

const IN_THE_QUEUE: readonly State[] = [
  { name: 'while a number is asked for', step: 'handoff:phone', lead: toQueue },
  { name: 'while a person is waited for', step: 'handoff:summary', lead: toWaiting },
  {
    name: 'while the search goes on beside',
    step: 'ask:stuck-step',
    lead: async (merchant, t) => {
      await toWaiting(merchant, t);
      return merchant.taps('act.along');
    },
  },
  {
    name: 'where the person may be needed no more',
    step: 'handoff:keep-human',
    lead: async (merchant, t) => {
      await toQueue(merchant, t);
      return merchant.says('机器好了');
    },
  },
];

/** Codes whose sale may have gone through (Q/CUP 006.6: 68, 94, 98, A2, A4 to A6), each named in another way. */
const UNCERTAIN: readonly (readonly [string, string])[] = [
  ['68', '代码68'],
  ['94', '现在又报94了'],
  ['98', '屏幕上又出来个代码98'],
  ['A2', '显示A2'],
  ['A4', '3000旁边还写着A4'],
  ['A5', '上面写的是A5'],
  ['A6', '报A6'],
];

/** How a debit is told, in words that merchants use. */
const DEBITS = ['顾客说钱已经被扣走了', '客人手机收到扣款短信了', '他银行卡少了168 钱扣了'];

const SWIPES = /再刷一次|重新刷|再试一笔/;

/** Money comes before all else, in every state of the talk. */
export function describeMoneyFirst(app: () => TestApp): void {
  const states = [...WITH_THE_BOT, ...IN_THE_QUEUE];
  const named = states.flatMap(state => UNCERTAIN.map(([code, says]) => [code, state.name, says, state] as const));

  describe('a code whose sale may have gone through', () => {
    it.each(named)('%s stops all else %s', async (code, _name, says, { step, lead }) => {
      const merchant = newMerchant(app());
      const before = await lead(merchant, app());
      expect(stepOf(before)).toBe(step);
      const turn = await merchant.says(says);
      expect(turn.incident).toMatchObject({ priority: 'urgent', money: { state: 'uncertain' } });
      expect(turn.incident?.dangers).toContain('safety.money-debited');
      expect(turn.incident?.codes).toContain(code);
      expect(textOf(turn)).toContain(`${code}的意思是`);
      expect(textOf(turn)).toContain('不要再刷');
      expect(textOf(turn)).not.toMatch(SWIPES);
      expect([turn.owner, stepOf(turn)]).toEqual(
        before.owner === 'queue' ? ['queue', 'handoff:record'] : ['bot', 'safety:money-lookup'],
      );
    });

    it('is in doubt again where it is shown again, and not where it is gone or only supposed', async () => {
      const merchant = newMerchant(app());
      expect(stepOf(await merchant.saysAll('屏幕上写着98', '没扣'))).not.toBe('safety:money-lookup');
      expect(stepOf(await merchant.says('要是再报98咋办'))).not.toBe('safety:money-lookup');
      expect(stepOf(await merchant.says('没有98了'))).not.toBe('safety:money-lookup');
      expect(stepOf(await merchant.says('还是98'))).toBe('safety:money-lookup');
    });

    it('is believed not to have been charged where the same message says so', async () => {
      const merchant = newMerchant(app());
      await toFix(merchant, app());
      const turn = await merchant.says('这回写着98 客人查了没扣');
      expect(turn.incident?.dangers).toEqual([]);
      expect(stepOf(turn)).toBe('try:code');
    });

    it('is no code where a bare number answers what was asked', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子报3000 客人钱扣了128', '跳过', '下午两点');
      const turn = await merchant.says('98');
      expect(turn.incident?.codes).toEqual(['3000']);
    });
  });

  describe('money that was taken', () => {
    it.each(states.map(({ name, lead }, index) => [DEBITS[index % DEBITS.length] ?? '', name, lead] as const))(
      '%s: comes first %s',
      async (says, _state, lead) => {
        const merchant = newMerchant(app());
        await lead(merchant, app());
        const turn = await merchant.says(says);
        expect(turn).toMatchObject({ owner: 'queue', incident: { priority: 'urgent', money: { state: 'debited' } } });
        expect(turn.incident?.dangers).toContain('safety.money-debited');
        expect(textOf(turn)).toContain('不要再刷');
        expect(stepOf(turn)).toBe('handoff:record');
      },
    );

    it('is told beside the answer about another danger', async () => {
      const merchant = newMerchant(app());
      await merchant.saysAll('机子一打印就关机 报3000', '没扣');
      const turn = await merchant.says('没摔过 对了刚客人来电话说钱扣了');
      expect(turn).toMatchObject({ owner: 'queue', incident: { priority: 'urgent' } });
    });

    it('is asked for by record, time, amount and slip, never by the card, and only then for a number', async () => {
      const merchant = newMerchant(app());
      const asked: string[] = [];
      let turn = await merchant.says('机子报3000 顾客说钱被扣了');
      for (let i = 0; i < 8 && choicesOf(turn).includes('act.skip'); i++) {
        asked.push(stepOf(turn));
        expect(textOf(turn)).not.toMatch(/密码|验证码|卡号是/);
        turn = await merchant.taps('act.skip');
      }
      expect(asked.slice(0, 5)).toEqual(
        ['record', 'occurredAt', 'amountFen', 'slipNo', 'phone'].map(id => `handoff:${id}`),
      );
    });
  });

  describe('a code that is named in the middle of a search', () => {
    it('is explained, keeps the failed step on record, and goes to a person where only one may act on it', async () => {
      const merchant = newMerchant(app());
      const tried = await toFix(merchant, app());
      const told = await merchant.says('还是不行 现在写着51');
      expect(textOf(told)).toContain('51的意思是');
      expect(told.incident?.attempts).toEqual([
        expect.objectContaining({ fix: tried.replies.at(-1)?.step.id, result: 'not-fixed' }),
      ]);
      const handed = await merchant.says('报41');
      expect(handed).toMatchObject({ owner: 'queue', incident: { priority: 'high' } });
    });
  });
}
