import { join } from 'node:path';
import { describeInChromium, DESKTOP, PHONE } from '../support/browser';
import { aPhoto, GPS_MARK } from '../support/photos';
import { DeskPage } from './desk-page';
import { WidgetPage } from './widget-page';
import { withBrowser } from './with-browser';

jest.setTimeout(60_000);

describeInChromium('a photo in the web chat', () => {
  const web = withBrowser();

  async function openChat(viewport = PHONE) {
    const visitor = await web.browser.visit(`${web.server.url}/#chat`, viewport);
    const chat = new WidgetPage(visitor.page);
    const send = (name: string, buffer: Buffer): Promise<void> =>
      visitor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    return { ...visitor, chat, send };
  }
  const shoot = async ({ page }: { page: WidgetPage['page'] }, name: string): Promise<void> => {
    const folder = process.env.SCREENSHOTS;
    const shot = await page.screenshot({
      animations: 'disabled',
      ...(folder && { path: join(folder, `${name}.png`) }),
    });
    expect(shot.length).toBeGreaterThan(10_000);
  };

  it.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('is sent by its button, answered, and seen by the agent (%s)', async (name, viewport) => {
    const { chat, page, problems, send } = await openChat(viewport);
    await chat.ask('机子报3000刷不了');
    await page.getByRole('button', { name: '发照片' }).waitFor();
    const before = await chat.answers.count();
    await send('IMG_1.jpg', await aPhoto({ width: 3000, height: 2000 }));
    await chat.answers.nth(before).waitFor();
    expect(await chat.answers.last().innerText()).toContain('遮住卡号');
    expect(await chat.choices.allInnerTexts()).toContain('没扣');
    await chat.mine.getByRole('img', { name: '照片' }).waitFor();
    await shoot({ page }, `chat-photo-${name}`);
    await chat.ask('转人工');

    const password = await web.server.addAgent(`小王${name}`);
    const visitor = await web.browser.visit(`${web.server.url}/desk`);
    const desk = new DeskPage(visitor.page);
    await desk.signIn(`小王${name}`, password);
    await desk.openIncident('3000');
    const address = await desk.transcript.getByRole('img', { name: /发来的照片/ }).getAttribute('src');
    const shown = await visitor.page.request.get(new URL(address ?? '', web.server.url).href);
    expect([shown.status(), shown.headers()['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await shown.body()).toString('latin1')).not.toContain(GPS_MARK);
    await desk.button('接入').click();

    await page.reload();
    await chat.mine.getByText('照片', { exact: true }).waitFor();
    expect([problems, visitor.problems]).toEqual([[], []]);
  });

  it('that is none is refused in words before it is sent', async () => {
    const { chat, page, requested, send } = await openChat();
    await chat.ask('机子报3000刷不了');
    await send('photo.jpg', Buffer.from('<!doctype html><script>alert(1)</script>'));
    await page.getByRole('alert').getByText('打不开').waitFor();
    expect(requested.filter(url => url.includes('/upload'))).toEqual([]);
    expect(await chat.countMine('照片')).toBe(0);
  });

  it('that could not be sent stays with a button that sends it again, once', async () => {
    const { chat, page, context, send } = await openChat();
    await chat.ask('机子报3000刷不了');
    await context.route('**/upload?*', route => route.abort());
    await send('photo.jpg', await aPhoto());
    await page.getByText('没有发出去').waitFor();
    await context.unroute('**/upload?*');
    const before = await chat.answers.count();
    await page.getByRole('button', { name: '重发' }).click();
    await chat.answers.nth(before).waitFor();
    expect(await chat.mine.getByRole('img', { name: '照片' }).count()).toBe(1);
  });
});
