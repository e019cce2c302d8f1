import { choicesOf, createTestApp, stepOf, textOf, type TestApp } from '../support/test-app';

let t: TestApp;
beforeAll(async () => {
  t = await createTestApp();
});
afterAll(() => t.close());

let users = 0;
/** Every test is another merchant. */
const newMerchant = () => {
  users += 1;
  const user = `merchant-${users}`;
  return {
    says: (text: string) => t.says(text, user),
    taps: (id: string) => t.taps(id, user),
  };
};

/** Answers everything with "unsure" or "did not help" until the step is of this kind. */
async function until(
  merchant: ReturnType<typeof newMerchant>,
  kind: string,
  first: Awaited<ReturnType<TestApp['says']>>,
) {
  let turn = first;
  for (let i = 0; i < 30 && turn.replies.at(-1)?.step.kind !== kind; i++) {
    const { step, choices } = turn.replies.at(-1) ?? { choices: [] };
    if (step?.id === 'money-taken') turn = await merchant.taps('no');
    else if (step?.id === 'offer') turn = await merchant.taps('act.continue');
    else
      turn = await merchant.taps(choices.some(choice => choice.id === 'act.unsure') ? 'act.unsure' : 'act.not-fixed');
  }
  return turn;
}

describe('a merchant with code 3000', () => {
  it('is asked about money first, then led to a fix, and the case is closed as fixed', async () => {
    const merchant = newMerchant();
    const first = await merchant.says('机子报3000刷不了');
    expect(stepOf(first)).toBe('safety:money-taken');
    expect(first.incident?.codes).toEqual(['3000']);
    const asked = await merchant.says('没扣');
    expect(asked.incident?.money.state).toBe('none');
    const tried = await until(merchant, 'try', asked);
    expect(tried.replies.at(-1)?.choices.map(choice => choice.id)).toEqual([
      'act.fixed',
      'act.not-fixed',
      'act.could-not',
    ]);
    const fixed = await merchant.says('好了');
    expect(stepOf(fixed)).toBe('close:rating');
    expect(fixed.incident).toMatchObject({
      status: 'closed',
      resolution: { by: 'merchant', fix: tried.replies.at(-1)?.step.id },
    });
    const rated = await merchant.taps('rating.good');
    expect(stepOf(rated)).toBe('close:rated');
    expect(rated.incident?.resolution?.rating).toBe(5);
  });

  it('never hears the same question twice', async () => {
    const merchant = newMerchant();
    let turn = await merchant.says('POS机显示3000');
    const seen: string[] = [];
    for (let i = 0; i < 40 && turn.owner === 'bot' && turn.replies.at(-1)?.step.id !== 'offer'; i++) {
      const { step, choices } = turn.replies.at(-1) ?? { choices: [] };
      seen.push(`${step?.kind}:${step?.id}`);
      turn = await merchant.taps(
        step?.id === 'money-taken' ? 'no' : choices.some(c => c.id === 'act.unsure') ? 'act.unsure' : 'act.not-fixed',
      );
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(stepOf(turn)).toBe('handoff:offer');
  });

  it('gets an answer to a question in between and the thread is taken up again', async () => {
    const merchant = newMerchant();
    const asked = await merchant.says('机器出3000');
    const aside = await merchant.says('3000是什么意思啊');
    expect(aside.replies.map(reply => reply.step.kind)).toEqual(['answer', asked.replies.at(-1)?.step.kind]);
    expect(stepOf(aside)).toBe(stepOf(asked));
  });

  it('takes the last answer back when the merchant said it wrong', async () => {
    const merchant = newMerchant();
    await merchant.says('报3000了');
    const answered = await merchant.taps('no');
    const question = stepOf(answered);
    const option = answered.replies.at(-1)?.choices[0]?.id ?? '';
    await merchant.taps(option);
    const undone = await merchant.says('不好意思说错了，上一个选错了');
    expect(stepOf(undone)).toBe(question);
    expect(undone.incident?.observations.map(observation => observation.check)).toEqual(['money-taken']);
  });

  it('waits when told to and keeps the question open', async () => {
    const merchant = newMerchant();
    const asked = await merchant.says('显示3000');
    const waiting = await merchant.says('等下我看看');
    expect(stepOf(waiting)).toBe('answer:wait');
    expect(waiting.incident?.observations).toEqual([]);
    const answered = await merchant.says('没扣');
    expect(answered.incident?.observations[0]).toMatchObject({ check: asked.replies.at(-1)?.step.id, answer: 'no' });
  });

  it('is welcomed back after days with a line that says where things stood', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    t.clock.advanceMs(3 * 24 * 60 * 60 * 1000);
    const back = await merchant.says('没扣');
    expect(back.replies[0]?.text).toContain('机子报3000');
    expect(back.incident?.money.state).toBe('none');
  });

  it('is offered a person when the fault comes back after a fix', async () => {
    const merchant = newMerchant();
    const tried = await until(merchant, 'try', await merchant.says('机子报3000'));
    expect(tried.replies.at(-1)?.step.kind).toBe('try');
    await merchant.says('好了');
    t.clock.advanceMs(60 * 60 * 1000);
    expect(stepOf(await merchant.says('又报3000了'))).toBe('handoff:offer');
  });
});

describe('a merchant who says more than was asked', () => {
  it('is not asked what they have said already', async () => {
    const merchant = newMerchant();
    const first = await merchant.says('机子报3000，扫码也不行，信号就一格');
    expect(first.incident?.observations.map(({ check, answer }) => `${check}=${answer}`)).toEqual(
      expect.arrayContaining(['qr-works=fails', 'signal=weak']),
    );
    const seen: (string | undefined)[] = [];
    let turn = await merchant.taps('no');
    for (let i = 0; i < 20 && turn.owner === 'bot' && stepOf(turn) !== 'handoff:offer'; i++) {
      seen.push(turn.replies.at(-1)?.step.id);
      const asks = turn.replies.at(-1)?.choices.some(choice => choice.id === 'act.unsure');
      turn = await merchant.taps(asks ? 'act.unsure' : 'act.not-fixed');
    }
    expect(seen).not.toContain('qr-works');
    expect(seen).not.toContain('signal');
  });

  it('gets an answer to a question beside an answer, and the answer counts', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const turn = await merchant.says('没扣，对了你是机器人吗');
    expect(turn.incident?.money.state).toBe('none');
    expect(textOf(turn)).toContain('自动客服');
  });

  it('is not told to do what they have said fails', async () => {
    const merchant = newMerchant();
    let turn = await merchant.says('签到失败，报3000');
    expect(turn.incident?.observations).toContainEqual(
      expect.objectContaining({ check: 'sign-in-result', answer: 'failed' }),
    );
    const tried: string[] = [];
    turn = await merchant.taps('no');
    for (let i = 0; i < 20 && turn.owner === 'bot' && stepOf(turn) !== 'handoff:offer'; i++) {
      const { step, choices } = turn.replies.at(-1) ?? { choices: [] };
      if (step?.kind === 'try') tried.push(step.id);
      turn = await merchant.taps(choices.some(choice => choice.id === 'act.unsure') ? 'act.unsure' : 'act.not-fixed');
    }
    expect(tried.length).toBeGreaterThan(0);
    expect(tried).not.toContain('sign-in-again');
  });

  it('is not told to do what they have done in vain', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const told = await merchant.says('没扣，机子重启三遍了都没用');
    expect(told.incident?.attempts).toEqual([expect.objectContaining({ fix: 'restart-once', result: 'not-fixed' })]);
  });

  it('is told what a word of the trade means and where to find it, and the thread goes on', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const asked = await merchant.says('没扣');
    const told = await merchant.says('操作员号是啥');
    expect(textOf(told)).toContain('登录机器用的编号');
    expect(stepOf(told)).toBe(stepOf(asked));
  });

  it('is told not to switch off while it settles, and has not given the step up', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 屏幕上还写着交易记录满');
    const tried = await until(merchant, 'try', await merchant.says('就写着交易记录满'));
    expect(stepOf(tried)).toBe('try:settle-batch');
    const told = await merchant.says(
      '算了我自个儿按了往下,还真有个8管理,进去第三个就是结算,这会儿哗哗地往外打单子呢,这纸不会打完吧,要不要我给它关了',
    );
    expect(textOf(told)).toContain('打单的时候不要关');
    expect(stepOf(told)).toBe('try:settle-batch');
    expect(told.incident?.attempts).toEqual([]);
    const menu = textOf(await merchant.says('屏幕就一溜儿 1消费 2撤销 3退货 4预授权 不是要退货'));
    expect(menu).not.toContain('凭证号');
  });

  it('is told how to take money meanwhile', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('没扣');
    expect(textOf(await merchant.says('那这会儿客人来了我怎么收钱'))).toContain('收款码');
  });

  it('does not read the steps of a fix twice', async () => {
    const merchant = newMerchant();
    const tried = await until(merchant, 'try', await merchant.says('机子报3000'));
    const told = await merchant.says('做完了 在等顾客来');
    expect(stepOf(told)).toBe(stepOf(tried));
    expect(textOf(told)).not.toContain('1. ');
    expect(textOf(told)).toMatch(/一声/);
  });

  it.each([
    '我在大门口重新收了一单 刷出来了 有单子',
    '我输进去了 屏上写签到成功 刷了一下出票了 中了中了',
    '刚扫了个客人的18块 叮一声收到了',
    '网好得很 挪开灶台晾凉了 这哈连刷三单都成了 没得3000了',
  ])('is heard that it works: %s', async works => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    expect((await merchant.says(works)).incident?.status).toBe('closed');
  });

  it.each(['刷了一下出票了 但是又跳3000', '刷卡成功不了'])('is not heard to say so: %s', async other => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    expect((await merchant.says(other)).incident?.status).not.toBe('closed');
  });

  it('is not heard to say so in an answer about who works the terminal', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('没扣');
    const turn = await merchant.says('早上都是他开机弄 弄好了我光刷卡');
    expect(turn.incident?.status).toBe('open');
  });

  it('is told which menu entry the step means, and that another step of theirs will do', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 屏幕上还写着交易记录满');
    await until(merchant, 'try', await merchant.says('就写着交易记录满'));
    expect(textOf(await merchant.says('1消费 2撤销 3退货 8管理 9结算 是按9不'))).toContain('选“9”那一项');
    const other = await merchant.says('那我把收款app划掉重开行不行捏');
    expect(stepOf(other)).toBe('try:reopen-payment-app');
    expect(textOf(other)).toContain('可以，就这样试');
  });

  it('is told the same cure for the next time', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    await merchant.says('好了');
    const told = await merchant.says('明天要是又弹3000 我照这样弄就行?');
    expect(told.incident).toBeUndefined();
    expect(textOf(told)).toContain('先照这次管用的办法');
  });

  it('hands over what was found out where a person is asked for right after the cure', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    await merchant.says('好了');
    const queued = await merchant.says('转人工');
    expect(queued).toMatchObject({ owner: 'queue', incident: { codes: ['3000'], firstWords: '机子报3000' } });
  });

  it('is believed about what helped, and is no bad mark for saying that it works', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    const { incident: closed } = await merchant.says('好了');
    const again = await merchant.says('没有接东西。已经好了呀 不用再查了 谢谢');
    expect(textOf(again)).not.toContain('没做好');
    expect(textOf(await merchant.says('哪是纸啊 是插墙上充电充好的'))).toContain('以后再碰到');
    expect(closed?.resolution?.fix).toBeDefined();
    const kept = await t.app.store.incidents.find(closed?.id ?? '');
    expect(kept?.resolution?.by).toBe('merchant');
    expect(kept?.resolution?.fix).toBeUndefined();
  });

  it('goes on with the step that was open where a person is declined', async () => {
    const merchant = newMerchant();
    const tried = await until(merchant, 'try', await merchant.says('机子报3000'));
    let turn = tried;
    for (let i = 0; i < 8 && stepOf(turn) !== 'handoff:offer'; i++) turn = await merchant.says('隔壁老王他今天没有来');
    expect(stepOf(turn)).toBe('handoff:offer');
    expect(stepOf(await merchant.says('先不用人工 我自己去隔壁插 等下哈'))).toBe(stepOf(tried));
  });

  it('asks about the step in so many words and has not failed in it', async () => {
    const merchant = newMerchant();
    const tried = await until(merchant, 'try', await merchant.says('机子报3000'));
    const told = await merchant.says('不是不是 我是问你 这个弄了要不要紧');
    expect(stepOf(told)).toBe(stepOf(tried));
    expect(told.incident?.attempts).toEqual([]);
  });

  it('gets an answer to what it asks about the step, and to two questions at once, and is at the step still', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('没扣');
    await merchant.says('转圈转半天报的');
    let turn = await merchant.says('上头只有一格信号 扫码也不行');
    for (let i = 0; i < 8 && stepOf(turn) !== 'try:switch-network'; i++)
      turn = stepOf(turn).startsWith('try:') ? await merchant.taps('act.not-fixed') : await merchant.taps('act.unsure');
    expect(stepOf(turn)).toBe('try:switch-network');
    const told = await merchant.says('没有流量卡咋办 能连我手机热点不');
    expect(textOf(told)).toContain('热点');
    expect(textOf(told)).toContain('无线网开回去');
    expect(stepOf(told)).toBe('try:switch-network');
    expect(told.incident?.attempts.some(({ fix }) => fix === 'switch-network')).toBe(false);
    // Who asks the same again has not been told it plainly enough.
    expect(textOf(await merchant.says('能连我手机热点不'))).toContain('可能我没说清楚：\n可以。打开手机的热点');
  });

  it('is asked how long a person takes without asking for one', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    const turn = await merchant.says('转人工要等多久 门口七八个人等着付钱');
    expect(turn.owner).toBe('bot');
    expect(textOf(turn)).toContain('不敢乱说');
  });

  it('goes on without a person once it has declined one', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    await merchant.says('转人工');
    const left = await merchant
      .taps('handoff.drop')
      .then(turn => (turn.owner === 'bot' ? turn : merchant.says('不要人工了')));
    expect(left.owner).toBe('bot');
    expect(stepOf(left)).not.toBe('handoff:offer');
    expect(stepOf(await merchant.says('先别转人工 我再弄弄'))).not.toBe('handoff:offer');
  });

  it('is believed that it works whatever else is told, and not before the step was done', async () => {
    const merchant = newMerchant();
    const tried = await until(merchant, 'try', await merchant.says('机子报3000'));
    expect(stepOf(await merchant.says('啥就恢复了 我还没弄呢'))).toBe(stepOf(tried));
    const failed = await merchant.says('弄完了 能进去，一点收款又跳3000');
    expect(failed.incident?.attempts.at(-1)).toMatchObject({ result: 'not-fixed' });
    const back = await merchant.says('刚收了个20块的 成了 但是又跳3000了');
    expect(back.incident?.status).toBe('open');
    const fixed = await merchant.says('没让登录直接进去了。点收款不跳3000了，能输金额了！刚有个客人扫了35，成了');
    expect(fixed.incident?.status).toBe('closed');
    const again = await merchant.says('不是不是 我是说好了！弄完就好了 不用转人工 没报3000');
    expect(again.owner).toBe('bot');
    expect(stepOf(again)).not.toBe('handoff:offer');
  });

  it('is heard when the case was closed and nothing works', async () => {
    const merchant = newMerchant();
    const tried = await until(merchant, 'try', await merchant.says('机子报3000'));
    const fix = tried.replies.at(-1)?.step.id;
    expect((await merchant.says('好了')).incident?.status).toBe('closed');
    const reopened = await merchant.says('没好啊 还是不行');
    expect(reopened.incident).toMatchObject({ status: 'open', attempts: [{ fix, result: 'not-fixed' }] });
    expect(textOf(reopened)).toContain('接着查');
  });

  it('hears what is safe to charge: not the sale in doubt, but the next customer once nothing was taken', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    expect(textOf(await merchant.says('那我能再刷一次吗'))).toContain('先不要再刷');
    await merchant.says('没扣');
    expect(textOf(await merchant.says('那现在能不能再刷'))).toContain('新的一单');
  });
});

describe('a first message that tells of a fault and asks something', () => {
  it.each([
    ['3000了怎么办 要不要重启 会不会扣钱啊', '扣钱了吗'],
    ['pos机一直显示3000 客人等着付钱 咋整 要不要拔电', '扣钱了吗'],
    ['急急急 3000 店里好多人排队 先用微信收可以吗', '扫店里的收款码'],
    ['这个3000要多少钱修 谁来修 多久能好', '不敢保证'],
  ])('opens a case for %s and answers beside', async (text, said) => {
    const turn = await newMerchant().says(text);
    expect(turn.incident?.codes).toEqual(['3000']);
    expect(stepOf(turn)).toBe('safety:money-taken');
    expect(textOf(turn)).toContain(said);
    expect(textOf(turn)).not.toContain('想少碰到3000');
  });

  it('still only answers who asks what the code means', async () => {
    const turn = await newMerchant().says('师傅 刷卡出3000是啥意思');
    expect(turn.incident).toBeUndefined();
    expect(textOf(turn)).toContain('不是全行业统一');
  });
});

describe('what is told outright', () => {
  it('stops for a drop that is heard of in the middle, and lets nobody go on with the terminal', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const turn = await merchant.says('无语 刚问了徒弟 他说昨天掉地砖上了没敢跟我讲');
    const queued = stepOf(turn) === 'safety:damage' ? await merchant.taps('damage.yes') : turn;
    expect(queued).toMatchObject({ owner: 'queue', incident: { priority: 'high' } });
    expect(queued.incident?.dangers).toContain('safety.tamper');
    expect(queued.incident?.observations).toContainEqual(
      expect.objectContaining({ check: 'moved-or-dropped', answer: 'dropped' }),
    );
  });

  it('leaves the open step for the one that the neighbours make likely', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣 等结果的时候转半天');
    await until(merchant, 'try', await merchant.says('信号满格'));
    expect(stepOf(await merchant.says('隔壁奶茶店也刷不了'))).toBe('try:wait-and-try-once');
  });

  it('has a drop noted that who waits for a person tells', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await merchant.says('转人工');
    await merchant.taps('act.skip-all');
    const turn = await merchant.says('对了 昨天这机子掉到地上过');
    expect(turn.incident?.dangers).toContain('safety.tamper');
    expect(turn.incident?.observations).toContainEqual(
      expect.objectContaining({ check: 'moved-or-dropped', answer: 'dropped' }),
    );
    const missing = await merchant.says('里面没写卡口也松了');
    expect(textOf(missing)).toContain('漏了');
    expect(missing.incident?.intake.notes['added']).toContain('卡口也松');
  });

  it('keeps a terminal that soup went into out of use whatever else it is not, and takes the soup back only in so many words', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await merchant.says('伙计说中午端面把牛肉汤洒机子上了');
    const stopped = await merchant.taps('damage.yes');
    expect(stopped.owner).toBe('queue');
    const how = await merchant.says('那关不掉咋办 我一直按住电源键行不行');
    expect(textOf(how)).toContain('不要硬按');
    await merchant.taps('act.skip-all');
    const other = await merchant.says('不烫 没冒烟 就是底下有点黏');
    expect(other.owner).toBe('queue');
    expect(other.incident?.dangers).toContain('safety.tamper');
    expect(textOf(other)).not.toContain('接着用');
    expect(stepOf(await merchant.says('问错了 洒汤的是隔壁那台 我这台没进水'))).toBe('handoff:damage');
    const back = await merchant.taps('damage.no');
    expect(back.owner).toBe('bot');
    expect(back.incident?.observations).toContainEqual(
      expect.objectContaining({ check: 'moved-or-dropped', answer: 'nothing' }),
    );
  });

  it('offers a person at once where the screen says that the merchant is not in force, and goes on for who wants none', async () => {
    const merchant = newMerchant();
    await merchant.says('机子3000');
    const turn = await merchant.says('没扣。早上一开机签到就跳“终端未绑定/商户状态异常”，然后3000');
    expect(textOf(turn)).toContain('要支付公司查清');
    expect(stepOf(turn)).toBe('handoff:offer');
    const alone = await merchant.taps('act.continue');
    expect(['ask', 'try']).toContain(alone.replies.at(-1)?.step.kind);
    expect(textOf(alone)).not.toContain('要支付公司查清');
  });

  it('says of a sale that the record shows as gone through that the goods may go, however often it is asked', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡3000 顾客短信说扣了186');
    expect(textOf(await merchant.says('蛋糕到底给不给他嘛'))).toContain('先留着');
    const shown = await merchant.says('交易查询最上头那条就是186,写的成功。蛋糕可以给他了不嘛');
    expect(textOf(shown)).toContain('东西交给顾客');
    expect(textOf(shown)).not.toContain('先留着');
    expect(textOf(await merchant.says('到底听哪句嘛?我就问蛋糕给还是不给'))).toContain('不要退现金');
  });

  it('tells who wonders about the tries before the cure where to look, and opens no case for them', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000 没扣钱'));
    await merchant.taps('act.fixed');
    const wonders = await merchant.says('那我前面点了好几回都是3000 不会给客人多扣钱吧');
    expect(textOf(wonders)).toContain('交易查询');
    const looked = await merchant.says('查了 最上面是刚才那笔168 成功的 3000那几次都没有');
    expect(textOf(looked)).toContain('不用再管');
    expect([wonders.incident?.status, looked.incident?.status]).not.toContain('open');
    expect(looked.owner).toBe('bot');
    // What fails again is no old try.
    const anew = await merchant.says('不行 还是写失败');
    expect(textOf(anew)).not.toContain('不用再管');
    expect(anew.incident?.status).toBe('open');
  });

  it('takes a step out of the summary that was never done', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 卡芯片我擦过了 没扣钱');
    await merchant.says('转人工');
    expect(textOf(await merchant.taps('act.skip-all'))).toContain('擦拭卡槽');
    const turn = await merchant.says('不对 我没擦过卡槽 是伙计擦的外面');
    expect(textOf(turn)).not.toContain('擦拭卡槽');
    expect(turn.incident?.attempts).toEqual([]);
  });

  it('waits for who goes to ask somebody, and raises no alarm over the password of a hotspot', async () => {
    const merchant = newMerchant();
    const asked = await merchant.says('机子报3000 没扣钱');
    expect(textOf(await merchant.says('不知道伙计弄了啥 我问一哈'))).toMatch(/不着急|慢慢来/);
    expect(stepOf(await merchant.says('信号上面写的无服务'))).toBe('try:use-hotspot');
    expect(stepOf(asked)).toContain('ask:');
    const password = await merchant.says('要密码 是银行卡那个密码不');
    expect(textOf(password)).toContain('银行卡的密码谁要都不给');
    expect(stepOf(password)).toBe('try:use-hotspot');
    const sign = await merchant.says('输好了 扇形出来了 但是边上还写到无服务 要紧不');
    expect(textOf(sign)).toContain('好现象');
    expect(sign.incident?.status).toBe('open');
    expect((await merchant.says('收到了 8块5 响了 好了好了')).incident?.status).toBe('closed');
  });

  it('asks with buttons which question is meant where it is not sure, and answers the one that is tapped', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000 没扣钱'));
    const unsure = await merchant.says('弄的时候灯一直绿着正常吗');
    const offered = choicesOf(unsure).filter(id => id.startsWith('question.'));
    expect(offered.length).toBeGreaterThan(0);
    const known = t.app.knowledge.current().stepQuestions.find(({ id }) => `question.${id}` === offered[0]);
    const answer = textOf(await merchant.taps(offered[0] ?? ''));
    expect(known).toBeDefined();
    expect(answer).toContain(known?.text.split('。')[0] ?? 'no text');
  });

  it.each([
    ['看到屏幕写流水满', 'storage-prompt', 'shown'],
    ['隔壁奶茶店老板娘也跑来问我 说她家机子也刷不了', 'others-too', 'same'],
    ['楼上好使 刷成了 四格 拿回来电梯边又不行', 'works-elsewhere', 'works'],
    ['店里没装无线网 就机器里那张卡', 'network-kind', 'mobile'],
  ])('takes %s for the answer that it is', async (text, check, answer) => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const turn = await merchant.says(text);
    expect(turn.incident?.observations).toContainEqual(expect.objectContaining({ check, answer }));
  });

  it('goes straight to settling where the log is told to be full, though something is asked as well', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const turn = await merchant.says('闪的是"流水满"三个字,然后才是3000。这个是什么意思,严重吗');
    expect(stepOf(turn)).toBe('try:settle-batch');
  });

  it('takes what stands on the screen for the answer to the question about it, and for none to another', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const turn = await merchant.says('隔壁也刷不了 都报3000');
    expect(turn.incident?.observations.map(({ check }) => check)).toEqual(['others-too']);
    expect(stepOf(turn)).toBe('try:wait-and-try-once');
  });

  it('reads back what was told beside the fault, and does not propose what was tried', async () => {
    const merchant = newMerchant();
    const turn = await merchant.says('破机器又3000 网是流量 重启过两回了 没用');
    expect(textOf(turn)).toContain('机器用的是自己的流量；您试过重启机器，还没好');
    expect(turn.incident?.attempts).toEqual([expect.objectContaining({ fix: 'restart-once', result: 'not-fixed' })]);
  });

  it('hears a step that was tried before while another one is open, and goes on with the open one', async () => {
    const merchant = newMerchant();
    const open = await until(merchant, 'try', await merchant.says('机子报3000 没扣钱'));
    const other = open.replies.at(-1)?.step.id === 'original-adapter' ? 'move-to-better-signal' : 'original-adapter';
    const said = other === 'original-adapter' ? '充电器换过了 一样的' : '我试过拿到门口 一样的';
    const turn = await merchant.says(said);
    expect(turn.incident?.attempts.at(-1)).toMatchObject({ fix: other, result: 'not-fixed' });
    expect(turn.incident?.attempts.map(({ fix }) => fix)).not.toContain(open.replies.at(-1)?.step.id);
    expect(stepOf(turn)).toBe(stepOf(open));
  });

  it('gives leave for another step beside the news that the open one has failed', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const open = await until(merchant, 'try', await merchant.says('屏幕上写着无法访问互联网'));
    const turn = await merchant.says('还是3000 要不要把机子重启一下');
    expect(turn.incident?.attempts).toContainEqual(
      expect.objectContaining({ fix: open.replies.at(-1)?.step.id, result: 'not-fixed' }),
    );
    expect(stepOf(turn)).toBe('try:restart-once');
  });

  it('notes no quoted words, no step of a customer who paid otherwise, and no network of the telephone', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const quoted = await merchant.says('你说那个啥存储满我没看清，我再按一遍瞅瞅');
    expect(quoted.incident?.observations.map(({ check }) => check)).not.toContain('storage-prompt');
    const acquirer = await newMerchant().says('老板的机子报3000，拉卡拉的联迪A8，插卡没反应');
    expect(acquirer.incident?.observations).not.toContainEqual(expect.objectContaining({ answer: 'swipe' }));
    const phone = await merchant.says('我手机用的流量，手机倒是好的');
    expect(phone.incident?.observations.map(({ check }) => check)).not.toContain('network-kind');
  });

  it('answers what is asked about the router by the router', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const shown = await merchant.says('连的店里无线网，写的“已连接，无法访问互联网”');
    await until(merchant, 'try', shown);
    const turn = await merchant.says('我问的是路由器可不可以直接拔插头，拔了等好久再插回去？');
    expect(textOf(turn)).toContain('等半分钟再插');
    expect(textOf(turn)).not.toContain('抠电池');
  });

  it('says how to keep the fault away that was settled, though paper ran out meanwhile', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    expect(stepOf(await merchant.says('看到屏幕写流水满'))).toBe('try:settle-batch');
    await merchant.says('打印纸要不要换一卷新的装上');
    const cured = await merchant.says('结算成功了都做完了刚才顾客刷了一笔刷出来了没再跳3000');
    expect(textOf(cured)).toContain('每天打烊前做一次结算');
  });

  it('takes back what it misheard, and says of a step that was tried that it need not be done again', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const misheard = await merchant.says('门口信号满格的');
    expect(textOf(misheard)).toContain('信号有三格到满格');
    const taken = await merchant.says('我没说信号啊');
    expect(textOf(taken)).toContain('我记错了');
    expect(taken.incident?.observations.map(({ check }) => check)).not.toContain('signal');
    await until(merchant, 'try', await merchant.says('重启了两遍没用'));
    expect(textOf(await merchant.says('到底要不要重启机器'))).toContain('已经试过了');
  });

  it('sends customers who wait to the code on the wall at once', async () => {
    expect(textOf(await newMerchant().says('收银机刷卡3000 现在排队好多人急死了'))).toContain('收款码');
  });

  it('takes no question of an honest merchant for fraud', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    for (const text of ['机器上怎么查交易', '你能不能查到你们系统现在好没好 给我个时间'])
      expect(textOf(await merchant.says(text))).not.toContain('违法');
  });

  it('never says that a sale paid twice is well, and which to refund is for a person', async () => {
    const merchant = newMerchant();
    await merchant.says('客人刷卡机器显示3000,我让她微信又付了一次,现在她说卡也扣钱了,要我马上退!');
    const heard = await merchant.says('她已经付了两遍了呀!微信1280我收到了的,语音都播了');
    expect(heard.incident?.money).toMatchObject({ state: 'debited', twice: true });
    expect(textOf(heard)).not.toContain('收成了');
    const found = await merchant.says('找到了 交易明细 15:10 银行卡消费 1280.00 交易成功');
    expect(textOf(found)).toContain('千万不要两边都退');
    expect(found.owner).toBe('queue');
  });

  it('explains a failed record to who still fears, and believes the customer who has looked', async () => {
    const merchant = newMerchant();
    await merchant.says('机子3000 不知道扣没扣');
    await merchant.says('查到是失败');
    const feared = await merchant.says('那到底扣没扣啊 我怕客人说我扣了她的钱');
    expect(textOf(feared)).toContain('多半没收成');
    expect(feared.owner).toBe('bot');
    expect(stepOf(feared)).toMatch(/^ask:/);
    const sms = await merchant.says('没短信算不算没扣');
    expect(textOf(sms)).not.toContain('放心');
    const sure = await merchant.says('刚给她打了电话 她看了手机银行 没有这笔支出 钱没动。那我让她加微信转我可以不');
    expect(textOf(sure)).toContain('这一笔没收成');
  });

  it('takes back that a sale was charged twice, and invents no step where it stopped', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡3000 客人说短信扣了280 單子沒有印出來');
    const shown = await merchant.taps('act.skip-all');
    expect(shown.incident?.observations).not.toContainEqual(expect.objectContaining({ check: 'stuck-step' }));
    expect((await merchant.says('没有重复扣 就扣了一次')).incident?.money.twice).toBeUndefined();
    expect((await merchant.says('他又说扣了两次')).incident?.money.twice).toBe(true);
    const corrected = await merchant.says('不对 不是扣了两次 客人看错了');
    expect(corrected.incident?.money.twice).toBeUndefined();
    expect(textOf(corrected)).toContain('改过来');
  });

  it('takes a question about a step for no agreement to be handed over, and gives leave for the step', async () => {
    const merchant = newMerchant();
    await merchant.says('机子3000 没扣');
    const tried = await merchant.says('菜单里我看到有个"签到"，这个要不要点？我没点过');
    expect(stepOf(tried)).toBe('try:sign-in-again');
    const asked = await merchant.says('找到了，柜台底下贴了张条，写着操作员01，还有个密码。我可以输进去吗');
    expect(asked.owner).toBe('bot');
    expect(textOf(asked)).toContain('可以用');
  });

  it('says after a cure what it does not know', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await merchant.says('好了 恢复正常了 刷卡成功了');
    const turn = await merchant.says('你们这机子外壳能不能换个粉色的');
    expect(textOf(turn)).toContain('拿不准');
  });

  it('raises no alarm where only what was due was taken', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await merchant.says('好了 恢复正常了 刷卡成功了');
    const turn = await merchant.says('我刚瞅手机银行了 就扣了最后成的那一块。行了 谢谢你啊');
    expect(turn.owner).toBe('bot');
    expect(turn.incident).toBeUndefined();
  });

  it('goes on with a step that was taken for done', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 屏幕自己乱跳');
    const tried = await until(merchant, 'try', await merchant.says('机器就搁蒸笼边上 热气天天往上扑'));
    const fix = tried.replies.at(-1)?.step.id;
    await merchant.taps('act.fixed');
    const turn = await merchant.says('没好呢 我说的是再晾一会 还没开机');
    expect(stepOf(turn)).toBe(`try:${fix}`);
    expect(turn.incident?.attempts).toEqual([]);
  });
});

describe('a step that is under way', () => {
  const charging = async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 一打票就关机 电池红的 只有一点电');
    const turn = await until(merchant, 'try', await merchant.says('电量低'));
    return { merchant, fix: turn.replies.at(-1)?.step.id };
  };

  it('waits for who has not finished, and proposes nothing else meanwhile', async () => {
    const { merchant, fix } = await charging();
    for (const text of ['才充了五分钟,电还是红的 闪电一直亮起', '我去翻一哈,你等到起', '正在充 充到37%了']) {
      const turn = await merchant.says(text);
      expect([`try:${fix}`, 'answer:wait']).toContain(stepOf(turn));
      expect(turn.incident?.attempts).toEqual([]);
      expect(textOf(turn)).not.toContain('1. ');
    }
  });

  it('closes no case on a good sign, and repeats a step once that helped in part', async () => {
    const { merchant, fix } = await charging();
    const sign = await merchant.says('刚补打了一张票 打出来了没跳3000,刷卡还没得人来刷');
    expect(sign.incident?.status).toBe('open');
    expect(textOf(sign)).toContain('好现象');
    const better = await merchant.says('试了四回成了两回,比刚才强点,可还是有3000');
    expect(stepOf(better)).toBe(`try:${fix}`);
    expect(textOf(better)).toContain('说明方向对');
    const again = await merchant.says('还是试了四回成两回');
    expect(again.incident?.attempts).toEqual([expect.objectContaining({ fix, result: 'not-fixed' })]);
  });

  it('says that it does not know what nobody wrote an answer to', async () => {
    const { merchant, fix } = await charging();
    const turn = await merchant.says('你们这机子外壳能不能换个粉色的');
    expect(stepOf(turn)).toBe(`try:${fix}`);
    expect(textOf(turn)).toContain('拿不准');
  });

  it('takes a failure on the screen for one, and goes to the cause that is asked about', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣');
    await merchant.says('等结果时');
    const turn = await until(merchant, 'try', await merchant.says('信号满格'));
    const fix = turn.replies.at(-1)?.step.id;
    const failed = await merchant.says('弄了 转半天 写通讯失败');
    expect(failed.incident?.attempts).toEqual([expect.objectContaining({ fix, result: 'not-fixed' })]);
  });

  it('asks of the printer whether it prints, and says how to keep that fault away', async () => {
    const merchant = newMerchant();
    const turn = await until(merchant, 'try', await merchant.says('机子报3000 钱都到账了 就是小票打出来是白纸'));
    expect(textOf(turn)).toContain('小票打出来有字了吗');
    const cured = await merchant.says('找到了，在“打印”里面。出来有字了！清清楚楚');
    expect(stepOf(cured)).toBe('close:rating');
    expect(textOf(cured)).toMatch(/补打一张|撕小票/);
    const older = await merchant.says('昨天那几笔没打出小票的，钱是到了，还能补打吗？有顾客要报销');
    expect(older.incident).toBeUndefined();
    expect(textOf(older)).toContain('重打印任意一笔');
  });
});

describe('danger', () => {
  it('does not stop a terminal that is only hot and damp while it is being dried', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 屏幕乱跳');
    await merchant.says('没摔 也没泡水 就搁在蒸笼跟前');
    const dried = await merchant.says('机子摸着烫烫的 外头一层水汽 没焦味 擦咧 用不用拿吹风机吹一哈');
    expect(dried.owner).toBe('bot');
    expect(textOf(dried)).not.toContain('停用');
  });

  it('takes a sale for paid twice where it was paid once more already, and the bare number for the amount', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡3000 客人手机银行显示扣了');
    const twice = await merchant.says('服务员已经让客人微信又付了一遍 现在客人让我马上退一笔给他');
    expect(twice.incident?.money.twice).toBe(true);
    expect(textOf(twice)).not.toContain('先不要收，现金、扫码都先不收');
    let turn = twice;
    for (let n = 0; n < 6 && turn.replies.at(-1)?.step.id !== 'amountFen'; n++) turn = await merchant.taps('act.skip');
    expect(turn.replies.at(-1)?.step.id).toBe('amountFen');
    expect((await merchant.says('486 前面说了')).incident?.money.amountFen).toBe(48600);
  });

  it('takes the amount and the time of a sale in doubt for no question of how long a person takes', async () => {
    const merchant = newMerchant();
    await merchant.says('老板机器又3000了 刷不动 烦死');
    await merchant.says('刚客人卡里好像扣了钱 我这没出小票');
    const told = await merchant.says('58块 大概十分钟前');
    expect(told.incident?.money.amountFen).toBe(5800);
    expect(textOf(told)).not.toContain('具体要等多久');
    expect(textOf(await merchant.says('还要等多久啊'))).toContain('具体要等多久');
  });

  it('keeps a damaged terminal out of use though something is denied beside it, and says so when asked', async () => {
    const merchant = newMerchant();
    await merchant.says('药店的机器早上一开机就3000 没扣钱');
    await merchant.says('问了我儿子 他说昨晚掉地砖上了');
    const told = await merchant.says('左下角壳子裂了一条缝，我早上没注意到。电池那边没鼓，也不烫，没味道');
    expect(told.owner).toBe('queue');
    const again = await merchant.says('壳子裂了啊，刚说了左下角一条缝。别的没有，不烫也没冒烟');
    expect(again.owner).toBe('queue');
    expect(textOf(again)).not.toContain('接着用');
    expect(textOf(await merchant.says('那你到底让我停还是让我用'))).toContain('先不要用');
  });

  it('knows what to do where the customer has gone, and forgets the failed sale neither at the end nor after it', async () => {
    const merchant = newMerchant();
    await merchant.says('刚才刷卡出3000 860块的');
    await merchant.says('不知道扣没扣');
    expect(textOf(await merchant.says('那个查询在哪里点嘛'))).toContain('交易查询');
    await merchant.says('看到了 860那条写的失败');
    const gone = textOf(await merchant.says('她走了呀 我没有她电话。这个860我能不能自己再收一次'));
    expect(gone).toMatch(/这一笔先不要再收|先不要重收/);
    expect(gone).not.toContain('可以，用新的一单');
    const cured = await merchant.says('刚刚那个买裙子的刷了 320 成功了 小票也出来了 机器好像又好了');
    expect(textOf(cured)).toContain('刚才没成的那一笔');
    expect(textOf(await merchant.says('机器是好了 但是我那860怎么办嘛'))).toContain('一般没收成');
  });

  it('hears in a money case that the terminal works again, and takes care after a cure for no damage', async () => {
    const merchant = newMerchant();
    await merchant.says('机子3000 顾客手机上显示扣了');
    await merchant.says('都跳过');
    const works = await merchant.says('哎妈呀好使了！补打了一张小票 没黑屏也没3000 我能接着收钱了不');
    expect(works.owner).toBe('queue');
    expect(textOf(works)).toContain('机器好了就好');
    const other = newMerchant();
    await until(other, 'try', await other.says('机子报3000 没扣钱'));
    await other.taps('act.fixed');
    expect(textOf(await other.says('能不能用吹风机吹里面的面粉'))).not.toContain('摔裂');
  });

  it('answers in a money case what is asked: cash instead, another customer, the number, what was noted, an unclear record', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡机显示3000');
    const queued = await merchant.says(
      '屏幕上就写 交易失败 3000。顾客说她手机收到银行短信了，扣了268.5，可是机器没出小票',
    );
    expect(queued.owner).toBe('queue');
    expect(queued.incident?.money.record).toBeUndefined();
    expect(textOf(await merchant.says('她问要不先付现金给我，之前那笔退她，这样可以吗'))).toContain('就收重了');
    const waits = textOf(await merchant.says('好的那我不收。手机号13857420916，我姓陈。大概要等多久呀'));
    expect(waits).toContain('已经在排队');
    expect(waits).not.toContain('每一步');
    expect(textOf(await merchant.says('我手机号有没有记下来呀，138那个'))).toContain('138****0916');
    expect(textOf(await merchant.says('后面又来了一个顾客也要刷卡，这机器还能不能给他刷啊'))).toContain('后面的顾客');
    const again = await merchant.says('不是不是，我说的是另外一位新顾客。他能用这台机器刷吗，还是让他扫码付');
    expect(textOf(again)).toContain('后面的顾客');
    const shown = await merchant.says('最后一笔268.50，15:42，状态写的是 未知/冲正。这个是什么意思呀，是钱会退给她吗');
    expect(shown.incident?.money.record).toBe('unclear');
    expect(textOf(shown)).toContain('没有收到银行的结果');
    const summary = textOf(await merchant.says('那能把我说的再发我核对一遍吗'));
    expect(summary).toContain('未知、待确认或冲正');
    expect(summary).toContain('268.50');
  });

  it('is no debit that a telephone bill is charged, or that is only asked back', async () => {
    for (const [text, state] of [
      ['扣啥子钱哦 都还没开始收', 'none'],
      ['用流量会不会扣我话费啊', 'unknown'],
    ] as const) {
      const merchant = newMerchant();
      await merchant.says('机子报3000');
      const turn = await merchant.says(text);
      expect(turn).toMatchObject({ owner: 'bot', incident: { money: { state }, dangers: [] } });
    }
  });

  it('goes on at the printer where the sale went through and only the slip is missing, and never swipes', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 客人等着要小票');
    const turn = await merchant.says('扣了 他手机银行有显示 机器上面也写成功 就是不出纸');
    expect(turn).toMatchObject({ owner: 'bot', incident: { money: { state: 'debited', record: 'success' } } });
    expect(textOf(turn)).toContain('这一笔收成了，不要再刷');
    expect(stepOf(turn)).toBe('try:check-paper');
    const fixed = await merchant.says('抽出来一截烂纸 重打印 出小票了');
    expect(fixed.incident?.status).toBe('closed');
    expect((await merchant.says('刚才转人工等半天 早点说卡纸嘛 客人走了 多谢 拜拜')).owner).toBe('bot');
  });

  it.each(['糟了 刚才又一个客人扣了88 机器说失败', '第二个客人也扣了钱 没出票'])(
    'is another debit where another sale follows one that went through: %s',
    async second => {
      const merchant = newMerchant();
      await merchant.says('机子报3000 客人等着要小票');
      await merchant.says('扣了66 他手机银行有显示 机器上面也写成功 就是不出纸');
      const turn = await merchant.says(second);
      expect(textOf(turn)).toContain('先不要再刷');
      expect(turn).toMatchObject({ owner: 'queue', incident: { priority: 'urgent', money: { state: 'debited' } } });
      expect(turn.incident?.money.record).not.toBe('success');
      expect(turn.incident?.money.amountFen).not.toBe(6600);
    },
  );

  it('tells what to say to the customer and that they may go, and keeps the case when agreed with', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 单子没出来 客人短信说钱已经扣了');
    expect(textOf(await merchant.says('我现在怎么跟客人说啊'))).toContain('您可以这样说');
    expect(textOf(await merchant.says('客人说那他先走行不行'))).toContain('可以走');
    const agreed = await merchant.says('好 不刷。');
    expect(agreed.owner).toBe('queue');
    expect(textOf(agreed)).not.toContain('好了就好');
    const bye = await merchant.says('行吧 有消息打我手机 我先忙了');
    expect(bye.owner).toBe('queue');
    expect(textOf(bye)).toContain('排队');
  });

  it('stops for money that may be gone, says not to swipe again, and queues the case as urgent', async () => {
    const merchant = newMerchant();
    const first = await merchant.says('顾客的钱扣了，机器说失败，报3000');
    expect(first.incident?.codes).toEqual(['3000']);
    expect(textOf(first)).toContain('不要再刷');
    const queued = first.owner === 'queue' ? first : await merchant.taps('money.found-success');
    expect(queued.owner).toBe('queue');
    expect(queued.incident).toMatchObject({ status: 'waiting', priority: 'urgent', money: { state: 'debited' } });
  });

  it('hears what is found out about the sale while it waits, and what is only feared', async () => {
    const merchant = newMerchant();
    await merchant.says('顾客的钱扣了，机器说失败，报3000');
    const feared = await merchant.says('换了纸会不会又扣人家一遍钱');
    expect(textOf(feared)).toContain('都不会再扣钱');
    expect(feared.replies.flatMap(reply => reply.choices.map(({ id }) => id))).not.toContain('act.along');
    const where = await merchant.says('在哪里看成没成功');
    expect(textOf(where)).toContain('查一查不会再扣钱');
    expect(where.incident?.money.record).not.toBe('success');
    expect(textOf(await merchant.says('交易明细第一条写的成功'))).toContain('不要再刷');
  });

  it('takes a question where to look for no answer, and tells the agent what the record shows', async () => {
    const merchant = newMerchant();
    const asked = await merchant.says('屏幕上写着98，刷不了');
    expect(stepOf(asked)).toBe('safety:money-lookup');
    const still = await merchant.says('在哪里看成没成功');
    expect(still.owner).toBe('bot');
    expect(still.incident?.money.state).not.toBe('debited');
    const shown = await merchant.says('查到了，写着交易成功');
    expect(shown).toMatchObject({ owner: 'bot', incident: { money: { state: 'debited', record: 'success' } } });
    let turn = await merchant.says('转人工');
    expect(turn.owner).toBe('queue');
    while (turn.replies.at(-1)?.choices.some(({ id }) => id === 'act.skip-all'))
      turn = await merchant.taps('act.skip-all');
    expect(textOf(turn)).toContain('机器上的交易记录：商户看到写着成功');
  });

  it('does not take a record without the sale for a sale that took nothing, and takes back what was misread', async () => {
    const merchant = newMerchant();
    await merchant.says('机器报3000 顾客不知道扣没扣');
    const queued = await merchant.says('最上面那条是45块的 是上一个客人的 没有这个860');
    expect(queued).toMatchObject({ owner: 'queue', incident: { money: { state: 'uncertain' } } });
    expect(textOf(queued)).toContain('不等于没扣钱');
    const goods = textOf(await merchant.says('客人说他手机收到银行短信了 扣了860 那他衣服可不可以先拿走先'));
    expect(goods).toContain('还没给的先留着');
    expect(goods).not.toContain('查到的是成功');
    expect(textOf(await merchant.says('那钱会不会自己退回去给他'))).toContain('先不要自己退款');
    await merchant.says('别问了');
    expect(textOf(await merchant.says('写着成功那条是错的'))).toContain('机器上的交易记录：商户说没有显示成功');
    expect(textOf(await merchant.says('再发一次记录给我看'))).toContain('我交给工作人员的内容');
  });

  it('answers for the money after the cure, and starts no search; a debit that is told is a new danger', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    await merchant.says('好了');
    const told = await merchant.says('刚才那几单会不会重复扣钱');
    expect(told.incident).toBeUndefined();
    expect(textOf(told)).toContain('没有扣款记录，就用新的一单');
    const twice = await merchant.says('客人打电话来说银行扣了他两道');
    expect(twice).toMatchObject({ owner: 'queue', incident: { money: { state: 'debited', twice: true } } });
  });

  it('starts no search where no fault was told of', async () => {
    const merchant = newMerchant();
    const warned = await merchant.says('有人打电话自称银联 叫我转账升级pos机 是不是骗子');
    expect(warned.incident?.dangers).toContain('safety.scam');
    const done = await merchant.taps('scam.go-on');
    expect(stepOf(done)).toBe('safety:settled');
  });

  it('takes no likeness for a fraud where nobody is after anything', async () => {
    const merchant = newMerchant();
    await until(merchant, 'try', await merchant.says('机子报3000'));
    await merchant.says('好了');
    const told = await merchant.says('我问我里面摊子信号差咋办 是换张卡还是换机子');
    expect(told.incident?.dangers ?? []).toEqual([]);
    expect(stepOf(await merchant.says('那以后天天跑门口啊'))).toBe('close:glad');
  });

  it('does not let a case with money in it go by half a sentence', async () => {
    const merchant = newMerchant();
    await merchant.says('顾客的钱扣了，机器说失败，报3000');
    for (const half of ['客人说他不想等了', '不用人工了', '机器又能刷了，好了']) {
      const turn = await merchant.says(half);
      expect(turn).toMatchObject({ owner: 'queue', incident: { status: 'waiting' } });
    }
  });

  it('takes an uncertain response code as money that may be gone', async () => {
    const merchant = newMerchant();
    const turn = await merchant.says('屏幕上写着98，刷不了');
    expect(turn.incident?.dangers).toContain('safety.money-debited');
    expect(stepOf(turn)).toBe('safety:money-lookup');
  });

  it('tells a merchant with a wet or opened terminal to stop using it and hands over', async () => {
    const merchant = newMerchant();
    const turn = await merchant.says('机器掉水里了，还冒烟，能开机吗');
    expect(turn.owner).toBe('queue');
    expect(turn.incident?.dangers).toContain('safety.tamper');
    expect(textOf(turn)).toContain('不要拆开');
  });

  it('does not take a denial for damage, and takes the alarm back where it was one', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('没扣');
    const denied = await merchant.says('后盖没鼓也不烫，也没摔过没进水');
    expect(denied.owner).toBe('bot');
    expect(denied.incident?.dangers).toEqual([]);
    const asked = await merchant.says('机器好像有点烫');
    if (stepOf(asked) === 'safety:damage') await merchant.taps('damage.no');
    const turn = await merchant.says('没摔没进水');
    expect(turn.owner).toBe('bot');
    expect(turn.incident?.dangers).toEqual([]);
  });

  it('asks about damage where a message may have meant it, and acts on the answer', async () => {
    const merchant = newMerchant();
    await merchant.says('早上机子好像洒了点汤 现在报3000');
    expect(stepOf(await merchant.says('没扣'))).toMatch(/^safety:(?:moved-or-dropped|damage)$/);
    const turn = await merchant.says('有 进水了');
    expect(turn.owner).toBe('queue');
    expect(turn.incident?.dangers).toContain('safety.tamper');
  });

  it('stops the terminal at once where damage is told, and answers what is asked about it while a person is waited for', async () => {
    const merchant = newMerchant();
    const told = await merchant.says('机子掉水里了 现在3000 晾干能用不');
    expect(told.owner).toBe('queue');
    expect(textOf(told)).toContain('先停用这台机器');
    const now = await merchant.says('啊 转什么人工啊 能不能现在就弄好 我明天早上四点多就要出摊的');
    expect(now.owner).toBe('queue');
    expect(textOf(now)).toContain('隔着屏幕弄不好');
    const dried = await merchant.says('哦 那晾一晚上明天早上能不能用 要是干了能开机我就接着用咯');
    expect(textOf(dried)).toContain('干了也先不要开机用');
    expect(textOf(await merchant.says('你刚才又说停用 现在又说可以 到底干了能不能接着用啊'))).toContain(
      '干了也先不要开机用',
    );
    const cost = await merchant.says('好 修这个要钱不咯 多长时间能修好');
    expect(textOf(cost)).toContain('要不要钱');
    expect(textOf(cost)).not.toContain('好了就好');
    await merchant.taps('act.skip-all');
    const unknown = await merchant.says('那你们店里有没有卖这种机子的小挎包');
    expect(stepOf(unknown)).toBe('handoff:waiting');
    expect(textOf(unknown)).toContain('拿不准');
    expect(unknown.replies.at(-1)?.choices.map(({ id }) => id)).not.toContain('act.along');
  });

  it('takes what is only denied for no danger, and what is answered beside a question for an answer', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 电池格只有一点点了 红的');
    await until(merchant, 'try', await merchant.says('插起电的 电量低'));
    const denied = await merchant.says('后头没鼓,有点点热火 不烫手。充电头我是用的我手机那个,未必还有区别嗦?');
    expect(denied.incident?.dangers).toEqual([]);
    expect(stepOf(denied)).not.toBe('safety:damage');
    // It is not sure enough which of the two is asked: either can be tapped.
    expect(choicesOf(denied)).toContain('question.charger-phone');
    expect(textOf(await merchant.taps('question.charger-phone'))).toContain('手机的充电头');
    const other = newMerchant();
    await other.says('机子报3000 没扣钱');
    const asked = await other.says('好像有点糊味');
    if (asked.owner === 'bot' && stepOf(asked) === 'safety:damage') {
      const both = await other.says('我说了都没有的嘛。就是厨房炒菜的味 客人等着我先怎么收钱');
      expect(both.owner).toBe('bot');
    }
  });

  it('answers each of a worry about money and a question beside it, and takes a tapped result of the record', async () => {
    const merchant = newMerchant();
    await merchant.says('昨晚刷卡 机子3000 没出小票 客人说钱扣了 很生气');
    const both = await merchant.says('那我现在咋跟客人说啊 他问我钱啥时候能退');
    expect(textOf(both)).toContain('会不会退');
    expect(textOf(both)).toContain('您可以这样说');
    const again = await merchant.says('我没说要退他现金 我是问你怎么跟他讲');
    expect(textOf(again)).not.toContain('会不会退');
    // What to say to who paid twice is next in likeness, and not so here.
    expect(textOf(again)).not.toContain('您付了两次');
    expect(again.replies.at(-1)?.choices.map(({ id }) => id)).toContain('question.money-what-to-say');
    const wait = await merchant.says('多久有人打过来？');
    expect(textOf(wait)).not.toContain('结算方式');
    const refused = await merchant.says('我没要再刷。。我问截图发给谁');
    expect(textOf(refused)).toContain('先自己留好');
    const other = newMerchant();
    await other.says('机子3000 不知道扣没扣');
    const tapped = await other.taps('money.found-success');
    expect(tapped.incident?.money.record).toBe('success');
  });

  it('keeps a time that was told to the minute where another is only mentioned', async () => {
    const merchant = newMerchant();
    await merchant.says('昨晚19:40刷的486 机子3000 客人说钱扣了');
    const told = (await merchant.says('商户号我翻了张中午的小票 822791058120346')).incident?.money.occurredAt;
    expect(told).not.toContain('/');
    const corrected = await merchant.says('说错了 不是七点多 是昨天中午刷的');
    expect(corrected.incident?.money.occurredAt).toContain('/');
  });

  it('masks a card number before it is stored and says so', async () => {
    const merchant = newMerchant();
    const turn = await merchant.says('卡号6222020200112233445刷不了 报3000');
    expect(JSON.stringify(turn)).not.toContain('112233');
    expect(textOf(turn)).toContain('已经隐去');
  });

  it('refuses to coach fraud', async () => {
    const merchant = newMerchant();
    expect(stepOf(await merchant.says('怎么用pos机给自己信用卡套现'))).toBe('safety:fraud-coaching');
  });
});

describe('a person', () => {
  it('is queued for at the first word, from any state, and the missing facts are asked while waiting', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const queued = await merchant.says('转人工');
    expect(queued.owner).toBe('queue');
    expect(queued.incident).toMatchObject({ status: 'waiting', handoff: { reason: 'merchant-asked' } });
    expect(queued.replies.at(-1)?.choices.map(choice => choice.id)).toContain('act.skip');
    await merchant.says('跳过');
    const done = await merchant.says('跳过');
    expect(stepOf(done)).toBe('handoff:summary');
    expect(textOf(done)).toContain('机子报3000');
  });

  it('does not take the code on the screen for a number that was asked for', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    let turn = await merchant.says('转人工');
    const seen: string[] = [];
    while (turn.replies.at(-1)?.choices.some(({ id }) => id === 'act.skip-all') && seen.length < 12) {
      seen.push(stepOf(turn) ?? '');
      turn = await merchant.says('就是3000啊');
    }
    expect(seen.length).toBeGreaterThan(1);
    const { notes } = turn.incident?.intake ?? { notes: {} };
    for (const field of ['phone', 'slipNo', 'serialNo', 'merchantNo', 'terminalNo'])
      expect(notes).not.toHaveProperty(field, '3000');
  });

  it('corrects what was noted when told that it is wrong, and shows it', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await merchant.says('转人工');
    await merchant.says('13800138006');
    await merchant.says('别问了');
    const corrected = await merchant.says('手机号打错了 最后一位是9 不是6');
    expect(corrected.incident?.contact.phone).toBe('13800138009');
    expect(textOf(corrected)).toContain('已经照您说的改过来了');
    expect(textOf(corrected)).toContain('138****8009');
    expect(textOf(await merchant.says('你到底记了些啥 再拿给我看哈'))).toContain('我交给工作人员的内容');
    expect(textOf(await merchant.says('那电话到底改了没'))).toContain('现在记的手机号是138****8009');
  });

  it('is told of money that arrived that the sale counts', async () => {
    const merchant = newMerchant();
    await merchant.says('刚刷了一笔 没出小票 显示3000');
    const turn = await merchant.says('扣了 扣了一次 我商户App里也看到这笔到账了 就是小票没出来');
    expect(turn).toMatchObject({ owner: 'bot', incident: { money: { state: 'received' } } });
    expect(textOf(await merchant.says('这笔到底算不算数啊'))).toContain('这一笔就算收成了');
  });

  it('is held back from paying back in cash', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const queued = await merchant.says('扣了 他刚打电话来说银行扣了他两道');
    expect(queued).toMatchObject({ owner: 'queue', incident: { money: { twice: true } } });
    expect(textOf(await merchant.says('那我把236先退给他算了'))).toContain('先不要自己退款');
    const both = await merchant.says('13808175562 那这钱啥时候能到我账上');
    expect(both.incident?.contact.phone).toBe('13808175562');
    expect(textOf(both)).toContain('要核对以后才知道');
    const looked = await merchant.says('机子里头查了 一个成功一个失败的');
    expect(looked.incident?.money.record).toBe('both');
    expect(textOf(await merchant.says('别问了'))).toContain('商户看到一条成功一条失败');
  });

  it('stops asking when told to', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('转人工');
    expect(stepOf(await merchant.says('别问了'))).toBe('handoff:summary');
  });

  it('raises handoff.initiate with the transcript once', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000刷不了卡');
    const queued = await merchant.says('转人工');
    const events = (await t.app.store.deskEvents.since(0, 1000)).filter(event => event.name === 'handoff.initiate');
    const mine = events.filter(event => event.incidentId === queued.incident?.id);
    expect(mine).toHaveLength(1);
    expect(mine[0]?.value).toMatchObject({
      name: 'handoff.initiate',
      value: { handoffId: queued.incident?.handoff?.id, incidentId: queued.incident?.id },
      attachments: [{ name: 'Transcript' }],
    });
  });

  it('is no longer waited for by who does not want one, and the search goes on', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('转人工');
    const left = await merchant.says('不要人工了，你帮我查吧');
    expect(left.owner).toBe('bot');
    expect(left.incident?.status).toBe('open');
    expect(stepOf(left)).toBe('safety:money-taken');
  });

  it('is no longer needed where it works again, whatever was asked last', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('转人工');
    expect(stepOf(await merchant.says('好了'))).toBe('handoff:keep-human');
    const closed = await merchant.says('不用人工了');
    expect(closed.owner).toBe('bot');
    expect(closed.incident?.status).toBe('closed');
  });

  it('gets no sentence for a number', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const asked = await merchant.says('转人工');
    expect(stepOf(asked)).toBe('handoff:phone');
    await merchant.says('你们这个软件昨天自己升级了');
    const turn = await merchant.says('我这里一堆人等着呢');
    expect(turn.incident?.contact.phone).toBeUndefined();
    expect(turn.incident?.intake.notes['phone']).toBeUndefined();
    expect(turn.incident?.intake.notes['added']).toContain('昨天自己升级了');
  });

  it('can be waited for while the search goes on', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    await merchant.says('没扣');
    await merchant.says('转人工');
    expect(stepOf(await merchant.taps('act.skip-all'))).toBe('handoff:summary');
    const along = await merchant.taps('act.along');
    expect(along.owner).toBe('queue');
    expect(['ask', 'try', 'safety']).toContain(along.replies.at(-1)?.step.kind);
  });

  it('is handed what was found out, and the merchant sees it', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000，扫码也不行');
    const tried = await until(merchant, 'try', await merchant.says('没扣'));
    expect(tried.replies.at(-1)?.step.kind).toBe('try');
    await merchant.taps('act.not-fixed');
    await merchant.says('转人工');
    const text = textOf(await merchant.taps('act.skip-all'));
    for (const known of ['未扣款', '扫码：扫码也不行', '：没好']) expect(text).toContain(known);
  });

  it('comes for money that was not taken after all only where the merchant still wants one', async () => {
    const merchant = newMerchant();
    await merchant.says('顾客的钱扣了，机器说失败，报3000');
    const asked = await merchant.says('看错了，没扣钱');
    expect(stepOf(asked)).toBe('handoff:not-taken');
    const alone = await merchant.taps('handoff.self');
    expect(alone).toMatchObject({ owner: 'bot', incident: { priority: 'normal', money: { state: 'none' } } });
  });

  it('keeps what the merchant gives: merchant number and phone land on the card', async () => {
    const merchant = newMerchant();
    await merchant.says('转人工');
    const given = await merchant.says('商户号898110059990001 电话13812345678');
    expect(given.incident?.terminal.merchantNo).toBe('898110059990001');
    expect(given.incident?.contact.phone).toBe('13812345678');
  });
});

describe('what was noted wrongly', () => {
  it('is taken back in whatever words it is denied, and nothing else with it', async () => {
    const merchant = newMerchant();
    const told = await merchant.says('机子报3000 没扣钱 我已经试过:重启了两次、拿到窗户边上、连我手机热点,都一样');
    expect(textOf(told)).toContain('您试过重启机器、换到信号好的位置、连手机热点');
    const denied = await merchant.says('我没重启过啊 你记错了吧');
    expect(textOf(denied)).toContain('“重启机器”是我记错了');
    expect(denied.incident?.attempts.map(({ fix }) => fix).sort()).toEqual(['move-to-better-signal', 'use-hotspot']);
    const other = await merchant.says('我没说店里有网线啊');
    expect(other.incident?.attempts).toHaveLength(2);
  });

  it('is put right in the queue, where the message says what it is instead', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱 电量是满的');
    await merchant.says('转人工');
    await merchant.taps('act.skip-all');
    const corrected = await merchant.says('这单子写错了 电量是9%不是足够 改一下');
    expect(textOf(corrected)).toContain('已经照您说的改过来了');
    expect(textOf(corrected)).toContain('电量低');
    expect(textOf(corrected)).not.toContain('电量足够');
  });

  it.each([
    ['台子上汁水溅上去一点我拿抹布擦擦', 'wipe-card-slot'],
    ['插座换了还是9%不动 我插的是手机充电头', 'original-adapter'],
  ])('is not noted in the first place: %s', async (text, fix) => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    expect((await merchant.says(text)).incident?.attempts.map(attempt => attempt.fix)).not.toContain(fix);
  });
});

describe('a cure that is told while something else stands before it', () => {
  it('closes the case once the person is not wanted any more', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡3000 客人短信说扣了186');
    expect((await merchant.taps('act.skip-all')).owner).toBe('queue');
    await merchant.says('查到了 交易查询最上面那条写的成功');
    await merchant.says('机器已经好了 能刷了 没再报3000');
    const left = await merchant.says('不用人工了');
    const done = left.owner === 'queue' ? await merchant.taps('handoff.drop') : left;
    expect(done).toMatchObject({ owner: 'bot', incident: { status: 'closed' } });
  });

  it('is no cure where somebody only comes back, and one where another terminal was not tried yet', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣 屏幕写系统繁忙');
    expect((await merchant.says('来了来了 在哪里点嘛')).incident?.status).toBe('open');
    expect((await merchant.says('刚来一车刷了200 出票了 成功。另外两台还没试')).incident?.status).toBe('closed');
  });
});

describe('what cured it', () => {
  it('is the step that was told, and not the one that stood open', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣 一点收款就跳');
    await until(merchant, 'try', await merchant.says('没有别的字'));
    await merchant.says('我在管理里找到签到 输了01 签到成功了');
    const cured = await merchant.says('刷了一单180块 成功了 票也出来了 没再报3000');
    expect(cured.incident?.resolution).toMatchObject({ by: 'merchant', fix: 'sign-in-again' });
    expect(textOf(cured)).toContain('签到');
  });

  it.each([
    '今天前面几笔都出小票了 没有说不清的 那我现在按结算？钱不会没吧',
    '这些刚才已经说过了，我在等，才过了四分钟',
    '输了贴纸上的密码 提示密码错误 分不清是1还是小写l',
  ])('is nothing that is told like this: %s', async text => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣 屏幕写通讯失败');
    const turn = await merchant.says(text);
    expect(turn.incident?.status).toBe('open');
    expect(turn.incident?.attempts).toEqual([]);
  });
});

describe('a case that was called off', () => {
  it('hears thanks and a goodbye, and does not ask what it is about', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣');
    const off = await merchant.says('机子好的 我不查了哈');
    expect(off.incident?.status).toBe('closed');
    expect(textOf(await merchant.says('没事了哈哈 谢谢你啦 拜拜'))).toContain('不客气');
  });
});

describe('a sale that the record shows as gone through', () => {
  it('is said to be received, and stands in the way of no other customer', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡3000 小票没出来 客人短信说扣了1280');
    await merchant.taps('act.skip-all');
    await merchant.says('查了 最上面一条1280 写的成功');
    expect(textOf(await merchant.says('显示成功 我能不能给他登记成已缴费'))).toContain('算收到了');
    const next = await merchant.says('后面又来了一位新的客人 能给她刷卡吗');
    expect(textOf(next)).toContain('下一位顾客可以用新的一单照常收');
    expect(textOf(next)).not.toContain('先不要再刷，也先不要换微信');
  });
});

describe('an answer that calls for a step', () => {
  it('leads to another card or a scan where only one card fails', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣');
    const turn = await merchant.says('别的客人的卡都能刷 就他这张不行');
    expect(stepOf(turn)).toBe('try:use-other-card');
    expect(textOf(turn)).toContain('多半是那张卡的事');
  });

  it.each([
    ['还是不行 那小字我瞅清了 写的请先签到', 'sign-in-again', '没签到收不了款'],
    ['首页有一行字写请更新到最新版本', 'update-payment-app', '先更新一下'],
  ])('does what the screen asks for: %s', async (text, fix, says) => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣');
    const turn = await merchant.says(text);
    expect(stepOf(turn)).toBe(`try:${fix}`);
    expect(textOf(turn)).toContain(says);
  });

  it('is not read out of a likeness: bars are no cards, and a new reading does not overwrite what was told', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣 一点收款就跳 还没刷卡');
    const turn = await merchant.says('重新点开还是好慢 转圈转了差不多一分钟');
    expect(turn.incident?.observations.find(({ check }) => check === 'stuck-step')?.answer).toBe('start');
  });

  it('asks for a person once more where only the payment company can help', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣');
    expect(stepOf(await merchant.says('写着终端未绑定 商户状态异常'))).toBe('handoff:offer');
    const again = await merchant.says('我刚才又签了一次 一样');
    expect(stepOf(again)).toBe('handoff:offer');
    expect(textOf(again)).toContain('再试也没用');
    expect((await merchant.taps('act.continue')).replies.at(-1)?.step.kind).not.toBe('handoff');
  });

  it('is not taken for consent to a person where it agrees to something else', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣');
    await merchant.says('写着终端未绑定 商户状态异常');
    expect((await merchant.says('行 那我充20分钟再说')).owner).toBe('bot');
  });
});

describe('what readers of whole talks missed', () => {
  it('says in a line what the code means beside an answer, and what it was after the cure', async () => {
    const merchant = newMerchant();
    await merchant.says('机子刷不了卡了');
    const beside = await merchant.says('没扣 输完密码出来个3000啥意思');
    expect(textOf(beside)).toContain('3000没有统一的意思');
    expect(beside.incident?.observations.map(({ check, answer }) => `${check}=${answer}`)).toContain('money-taken=no');
    const settling = await merchant.says('屏幕上写请先结算');
    expect(stepOf(settling)).toBe('try:settle-batch');
    await merchant.says('结算完 收成了');
    const asked = await merchant.says('那3000是什么意思');
    expect(textOf(asked)).toContain('看来是交易记录存满了');
    expect(stepOf(asked)).toBe('close:glad');
  });

  it('takes no denial of something else for the answer that nothing was charged', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const denied = await merchant.says('没有信号');
    expect(stepOf(denied)).toBe('safety:money-taken');
    expect(denied.incident?.money.state).toBe('unknown');
    expect((await merchant.says('没有')).incident?.money.state).toBe('none');
  });

  it('says that a step need not be done where what is told makes it senseless, and does not call it skipped', async () => {
    const merchant = newMerchant();
    await merchant.says('刷不了卡 没扣');
    const signal = await merchant.says('转圈转半天');
    expect(stepOf(signal)).toBe('try:move-to-better-signal');
    const told = await merchant.says('信号是满格的');
    expect(textOf(told)).toContain('那这一步就不用做了');
    expect(told.incident?.attempts).toEqual([]);
  });

  it('goes on with what the screen asks for, though the message speaks of charging again', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 我点收款马上就跳3000 客人都还没扫呢');
    await merchant.says('没扣');
    const told = await merchant.says(
      '签到做了 显示成功。再收一笔还是3000。看到收款软件首页下面有行小字 请更新到最新版本，这个要紧吗',
    );
    expect(stepOf(told)).toBe('try:update-payment-app');
    expect(textOf(told)).toContain('这行字很要紧');
    expect(told.incident?.attempts.map(({ fix }) => fix)).not.toContain('update-payment-app');
    expect(textOf(await merchant.says('是在应用市场里更吗'))).toContain('在机器自带的应用商店里更');
  });

  it('hears that nothing was taken beside what cannot be read on the screen', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000');
    const told = await merchant.says('没扣，他手机上看了没扣。屏幕上还有几个字 别的我看不懂');
    expect(told.incident?.money.state).toBe('none');
    expect(stepOf(told)).not.toBe('safety:money-taken');
  });

  it('looks at the record of a sale surely charged while a person is called, and then asks for the time', async () => {
    const merchant = newMerchant();
    const queued = await merchant.says('刚才刷卡显示3000 小票没出来 客人说手机短信已经扣了520块');
    expect(queued).toMatchObject({ owner: 'queue' });
    expect(stepOf(queued)).toBe('handoff:record');
    const none = await merchant.says('没有');
    expect(none.incident?.money.record).toBe('not-listed');
    expect(stepOf(none)).toBe('handoff:occurredAt');
  });

  it('says that printing a slip once more charges nobody, also while money waits', async () => {
    const merchant = newMerchant();
    await merchant.says('刚才刷卡显示3000 小票没出来 客人说手机短信已经扣了520块');
    await merchant.says('找到了 交易查询最上面一条写的成功');
    expect(textOf(await merchant.says('重打印会不会再扣一次钱'))).toContain('不会再扣顾客的钱');
  });

  it('stays at the step against what is told twice', async () => {
    const merchant = newMerchant();
    await merchant.says('机器报3000');
    let first = await merchant.says('没扣。刷着刷着屏就黑了，再打开就这个3000');
    // A terminal that goes dark may have been dropped: where it is read so, that is asked first.
    if (stepOf(first) === 'safety:moved-or-dropped') first = await merchant.says('没摔过');
    expect(stepOf(first)).toBe('try:original-adapter');
    const again = await merchant.says('不是说了吗 屏黑了 自己灭的。等结果那会儿');
    expect(again.replies.at(-1)?.step.id).toBe('original-adapter');
    expect(textOf(again)).toContain('就是这一步要解决的');
  });

  it('names what it seems to have been, and answers what to do next time', async () => {
    const merchant = newMerchant();
    await merchant.says('早上开门 机子报3000 屏幕写请先签到');
    await merchant.says('没扣');
    const cured = await merchant.says('签到成功 刚收了一笔 出票了。那下次再这样 是不是签一下就行？');
    expect(cured.incident?.resolution?.fix).toBe('sign-in-again');
    expect(textOf(cured)).toContain('看来是没签到');
    expect(textOf(cured)).toContain('先照这次管用的办法做一遍：重新签到');
    expect(textOf(await merchant.says('谢谢啊 那以后再这样 我自己先签一下就行了吧'))).toContain('重新签到');
  });

  it('proposes the step that follows from the cause a merchant suspects', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    const led = await merchant.says('输完金额马上就3000了 还没刷卡呢。是不是跟昨晚停电有关系啊');
    expect(textOf(led)).toContain('很可能有关系');
    expect(stepOf(led)).toBe('try:sign-in-again');
  });

  it('hears that one way works and the other does not as no cure', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 读卡失败 没扣钱');
    await merchant.says('没摔没进水');
    const told = await merchant.says('插到底了 还是马上跳3000。挥卡可以 刚收到钱了。可是插卡怎么弄好?');
    expect(told.incident?.status).toBe('open');
    expect(stepOf(told)).toBe('try:wipe-card-slot');
    const half = await merchant.says('贴一下收到了 出小票了 那插卡那个口咋弄 用气枪吹一下行不');
    expect(half.incident?.status).toBe('open');
    const cured = await merchant.says('关机磕了几下 掉出来好些灰 干布擦了口子 开机再插 能读了 刚刷成一笔');
    expect(cured.incident?.resolution?.fix).toBe('wipe-card-slot');
  });

  it('takes a failure that is told beside a question', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣 输完金额就跳');
    const open = await until(merchant, 'try', await merchant.says('只有3000'));
    const fix = open.replies.at(-1)?.step.id;
    const told = await merchant.says('做完了 又试了一笔 仍然是3000。这是不是说明网络没有问题？');
    expect(told.incident?.attempts).toContainEqual(expect.objectContaining({ fix, result: 'not-fixed' }));
  });

  it('answers after the cure for a sale that the record shows as gone through, and that nobody is needed', async () => {
    const merchant = newMerchant();
    await merchant.says('刚才刷卡显示3000 小票没出来 客人手机银行扣了268');
    await merchant.says('找到了 最上面一笔 268 写的成功');
    await merchant.says('纸没了 装好了 重打印出来了 有字 后面那个客人刷了86块也好了 票也出来了');
    const asked = await merchant.says('那还用等人工吗 不用的话我就不等了');
    expect(asked).toMatchObject({ owner: 'bot', incident: { status: 'closed' } });
    expect(textOf(await merchant.says('268那笔明天没到账我找谁'))).toContain('约定的时间到账');
  });

  it('takes no goodbye for a bad mark, and says sorry to who was not answered', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await until(merchant, 'try', await merchant.says('没有别的字'));
    await merchant.says('好了 刚收了一单 成功了');
    const left = await merchant.says('行,不吹。谢谢,我忙去了,再见');
    expect(textOf(left)).toContain('祝您生意顺利');
    expect(left.incident?.resolution?.rating).toBeUndefined();
    expect(textOf(await merchant.says('就是我问了几遍都没有正面回答 再见'))).toContain('没答好');
  });

  it('knows a terminal that goes dark when it prints for one that lacks power', async () => {
    const merchant = newMerchant();
    await merchant.says('刷卡机打不出单子了,上面显示3000');
    const told = await merchant.says('钱没扣 就是吐了一点点纸就黑屏了 像关机一样');
    expect(stepOf(told)).toBe('try:original-adapter');
    expect(textOf(told)).toContain('多半是电不够');
  });

  it('takes who asks which number to type for no cure, and lets go who says goodbye in the middle', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 屏幕写请先签到');
    await merchant.says('没扣');
    const asked = await merchant.says('哎哟 今早起晚了 开门一忙活好像是没弄那个签到。它问俺操作员号 是填01不');
    expect(asked.incident?.status).toBe('open');
    const left = await merchant.says('那我先问问老板 回头再弄 谢谢啊 拜拜');
    expect(textOf(left)).toContain('您先忙');
    expect(left.incident?.status).toBe('open');
  });

  it('does not introduce itself to who says that it got something wrong', async () => {
    const merchant = newMerchant();
    await merchant.says('机子报3000 没扣钱');
    await until(merchant, 'try', await merchant.says('卡插了密码也输了，一直转圈 转好久就跳3000'));
    const blamed = await merchant.says('我店里没有路由器啊，也没连过热点，你是不是弄错了');
    expect(textOf(blamed)).not.toContain('我是自动客服');
  });
});

describe('bad input', () => {
  it.each([
    ['nothing but spaces', '   '],
    ['control characters', '\u0000\u0001\u0007'],
    ['a lone surrogate', '\ud800'],
    ['20,000 characters', '啊'.repeat(20_000)],
    ['markup', '<script>alert(1)</script>'],
    ['a template', '${process.exit(1)} {{constructor}} {text}'],
  ])('is answered and kept: %s', async (_name, text) => {
    const turn = await newMerchant().says(text);
    expect(turn.replies.length).toBeGreaterThan(0);
    expect(turn.entries[0]?.from).toBe('merchant');
  });

  it('rejects what is not its business', async () => {
    const turn = await newMerchant().says('你家奶茶第二杯半价吗');
    expect(turn.incident).toBeUndefined();
    expect(stepOf(turn)).toBe('answer:clarify');
  });
});
