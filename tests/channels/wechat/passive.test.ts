import { until } from '../../support/until';
import { AGENT, withWechat } from './start-wechat';

const wechat = withWechat({ before: vendor => vendor.failNext(48001, 1000) });

const says = async (openId: string, content: string, messageId?: string) => {
  wechat.clock.advanceMs(20_000);
  const { status, text, reply } = await wechat.vendor.push({
    FromUserName: openId,
    MsgType: 'text',
    Content: content,
    ...(messageId !== undefined && { MsgId: messageId }),
  });
  expect(status).toBe(200);
  return reply ? { ...reply, all: typeof reply['Content'] === 'string' ? reply['Content'] : '' } : { all: text };
};

it('answers within the push once the account turns out to have no permission, and loses nothing that was held', async () => {
  expect(await says('oFirst', '机子报3000刷不了')).toMatchObject({ all: 'success' });
  await until(() => wechat.vendor.refused() > 0);
  const second = await says('oFirst', '没扣');
  expect(second).toMatchObject({ ToUserName: 'oFirst', FromUserName: 'gh_standin', MsgType: 'text' });
  expect(second.all).toContain('请问顾客那边扣钱了吗？');
  expect(second.all).toContain('没扣就好');
  expect(wechat.vendor.sent).toEqual([]);
});

it('understands the numbers that stand for the choices, and says an answer again that was lost', async () => {
  const first = await says('oNumbers', '机子报3000刷不了');
  expect(first.all).toContain('2. 没扣');
  const answered = await says('oNumbers', '2', '24000000000000001');
  expect(answered.all).toContain('没扣就好');
  expect((await says('oNumbers', '2', '24000000000000001')).all).toBe(answered.all);
  expect(wechat.vendor.sent).toEqual([]);
});

it('says at once what an agent wrote meanwhile, and keeps within one message what is longer', async () => {
  await says('oAgent', '机子报3000');
  await says('oAgent', '转人工');
  const { incidents } = await wechat.served.app.store.incidents.list({ status: 'waiting', limit: 10 });
  const incident = incidents.find(({ title }) => title.includes('3000'));
  if (!incident) throw new Error('nothing waits');
  await wechat.served.app.turns.accept(incident.id, AGENT);
  await wechat.served.app.turns.sendAgentMessage(incident.id, AGENT, `先这样。${'请看屏幕。'.repeat(200)}`);
  const answers = [];
  for (const text of ['在吗', '还有吗', '好的']) answers.push((await says('oAgent', text)).all);
  expect(answers.every(answer => Buffer.byteLength(answer) <= 2048)).toBe(true);
  expect(answers.join('')).toContain('小李: 先这样。');
  expect(answers.join('').match(/请看屏幕。/g)).toHaveLength(200);
});
