import sharp from 'sharp';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../src/config';
import { createAgent } from '../../../src/desk/create-agent';
import { createLogger } from '../../../src/log';
import { serve, type Served } from '../../../src/serve';
import { conversationIdFor } from '../../../src/turn/conversation-id';
import { describeInChromium, DESKTOP, PHONE, startBrowser, type TestBrowser } from '../../support/browser';
import { forEachEngine } from '../../support/databases';
import { aPhoto, GPS_MARK } from '../../support/photos';
import { createTestClock, MODEL_CACHE } from '../../support/test-app';
import { startWechatServer, type WechatServer } from '../../support/wechat-server';
import { DeskPage } from '../../web/desk-page';
import { ACCOUNT } from './start-wechat';

const TRAINING_MS = 240_000;
/** The longest wait between two tries of the outbox. */
const LONGEST_WAIT_MS = 15 * 60_000;

jest.setTimeout(60_000);

forEachEngine('a photo in WeChat', database => {
  let served: Served;
  let vendor: WechatServer;
  let dir: string;
  let base: string;
  let password: string;
  const clock = createTestClock();
  const logged: string[] = [];

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'poscare-photos-'));
    vendor = await startWechatServer({
      account: ACCOUNT,
      callback: () => `http://127.0.0.1:${served.port}/wechat`,
      now: () => clock.now().getTime(),
    });
    const { databaseUrl } = database.location();
    const config = readConfig({
      DATA_DIR: dir,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      PORT: '0',
      HOST: '127.0.0.1',
      WECHAT_APP_ID: ACCOUNT.appId,
      WECHAT_APP_SECRET: ACCOUNT.appSecret,
      WECHAT_TOKEN: ACCOUNT.token,
      WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
      WECHAT_API_BASE: vendor.url,
    });
    const log = createLogger({ level: 'debug', destination: { write: line => void logged.push(line) } });
    const greet = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    // Half of the longest wait between two tries.
    const overrides = { log, clock, cacheDir: MODEL_CACHE, random: () => 0.5 };
    served = await serve(config, overrides).finally(() => greet.mockRestore());
    base = `http://127.0.0.1:${served.port}`;
    password = (await createAgent(served.app.store, { name: '小李', role: 'agent' })).password;
  }, TRAINING_MS);
  afterAll(async () => {
    await served?.close(1000);
    await vendor?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
    for (let i = 0; i < 300 && !(await isSo()); i++) await new Promise(resolve => setTimeout(resolve, 20));
    expect(await isSo()).toBe(true);
  };

  const passTime = (): void => {
    clock.advanceMs(LONGEST_WAIT_MS);
    served.app.wake.notify({ kind: 'deliveries' });
  };

  let merchants = 0;
  function newMerchant() {
    merchants += 1;
    const openId = `oPhoto${merchants}`;
    const conversationId = conversationIdFor({ channel: 'wechat', account: ACCOUNT.appId, conversationKey: openId });
    const received = () => vendor.sent.filter(message => message.openId === openId);
    const push = async (elements: Record<string, string>): Promise<string> => {
      clock.advanceMs(20_000);
      const before = received().length;
      const { status, text } = await vendor.push({ FromUserName: openId, MsgType: 'text', ...elements });
      expect([status, text]).toEqual([200, 'success']);
      await until(() => received().length > before);
      return JSON.stringify(received().at(-1)?.body);
    };
    const photoLines = async () =>
      (await served.app.store.conversations.transcript(conversationId)).filter(({ kind }) => kind === 'media');
    return {
      openId,
      conversationId,
      says: (Content: string) => push({ Content }),
      sendsPhoto: (mediaId: string) => push({ MsgType: 'image', MediaId: mediaId, PicUrl: 'http://127.0.0.1/x' }),
      photoLines,
      photoIs: (status: string) => until(async () => (await photoLines()).at(-1)?.media?.status === status),
    };
  }

  async function signIn(): Promise<string> {
    const answer = await fetch(`${base}/desk/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '小李', password }),
    });
    return (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  }

  it('is answered by one closed question, fetched, drawn anew and shown to who is signed in only', async () => {
    vendor.media.set('fresh', await aPhoto());
    const merchant = newMerchant();
    await merchant.says('机子报3000刷不了');
    const answer = await merchant.sendsPhoto('fresh');
    expect(answer).toContain('遮住卡号');
    expect(answer).toContain('"content":"没扣"');
    await merchant.photoIs('stored');
    const [line] = await merchant.photoLines();
    const address = `${base}/desk/api/media/${line?.media?.id}`;
    expect(line?.media?.id).toMatch(/^[\w-]{22}$/);

    expect((await fetch(address)).status).toBe(401);
    const cookie = await signIn();
    const shown = await fetch(address, { headers: { cookie } });
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline; filename="photo.jpg"',
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 480 });
    expect(bytes.toString('latin1')).not.toContain(GPS_MARK);
    expect((await fetch(`${base}/desk/api/media/${'x'.repeat(22)}`, { headers: { cookie } })).status).toBe(404);
    expect((await fetch(`${base}/desk/api/media/..%2f..%2fetc`, { headers: { cookie } })).status).toBe(404);

    await merchant.says('没扣');
    await merchant.says('转人工');
    const incidentId = (await served.app.store.conversations.find(merchant.conversationId))?.incidentId;
    const detail = await fetch(`${base}/desk/api/incidents/${incidentId}`, { headers: { cookie } });
    const { transcript } = (await detail.json()) as { transcript: { media?: object }[] };
    expect(transcript.flatMap(({ media }) => media ?? [])).toEqual([
      { status: 'stored', url: new URL(address).pathname },
    ]);
  });

  it('is fetched again where the vendor is busy, also with a new token, and kept once', async () => {
    vendor.media.set('busy', await aPhoto({ seed: 2 }));
    vendor.failNextMedia(-1, 2);
    const merchant = newMerchant();
    await merchant.sendsPhoto('busy');
    await until(() => vendor.mediaAsked.filter(id => id === 'busy').length === 1);
    expect((await merchant.photoLines())[0]?.media).toEqual({ status: 'fetching' });
    vendor.expireTokens();
    await until(async () => {
      passTime();
      return (await merchant.photoLines())[0]?.media?.status === 'stored';
    });
    expect(vendor.mediaAsked.filter(id => id === 'busy').length).toBeGreaterThanOrEqual(3);
  });

  it('that is gone is said to be lost at once, and one that cannot be had after the last try', async () => {
    const merchant = newMerchant();
    await merchant.sendsPhoto('gone');
    await merchant.photoIs('failed');
    expect(vendor.mediaAsked.filter(id => id === 'gone')).toHaveLength(1);

    vendor.failNextMedia(45009, 1000);
    const unlucky = newMerchant();
    await unlucky.sendsPhoto('never');
    await until(() => vendor.mediaAsked.includes('never'));
    expect((await unlucky.photoLines())[0]?.media).toEqual({ status: 'fetching' });
    await until(async () => {
      passTime();
      return (await unlucky.photoLines())[0]?.media?.status === 'failed';
    });
    vendor.failNextMedia(0, 0);
    expect(vendor.mediaAsked.filter(id => id === 'never').length).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ])('that is %s is kept nowhere', async (name, file) => {
    vendor.media.set(name, file);
    const merchant = newMerchant();
    await merchant.sendsPhoto(name);
    await merchant.photoIs('failed');
    expect((await merchant.photoLines())[0]?.media).toEqual({ status: 'failed' });
  });

  it('leaves neither its id nor a token in the log', () => {
    const all = logged.join('');
    expect(all).toContain('desk action');
    for (const secret of ['fresh', 'busy', 'access_token=', ACCOUNT.appSecret]) expect(all).not.toContain(secret);
  });

  if (database.engine === 'sqlite')
    describeInChromium('at the desk', () => {
      let browser: TestBrowser;
      beforeAll(async () => {
        browser = await startBrowser();
      });
      afterAll(() => browser?.close());

      const shoot = async (page: DeskPage['page'], name: string): Promise<void> => {
        const folder = process.env.SCREENSHOTS;
        const shot = await page.screenshot({
          animations: 'disabled',
          ...(folder && { path: join(folder, `${name}.png`) }),
        });
        expect(shot.length).toBeGreaterThan(10_000);
      };

      it.each([
        ['desktop', DESKTOP],
        ['phone', PHONE],
      ])('comes without a reload, and is seen large (%s)', async (name, viewport) => {
        const merchant = newMerchant();
        await merchant.says(`机子报3000刷不了，${name}`);
        await merchant.says('没扣');
        await merchant.says('转人工');
        const { page, problems, context } = await browser.visit(`${base}/desk`, viewport);
        const desk = new DeskPage(page);
        await desk.signIn('小李', password);
        await desk.openIncident(name);

        vendor.failNextMedia(-1);
        vendor.media.set(`screen-${name}`, await aPhoto({ width: 900, height: 1200 }));
        await merchant.sendsPhoto(`screen-${name}`);
        await desk.transcript.getByText('照片正在取来').waitFor();
        await shoot(page, `photo-fetching-${name}`);
        passTime();
        const photo = desk.transcript.getByRole('img', { name: /^商户.*发来的照片$/ });
        await photo.waitFor();
        await until(() => photo.evaluate(image => (image as unknown as { naturalWidth: number }).naturalWidth === 900));
        const box = await photo.boundingBox();
        expect(box?.width).toBeLessThanOrEqual(240);
        await merchant.sendsPhoto('gone too');
        await desk.transcript.getByText('没有取到').waitFor();
        await photo.scrollIntoViewIfNeeded();
        await shoot(page, `photo-stored-${name}`);

        const [large] = await Promise.all([context.waitForEvent('page'), photo.click()]);
        await large.waitForLoadState();
        expect(large.url()).toMatch(/\/desk\/api\/media\/[\w-]{22}$/);
        await shoot(large, `photo-large-${name}`);
        expect(problems).toEqual([]);
      });
    });
});
