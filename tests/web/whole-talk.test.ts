import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describeInChromium, PHONE } from '../support/browser';
import { DeskPage } from './desk-page';
import { WidgetPage } from './widget-page';
import { withBrowser } from './with-browser';

/** What a merchant with bad signal taps; whatever else is asked, they do not know. */
const BAD_SIGNAL = ['没扣', '都没有', '等结果时', '好几张都这样', '一两格', '扫码也不行', '机器里的流量', '时好时坏'];
const MOST_TURNS = 20;
const HOUR_MS = 3_600_000;

jest.setTimeout(90_000);

/** Keeps the README's pictures: only where they are asked for, so that a test run leaves the tree as it was. */
async function picture(page: Page, name: string): Promise<void> {
  const dir = process.env.UPDATE_SCREENSHOTS ? join(__dirname, 'screenshots') : undefined;
  if (dir) mkdirSync(dir, { recursive: true });
  const shot = await page.screenshot({ animations: 'disabled', ...(dir && { path: join(dir, `${name}.png`) }) });
  expect(shot.length).toBeGreaterThan(10_000);
}

describeInChromium('a whole talk in the browser', () => {
  const web = withBrowser();

  async function openChat(viewport?: { width: number; height: number }) {
    const visitor = await web.browser.visit(`${web.server.url}/#chat`, viewport);
    return { ...visitor, chat: new WidgetPage(visitor.page) };
  }

  it('goes from the first words to a fix, by typing and by tapping, on a phone', async () => {
    const { chat, page, problems } = await openChat(PHONE);
    await chat.ask('机子报3000刷不了');
    await chat.ask('没扣');
    const fixes: string[] = [];
    for (let turn = 0; turn < MOST_TURNS && fixes.length === 0; turn++) {
      const labels = await chat.choices.allInnerTexts();
      if (labels.includes('做不了')) fixes.push(await chat.answers.last().innerText());
      else await chat.tap(BAD_SIGNAL.find(label => labels.includes(label)) ?? '不清楚');
      if (turn === 2) await picture(page, 'chat-phone');
    }
    expect(fixes[0]).toMatch(/^1\. /m);
    await chat.ask('好了 能刷了');
    const told = (await chat.answers.allInnerTexts()).join('\n');
    expect(told).toContain('恢复就好');
    await chat.tap('很有帮助');
    expect(await chat.answers.last().innerText()).toContain('谢谢');
    expect(problems).toEqual([]);
  });

  it('hands over to an agent, who answers, and comes back to the bot', async () => {
    const { chat, page, problems } = await openChat();
    await chat.ask('老板的机子报3000，拉卡拉的联迪A8，插卡没反应');
    await chat.tap('没扣');
    await chat.ask('3000是什么意思');
    await chat.ask('转人工');
    for (let turn = 0; turn < MOST_TURNS && (await chat.choices.allInnerTexts()).includes('跳过'); turn++)
      await chat.tap('跳过');
    expect(await chat.answers.last().innerText()).toContain('我交给工作人员的内容');

    const { page: deskPage, problems: deskProblems } = await web.browser.visit(`${web.server.url}/desk`);
    const desk = new DeskPage(deskPage);
    await desk.signIn('小王', await web.server.addAgent('小王'));
    await desk.openIncident('插卡没反应');
    const card = await deskPage.getByRole('region', { name: '情况卡片' }).innerText();
    for (const known of ['3000', '拉卡拉', '联迪', '未扣款']) expect(card).toContain(known);
    const log = await desk.transcript.innerText();
    expect(log).toContain('老板的机子报3000，拉卡拉的联迪A8，插卡没反应');
    expect(log).toContain('请问顾客那边扣钱了吗');

    await desk.button('接入').click();
    await desk.answerBox.fill('您好，我是小王。读卡口可能坏了，我给您安排师傅。');
    await picture(deskPage, 'desk');
    await desk.answerBox.press('Enter');
    await chat.answers.filter({ hasText: '我给您安排师傅' }).waitFor();
    await chat.write('好的谢谢');
    await desk.transcript.getByText('好的谢谢').waitFor();
    const silent = await chat.answers.count();
    // Who talks with a person is offered none.
    expect(await page.getByRole('button', { name: '转人工' }).count()).toBe(0);
    await picture(page, 'chat-agent');

    await desk.button('交还机器人').click();
    await chat.answers.filter({ hasText: '把对话交回给我了' }).waitFor();
    expect(await chat.answers.count()).toBe(silent + 1);
    await chat.ask('3000是什么意思');
    expect(problems).toEqual([]);
    expect(deskProblems).toEqual([]);
  });

  it('asks once how it went: on the open page, and on one that is opened later', async () => {
    const { clock, served } = web.server;
    // Two in the afternoon, in China, whenever this runs.
    clock.advanceMs(24 * HOUR_MS - ((clock.now().getTime() - 6 * HOUR_MS) % (24 * HOUR_MS)));
    const [stays, leaves] = [await openChat(PHONE), await openChat(PHONE)];
    for (const { chat } of [stays, leaves]) {
      await chat.ask('机子报3000刷不了');
      await chat.tap('没扣');
      await chat.ask('我去看一下');
    }
    const { length: said } = await stays.chat.answers.allInnerTexts();
    await leaves.page.goto('about:blank');
    clock.advanceMs(HOUR_MS);
    served.app.wake.notify({ kind: 'deliveries' });
    await stays.chat.answers.nth(said).waitFor();
    expect(await stays.chat.answers.nth(said).innerText()).toContain('刚才那一项，您看得怎么样了？');
    await leaves.page.goto(`${web.server.url}/#chat`);
    await leaves.chat.answers.nth(said).waitFor();
    for (const { chat, problems } of [stays, leaves]) {
      await chat.tap('不清楚');
      const told = (await chat.answers.allInnerTexts()).join();
      expect(told.match(/刚才那一项/g)).toHaveLength(1);
      expect(problems).toEqual([]);
    }
  });
});
