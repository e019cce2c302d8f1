import { startWechat, type Merchant, type StartedWechat } from '../channels/wechat/start-wechat';
import { createAgent } from '../../src/desk/create-agent';
import { describeInChromium, DESKTOP, PHONE, startBrowser, type TestBrowser } from '../support/browser';
import { DeskPage } from './desk-page';

const TEMPLATE = 'ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY';

jest.setTimeout(60_000);

/** The browser's own time, moved on at the server. */
function createShiftedClock() {
  let shiftMs = 0;
  return { now: () => new Date(Date.now() + shiftMs), advanceMs: (ms: number) => void (shiftMs += ms) };
}

describeInChromium('an agent who answers in WeChat', () => {
  let wechat: StartedWechat;
  let browser: TestBrowser;
  let password: string;
  beforeAll(async () => {
    wechat = await startWechat({
      clock: createShiftedClock(),
      templateIds: [TEMPLATE],
      env: { WECHAT_NOTICE_TEMPLATE_ID: TEMPLATE, WECHAT_NOTICE_FIELDS: 'thing1=title,thing2=text,time3=time' },
    });
    browser = await startBrowser();
    password = (await createAgent(wechat.served.app.store, { name: '小王', role: 'agent' })).password;
  }, 240_000);
  afterEach(() => browser.closeVisitors());
  afterAll(async () => {
    await browser?.close();
    await wechat?.close();
  });

  async function openCase(code: string, viewport = DESKTOP) {
    const merchant = wechat.newMerchant();
    await merchant.asksForPerson(code);
    const visitor = await browser.visit(`http://127.0.0.1:${wechat.served.port}/desk`, viewport);
    const desk = new DeskPage(visitor.page);
    await desk.signIn('小王', password);
    await desk.openIncident(code);
    await desk.button('接入').click();
    await desk.answerBox.waitFor();
    return { merchant, desk, ...visitor };
  }
  const say = async (desk: DeskPage, text: string): Promise<void> => {
    await desk.answerBox.fill(text);
    await desk.answerBox.press('Enter');
    await desk.transcript.getByText(text).waitFor();
  };
  /** Says one line after the other until the channel takes no more. */
  async function useUp(desk: DeskPage): Promise<void> {
    for (let line = 1; line <= 5 && (await desk.page.getByText('窗口已关闭').count()) === 0; line++) {
      await say(desk, `第${line}句话`);
      await desk.transcript.getByText('发送中').waitFor({ state: 'detached' });
      await desk.page.waitForTimeout(300);
    }
  }
  async function comesBack(merchant: Merchant): Promise<void> {
    await wechat.vendor.push({ FromUserName: merchant.openId, MsgType: 'text', Content: '我回来了' });
  }
  /** A picture for a person to look at, where one is asked for. */
  const picture = async (desk: DeskPage, name: string): Promise<void> => {
    const dir = process.env.PICTURES;
    if (dir) await desk.page.screenshot({ animations: 'disabled', path: `${dir}/${name}.png` });
  };

  it.each([
    ['desktop', '3000', DESKTOP],
    ['phone', '91', PHONE],
  ])('sees what is left, what waits, and that the merchant was told, on a %s', async (name, code, viewport) => {
    const { merchant, desk, page, problems } = await openCase(code, viewport);
    await page.getByText(/^还可发\d条，窗口.*\d\d:\d\d关闭$/).waitFor();
    await picture(desk, `limits-open-${name}`);
    await useUp(desk);
    await say(desk, '换机的师傅明天到');
    const line = desk.transcript.locator('.line').last();
    await line.getByText('未送达：等对方再发消息').waitFor();
    await page.getByText('已发模板通知，等对方回来').waitFor();
    expect(await page.getByText('窗口已关闭，您写的会在对方再发消息后送达').count()).toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
    await picture(desk, `limits-shut-${name}`);
    await comesBack(merchant);
    await page.getByText(/还可发[34]条/).waitFor();
    await desk.transcript.getByText('未送达').waitFor({ state: 'detached' });
    expect(merchant.texts().at(-1)).toContain('换机的师傅明天到');
    expect(problems).toEqual([]);
  });

  it('reads in plain words why the merchant could not be told', async () => {
    const { desk, page } = await openCase('51', PHONE);
    wechat.vendor.notices.failNext(43004);
    await useUp(desk);
    await say(desk, '再说一句');
    await page.getByText('通知没发出：对方已取消关注').waitFor();
    await picture(desk, 'limits-notice-failed');
  });

  it('sees a line fail without a reload', async () => {
    const { desk } = await openCase('68');
    wechat.vendor.failNext(40003);
    await say(desk, '这句发不出去');
    await desk.transcript.locator('.line').last().getByText('发送失败').waitFor();
    await picture(desk, 'limits-line-failed');
  });
});
