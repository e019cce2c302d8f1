import { startBrowser, type TestBrowser } from '../support/browser';
import { startWebServer, type WebServer } from './web-server';

/** The first start after the phrases changed trains the matcher. */
const START_MS = 240_000;

export interface Web {
  server: WebServer;
  browser: TestBrowser;
}

/** A server and a browser for the suite that calls it; to be read inside its tests, once `beforeAll` has run. */
export function withBrowser(): Web {
  const web = {} as Web;
  beforeAll(async () => {
    web.server = await startWebServer();
    web.browser = await startBrowser();
  }, START_MS);
  afterEach(() => web.browser.closeVisitors());
  afterAll(async () => {
    await web.browser?.close();
    await web.server?.close();
  });
  return web;
}
