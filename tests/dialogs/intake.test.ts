import { renderIncident } from '../../dialogs/render-incident';
import type { Incident } from '../../src/incident/incident';
import { createTestApp, stepOf, textOf, type TestApp } from '../support/test-app';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

let users = 0;
/** Every test is another merchant, who has said these lines before. */
async function merchantAfter(...lines: readonly string[]) {
  users += 1;
  const user = `intake-${users}`;
  const says = (text: string) => t.says(text, user);
  for (const line of lines) await says(line);
  return { says };
}

const card = (incident: Incident | undefined) => {
  if (!incident) throw new Error('no case is open');
  return renderIncident(incident, t.app.knowledge.current());
};

describe('amount and time of a sale in doubt, told to another question', () => {
  it('are noted in half a sentence while the record is asked for, and the record is asked for again, once', async () => {
    const merchant = await merchantAfter('机子报3000 顾客扣钱了', '转人工');
    const told = await merchant.says('58块 大概十分钟前');
    expect(told.incident?.money).toMatchObject({ amountFen: 5800, occurredAt: expect.any(String) });
    expect(textOf(told)).toContain('金额和时间记下了');
    expect(stepOf(told)).toBe('handoff:record');
    expect(told.incident?.intake.skipped).toEqual([]);
    const again = await merchant.says('是60块');
    expect(stepOf(again)).not.toBe('handoff:record');
  });

  it('are noted while the terminal is being looked up', async () => {
    const merchant = await merchantAfter('机子报3000 顾客扣钱了');
    const told = await merchant.says('58块 大概十分钟前');
    expect(textOf(told)).toContain('金额和时间记下了');
    expect(stepOf(told)).toBe('safety:money-lookup');
  });

  it('does not stand for an answer that comes with them', async () => {
    const merchant = await merchantAfter('机子报3000 顾客扣钱了', '转人工');
    const told = await merchant.says('58块 十分钟前 记录上写的失败');
    expect(told.incident?.money).toMatchObject({ amountFen: 5800, record: 'failed' });
    expect(stepOf(told)).not.toBe('handoff:record');
  });

  it('is taken for no payment company', async () => {
    const merchant = await merchantAfter('机子报3000', '没扣', '转人工', '13812345678');
    const told = await merchant.says('是58块那笔');
    expect(told.incident?.intake.notes['acquirer']).toBeUndefined();
    expect(textOf(told)).toContain('金额记下了');
    expect(stepOf(told)).toBe('handoff:acquirer');
  });
});

describe('the name of who writes', () => {
  it.each([
    ['我叫王姐', '王姐'],
    ['我姓陈', '陈'],
    ['叫我小刘就行', '小刘'],
  ])('%s stands on the card, is said back, and answers no other question', async (text, name) => {
    const merchant = await merchantAfter('机子报3000', '没扣', '转人工', '13812345678');
    const told = await merchant.says(text);
    expect(told.incident?.contact).toEqual({ phone: '13812345678', name });
    expect(textOf(told)).toContain(name);
    expect(stepOf(told)).toBe('handoff:acquirer');
    expect(told.incident?.intake.notes).toEqual({});
    expect(card(told.incident).text).toContain(`联系人: ${name}`);
    const summary = await merchant.says('拉卡拉的');
    expect(stepOf(summary)).toBe('handoff:summary');
    expect(textOf(summary)).toContain(`联系人：${name}`);
  });

  it('is taken beside the number that was asked for', async () => {
    const merchant = await merchantAfter('机子报3000', '没扣', '转人工');
    const told = await merchant.says('我姓陈，13812345678');
    expect(told.incident?.contact).toEqual({ phone: '13812345678', name: '陈' });
    expect(stepOf(told)).toBe('handoff:acquirer');
  });

  it.each(['叫经理来', '我叫经理来看', '老板叫我等', '我叫王师傅来修了', '银行叫我安装', '我老婆叫王芳', '他姓陈'])(
    '%s names nobody who writes',
    async text => {
      const merchant = await merchantAfter('机子报3000', '没扣', '转人工');
      const told = await merchant.says(text);
      expect(told.incident?.contact.name).toBeUndefined();
    },
  );
});

describe('nothing more to say', () => {
  it.each(['没有了', '没有了啊', '都没有了', '没别的了', '没有了 就这些'])(
    '%s is no payment company, and the question is not put again',
    async text => {
      const merchant = await merchantAfter('机子报3000', '没扣', '转人工', '13812345678');
      const told = await merchant.says(text);
      expect(told.incident?.intake).toMatchObject({ skipped: ['acquirer'], notes: {} });
      expect(stepOf(told)).toBe('handoff:summary');
    },
  );
});

describe('the form of who waits', () => {
  it('goes on after questions in between, and reads back what comes unasked', async () => {
    const merchant = await merchantAfter('机子报3000 顾客手机有短信扣了398 机器查到是失败');
    expect(stepOf(await merchant.says('那不用再刷是吧'))).toBe('handoff:occurredAt');
    expect(stepOf(await merchant.says('钱什么时候退给他啊'))).toBe('handoff:waiting');
    const told = await merchant.says('下午两点十分刷的 没有小票');
    expect(textOf(told)).toContain('时间记下了');
    expect(stepOf(told)).toBe('handoff:phone');
    const company = await merchant.says('是拉卡拉的机子');
    expect(textOf(company)).toContain('支付公司记下了：拉卡拉');
    expect(stepOf(company)).toBe('handoff:phone');
    const number = await merchant.says('13622220000 我电话 打这个得喇');
    expect(textOf(number)).not.toContain('机器好了就好');
    expect(number.incident?.contact.phone).toBe('13622220000');
    expect(stepOf(number)).toBe('handoff:merchantNo');
  });
});

describe("the card's next step", () => {
  it('is about the money while it is at risk, and about the fault before and after', async () => {
    const merchant = await merchantAfter('机子报3000');
    const taken = await merchant.says('扣了');
    expect(card(taken.incident).card.nextStep).toEqual({ kind: 'money', id: 'record' });
    expect(card(taken.incident).text).toMatch(/建议下一步: .*交易记录/);
    await merchant.says('转人工');
    const shown = await merchant.says('记录上写的失败');
    expect(card(shown.incident).card.nextStep).toEqual({ kind: 'money', id: 'acquirer' });
    expect(card(shown.incident).text).toMatch(/建议下一步: .*收单机构/);
    const settled = await (await merchantAfter('机子报3000')).says('没扣');
    expect(card(settled.incident).card.nextStep?.kind).not.toBe('money');
  });

  it('is about the fault again where the sale has gone through', async () => {
    const merchant = await merchantAfter('机子报3000 顾客扣钱了');
    const shown = await merchant.says('查到成功了 就是小票没出来');
    expect(shown.incident?.money.record).toBe('success');
    expect(card(shown.incident).card.nextStep?.kind).not.toBe('money');
  });
});

describe('a number that belongs to another field than the one asked for', () => {
  it('goes there, is not shown in clear, and the question is put once more', async () => {
    const merchant = await merchantAfter('机子报3000 顾客扣钱了', '转人工', '跳过');
    const told = await merchant.says('13900001111');
    expect(told.incident?.contact.phone).toBe('13900001111');
    expect(told.incident?.intake.notes).toEqual({});
    expect(stepOf(told)).toBe('handoff:occurredAt');
    expect(stepOf(await merchant.says('13900001111'))).not.toBe('handoff:occurredAt');
    const summary = textOf(await merchant.says('都跳过'));
    expect(summary).toContain('139****1111');
    expect(summary).not.toContain('13900001111');
  });

  it('is told by its name where a telephone is asked for', async () => {
    const merchant = await merchantAfter('后盖鼓起来了 报3000');
    const told = await merchant.says('SN NL900123456');
    expect(told.incident?.terminal.serialNo).toBe('NL900123456');
    expect(told.incident?.intake.notes['phone']).toBeUndefined();
    expect(stepOf(told)).toBe('handoff:phone');
  });
});
