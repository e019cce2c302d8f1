import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
/** No sandbox and no GPU in containers; nothing that talks to the network by itself. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 375, height: 812 };

/** A suite that drives the system's Chromium; skipped under its own name where that is not there. */
export const describeInChromium = (name: string, suite: () => void): void =>
  existsSync(EXECUTABLE) ? describe(name, suite) : describe.skip(`${name} (${EXECUTABLE} is not there)`, suite);

/** A page of its own visitor, and what went wrong in it. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught errors, policy violations and console errors, except those of requests that the test made fail. */
  readonly problems: string[];
  /** Every address that was asked for. */
  readonly requested: string[];
}

export interface TestBrowser {
  /** A fresh profile: no cookies, nothing stored. */
  visit(url: string, viewport?: { width: number; height: number }): Promise<Visitor>;
  /** Another tab of a visitor. */
  openTab(visitor: Visitor, url: string): Promise<Visitor>;
  /** Closes every visitor's pages: a page goes on asking and drawing for as long as it is open. */
  closeVisitors(): Promise<void>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'poscare-chromium-'));
  const browser: Browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: ARGS,
    env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
  });
  const open = async (context: BrowserContext, url: string): Promise<Visitor> => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const problems: string[] = [];
    const requested: string[] = [];
    page.on('pageerror', error => problems.push(String(error)));
    page.on('console', message => {
      if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
        problems.push(message.text());
    });
    page.on('request', request => requested.push(request.url()));
    await page.goto(url);
    return { page, context, problems, requested };
  };
  return {
    visit: async (url, viewport = DESKTOP) => open(await browser.newContext({ viewport, locale: 'zh-CN' }), url),
    openTab: ({ context }, url) => open(context, url),
    closeVisitors: async () => void (await Promise.all(browser.contexts().map(context => context.close()))),
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
