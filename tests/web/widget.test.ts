import { describeInChromium, PHONE, type Visitor } from '../support/browser';
import { WidgetPage } from './widget-page';
import { withBrowser } from './with-browser';

const POSTS = '**/v3/directline/conversations/*/activities';
const STREAM = /\/stream\?/;
const ASK = '机器报3000，所有卡都刷不了';

jest.setTimeout(60_000);

describeInChromium('the chat widget', () => {
  const web = withBrowser();

  async function openChat(viewport?: { width: number; height: number }): Promise<Visitor & { chat: WidgetPage }> {
    const visitor = await web.browser.visit(web.server.url, viewport);
    const chat = new WidgetPage(visitor.page);
    await chat.open();
    return { ...visitor, chat };
  }
  const isPost = (request: { method(): string }): boolean => request.method() === 'POST';

  it('answers with choices, sends the tapped one once, and switches them off', async () => {
    const { chat, problems, requested } = await openChat();
    await chat.ask(ASK);
    const label = (await chat.choices.first().textContent()) ?? '';
    const before = await chat.answers.count();
    await chat.choices.first().dblclick();
    await chat.answers.nth(before).waitFor();
    expect(await chat.countMine(label)).toBe(1);
    expect(await chat.countStored(label)).toBe(1);
    expect(problems).toEqual([]);
    expect(requested.filter(url => !url.startsWith(web.server.url))).toEqual([]);
  });

  it('keeps the line breaks of numbered steps', async () => {
    const { chat } = await openChat();
    await chat.ask('没信号，一直转圈，扫码也收不了，报3000');
    for (let turn = 0; turn < 6 && !(await chat.answers.last().innerText()).includes('\n'); turn++)
      await chat.choices.first().click();
    const answer = chat.answers.filter({ hasText: '\n' }).last();
    const { height } = (await answer.boundingBox()) ?? { height: 0 };
    expect((await answer.innerText()).split('\n').length).toBeGreaterThan(1);
    expect(height).toBeGreaterThan(60);
  });

  it('finds the same conversation after a reload, each line once', async () => {
    const { chat, page } = await openChat();
    await chat.ask(ASK);
    const before = await chat.bubbles.allInnerTexts();
    await page.reload();
    await chat.answers.first().waitFor();
    expect(await chat.bubbles.allInnerTexts()).toEqual(before);
    expect(await chat.choices.first().isEnabled()).toBe(true);
  });

  it('shows one message where the answer to its sending was lost and it is sent again', async () => {
    const { chat, page } = await openChat();
    let lost = 0;
    await page.route(POSTS, async route => {
      if (!isPost(route.request()) || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await chat.ask(ASK);
    await page.waitForTimeout(1500);
    expect(lost).toBe(1);
    expect(await chat.countMine(ASK)).toBe(1);
    expect(await chat.countStored(ASK)).toBe(1);
    expect(await page.getByText('没有发出去').count()).toBe(0);
  });

  it('marks a message that cannot be sent and sends it again on demand, under the same id', async () => {
    const { chat, page } = await openChat();
    const ids: unknown[] = [];
    let refuse = true;
    await page.route(POSTS, route => {
      if (!isPost(route.request())) return route.fallback();
      const body = route.request().postDataJSON() as { channelData: { clientActivityID: string } };
      ids.push(body.channelData.clientActivityID);
      return refuse
        ? route.fulfill({ status: 502, json: { error: { code: 'BotError', message: '' } } })
        : route.fallback();
    });
    await chat.write(ASK);
    await page.getByText('没有发出去').waitFor();
    refuse = false;
    await page.getByRole('button', { name: '重发' }).click();
    await chat.answers.first().waitFor();
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    expect(await chat.countStored(ASK)).toBe(1);
  });

  it('keeps an unsent message over a reload and then sends it', async () => {
    const { chat, page } = await openChat();
    await page.route(POSTS, route => (isPost(route.request()) ? route.abort() : route.fallback()));
    await chat.write(ASK);
    await page.getByText('发送中…').waitFor();
    await page.unroute(POSTS);
    await page.reload();
    await chat.answers.first().waitFor();
    expect(await chat.countMine(ASK)).toBe(1);
    expect(await chat.countStored(ASK)).toBe(1);
  });

  it('says that the network is away and sends by itself when it is back', async () => {
    const { chat, context, page } = await openChat();
    await chat.ask(ASK);
    await context.setOffline(true);
    const banner = page.getByText('恢复后会自动发出');
    await banner.waitFor();
    await chat.write('还在吗，急');
    await page.getByText('没有发出去').waitFor({ timeout: 15_000 });
    const before = await chat.answers.count();
    await context.setOffline(false);
    await chat.answers.nth(before).waitFor({ timeout: 20_000 });
    expect(await banner.count()).toBe(0);
    expect(await chat.countStored('还在吗，急')).toBe(1);
  });

  it('asks for news where sockets do not work', async () => {
    const visitor = await web.browser.visit(web.server.url);
    let sockets = 0;
    await visitor.page.routeWebSocket(STREAM, socket => {
      sockets += 1;
      return socket.close();
    });
    const chat = new WidgetPage(visitor.page);
    await chat.open();
    await chat.ask(ASK);
    while (sockets < 3) await visitor.page.waitForTimeout(200);
    const other = new WidgetPage((await web.browser.openTab(visitor, `${web.server.url}/#chat`)).page);
    await other.write('另一页写的话');
    await chat.mine.filter({ hasText: '另一页写的话' }).waitFor({ timeout: 6000 });
    expect(sockets).toBe(3);
  });

  it('opens a new session where the token has ended, without losing or doubling a message', async () => {
    const { chat, page } = await openChat();
    let refused = 0;
    await page.route(POSTS, route => {
      if (!isPost(route.request()) || refused > 0) return route.fallback();
      refused += 1;
      return route.fulfill({ status: 403, json: { error: { code: 'TokenExpired', message: '' } } });
    });
    const renewed = page.waitForRequest('**/web/session');
    await chat.ask(ASK);
    await renewed;
    expect(await chat.countStored(ASK)).toBe(1);
  });

  it('shows what a merchant wrote as text, never as markup', async () => {
    const { chat, page, problems } = await openChat();
    const hostile = '<img src=x onerror="document.title=1"><b>3000</b> {{x}} https://example.com';
    await chat.ask(hostile);
    expect(await chat.mine.first().innerText()).toBe(hostile);
    expect(await chat.log.locator('img, b, a').count()).toBe(0);
    expect(await page.title()).not.toBe('1');
    expect(problems).toEqual([]);
  });

  it('does not send with the Enter that chooses an input method candidate', async () => {
    const { chat, page } = await openChat();
    await chat.box.fill('报三千');
    await chat.box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
    await chat.box.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true });
    await chat.box.press('Shift+Enter');
    expect(await chat.mine.count()).toBe(0);
    expect(await chat.box.inputValue()).toBe('报三千\n');
    await page.keyboard.press('Enter');
    await chat.mine.first().waitFor();
  });

  it('says when a text is too long instead of cutting it', async () => {
    const { chat, page } = await openChat();
    await chat.box.fill('长'.repeat(1005));
    await chat.box.press('Enter');
    expect(await page.getByText('超出 5 个字').count()).toBe(1);
    expect(await chat.mine.count()).toBe(0);
    expect((await chat.box.inputValue()).length).toBe(1005);
  });

  it('leaves a reader of older messages where they are and says that there are new ones', async () => {
    const visitor = await openChat(PHONE);
    const { chat, page } = visitor;
    for (const text of ['机器报3000', '你是机器人吗', '怎么预防3000', '3000是什么意思']) await chat.ask(text);
    await chat.log.hover();
    await page.mouse.wheel(0, -20_000);
    await page.getByRole('button', { name: '回到最新消息' }).waitFor();
    const other = new WidgetPage((await web.browser.openTab(visitor, `${web.server.url}/#chat`)).page);
    await other.write('另一页写的话');
    await page.getByText('有新消息').waitFor();
    expect(await page.evaluate('document.querySelector("[role=log]").scrollTop')).toBe(0);
    await page.getByRole('button', { name: '回到最新消息' }).click();
    expect(await chat.mine.last().isVisible()).toBe(true);
  });

  it('fills a phone, with nothing sideways and every target at least 44 px', async () => {
    const { chat, page } = await openChat(PHONE);
    await chat.ask(ASK);
    // It slides in: what is measured is where it comes to rest.
    await page.evaluate('Promise.all(document.getAnimations().map(animation => animation.finished))');
    const panel = await page.getByRole('dialog').boundingBox();
    expect(panel).toEqual({ x: 0, y: 0, ...PHONE });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    const buttons = await page.getByRole('dialog').getByRole('button').all();
    expect(buttons.length).toBeGreaterThan(3);
    for (const button of buttons) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    expect(await page.evaluate("getComputedStyle(document.querySelector('.bubble')).fontSize")).toBe('16px');
  });

  it('gives the focus back to the button that opened it', async () => {
    const { chat, page } = await openChat();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await chat.box.waitFor({ state: 'detached' });
    await page.locator('.launcher:focus').waitFor();
  });

  it('offers a person at any time', async () => {
    const { chat, page } = await openChat();
    await page.getByRole('button', { name: '转人工' }).click();
    await chat.answers.first().waitFor();
    expect(await chat.countMine('转人工')).toBe(1);
  });
});
