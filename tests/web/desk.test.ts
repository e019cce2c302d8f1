import { describeInChromium, DESKTOP, PHONE, type Visitor } from '../support/browser';
import { DeskPage } from './desk-page';
import { WidgetPage } from './widget-page';
import { withBrowser } from './with-browser';

const EVENTS = '**/desk/api/events';
/** Other codes, so that each test finds its own case. */
const askFor = (code: string): string => `机器报${code}，转人工`;

jest.setTimeout(60_000);

describeInChromium('the desk', () => {
  const web = withBrowser();
  let passwords: { 小王: string; 小李: string };
  beforeAll(async () => {
    passwords = { 小王: await web.server.addAgent('小王'), 小李: await web.server.addAgent('小李') };
  });

  async function openDesk(
    agent: '小王' | '小李' = '小王',
    viewport = DESKTOP,
    before: (visitor: Visitor) => Promise<unknown> = async () => {},
  ): Promise<Visitor & { desk: DeskPage }> {
    const visitor = await web.browser.visit(`${web.server.url}/desk`, viewport);
    await before(visitor);
    const desk = new DeskPage(visitor.page);
    await desk.signIn(agent, passwords[agent]);
    await desk.tab('等待').waitFor();
    return { ...visitor, desk };
  }
  /** A merchant who has asked for a person. */
  async function startWaiting(text: string): Promise<WidgetPage> {
    const { page } = await web.browser.visit(`${web.server.url}/#chat`);
    const chat = new WidgetPage(page);
    await chat.ask(text);
    await chat.ask('转人工');
    return chat;
  }

  it('refuses a wrong password in words and lets the right one in', async () => {
    const { page, problems, requested } = await web.browser.visit(`${web.server.url}/desk`);
    const desk = new DeskPage(page);
    await desk.signIn('小王', 'wrong');
    await page.getByText('用户名或密码不对').waitFor();
    await desk.signIn('小王', passwords.小王);
    await desk.tab('等待').waitFor();
    await page.reload();
    await desk.tab('等待').waitFor();
    await desk.button('退出').click();
    await desk.button('登录').waitFor();
    expect(problems).toEqual([]);
    expect(requested.filter(url => !url.startsWith(web.server.url))).toEqual([]);
  });

  it('takes a money case from its arrival to its end without a reload', async () => {
    const { desk, page, problems } = await openDesk();
    const chat = await startWaiting('顾客的钱扣了，机器显示失败，报3000');
    const row = desk.rows.first();
    await row.getByText('涉及资金').waitFor({ timeout: 4000 });
    expect(await page.title()).toMatch(/^\(\d+\) /);
    expect(await row.innerText()).toContain('已等');

    await desk.openIncident('涉及资金');
    expect(await page.getByRole('region', { name: '情况卡片' }).innerText()).toContain('3000');
    expect(await page.getByText('不要让商户重新刷卡').count()).toBe(1);
    expect(await desk.transcript.innerText()).toContain('顾客的钱扣了');
    await desk.button('接入').click();

    await desk.answerBox.fill('您好');
    await desk.answerBox.press('Shift+Enter');
    await desk.answerBox.pressSequentially('先别重新刷卡');
    await desk.answerBox.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
    expect(await desk.answerBox.inputValue()).toBe('您好\n先别重新刷卡');
    await desk.answerBox.press('Enter');
    await chat.page.getByText('客服 小王', { exact: true }).waitFor();
    expect(await chat.answers.last().innerText()).toBe('您好\n先别重新刷卡');

    await chat.write('好的，我等着');
    await desk.transcript.getByText('好的，我等着').waitFor({ timeout: 4000 });
    await desk.button('关闭').click();
    await desk.button('确认关闭').click();
    await page.getByText('请写一句处理结果').waitFor();
    const [cause, step] = [page.getByLabel('原因'), page.getByLabel('管用的步骤')];
    // Nothing stands there already, so that what is counted was chosen.
    expect([await cause.inputValue(), await step.inputValue()]).toEqual(['', '']);
    await cause.selectOption('other');
    await step.selectOption('restart-once');
    await page.getByLabel('处理结果').fill('查过流水，没有扣款');
    await desk.button('确认关闭').click();
    await page.getByText('这条咨询已关闭').waitFor();
    await desk.tab('已关闭').click();
    await desk.rows.filter({ hasText: '3000' }).first().waitFor();
    await chat.answers.filter({ hasText: '查过流水，没有扣款' }).waitFor();
    const { incidents } = await web.server.served.app.store.incidents.list({ status: 'closed', limit: 1 });
    const closed = await web.server.served.app.store.incidents.find(incidents[0]?.id ?? '');
    expect(closed?.resolution).toMatchObject({ by: 'agent', cause: 'other', fix: 'restart-once' });
    expect(problems).toEqual([]);
  });

  it('shows the merchant that the agent writes, until the answer is there', async () => {
    const chat = await startWaiting(askFor('57'));
    const { desk, page, problems } = await openDesk();
    await desk.openIncident('57');
    await desk.button('接入').click();
    const typing = chat.page.getByText('对方正在输入');
    const told: string[] = [];
    page.on('request', request => void (request.url().endsWith('/typing') && told.push(request.url())));
    await desk.answerBox.pressSequentially('您好，我看一下');
    await typing.waitFor();
    expect(told).toHaveLength(1);
    await desk.answerBox.press('Enter');
    await chat.answers.filter({ hasText: '我看一下' }).waitFor();
    await typing.waitFor({ state: 'detached' });
    expect(await page.getByText(/还可发|窗口已关闭/).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('names the agent who was faster', async () => {
    await startWaiting(askFor('91'));
    const slow = await openDesk('小李', DESKTOP, ({ page }) => page.route(EVENTS, route => route.abort()));
    await slow.desk.openIncident('91');
    await slow.page.route('**/desk/api/incidents*', route => route.abort());
    await slow.page.route('**/desk/api/incidents/*', route =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    );
    const fast = await openDesk('小王');
    await fast.desk.openIncident('91');
    await fast.desk.button('接入').click();
    await fast.desk.answerBox.waitFor();

    await slow.desk.button('接入').click();
    await slow.page.getByText('已由 小王 接手').waitFor();
    await slow.page.unrouteAll();
    await slow.page.getByText('这条咨询由 小王 处理').waitFor();
    expect(await slow.desk.answerBox.count()).toBe(0);
  });

  it('gives a conversation back to the bot', async () => {
    const chat = await startWaiting(askFor('51'));
    const { desk, page } = await openDesk();
    await desk.openIncident('51');
    await desk.button('接入').click();
    await desk.button('交还机器人').click();
    await page.getByText('已交还机器人').waitFor();
    await desk.answerBox.waitFor({ state: 'detached' });
    await chat.ask('你是机器人吗');
  });

  it('finds new cases without the event stream, and says that it asks', async () => {
    const { desk, page } = await openDesk('小李', DESKTOP, visitor =>
      visitor.page.route(EVENTS, route => route.abort()),
    );
    await page.getByText('正在每 5 秒刷新').waitFor();
    await startWaiting(askFor('96'));
    await desk.rows.filter({ hasText: '96' }).waitFor({ timeout: 9000 });
  });

  it('returns to the sign-in page when the session ends', async () => {
    const { context, page } = await openDesk('小王', DESKTOP, visitor =>
      visitor.page.route(EVENTS, route => route.abort()),
    );
    await context.clearCookies();
    await page.getByText('登录已过期').waitFor();
  });

  it('keeps what was written to a merchant while another case is looked at', async () => {
    await startWaiting(askFor('55'));
    await startWaiting(askFor('61'));
    const { desk } = await openDesk();
    await desk.openIncident('55');
    await desk.button('接入').click();
    await desk.answerBox.fill('写到一半');
    await desk.tab('等待').click();
    await desk.openIncident('61');
    await desk.button('接入').waitFor();
    await desk.tab('处理中').click();
    await desk.openIncident('55');
    expect(await desk.answerBox.inputValue()).toBe('写到一半');
  });

  it('shows what a merchant wrote as text, never as markup', async () => {
    const hostile = '<img src=x onerror="document.title=1">报3000';
    await startWaiting(hostile);
    const { desk, page, problems } = await openDesk();
    await desk.openIncident('img');
    expect(await desk.transcript.innerText()).toContain(hostile);
    expect(await page.locator('#app img').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('shows list and case as two screens on a phone, and "back" leads to the list', async () => {
    await startWaiting(askFor('98'));
    const { desk, page } = await openDesk('小李', PHONE);
    await desk.openIncident('98');
    expect(await desk.rows.first().isVisible()).toBe(false);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    for (const button of await page.getByRole('main').getByRole('button').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await desk.button('返回列表').click();
    await desk.rows.first().waitFor();
    expect(await desk.transcript.isVisible()).toBe(false);
    // From inside the page: the browser may not have heard yet of the address that the page has just set.
    await page.evaluate('history.back()');
    await desk.transcript.waitFor();
  });
});
