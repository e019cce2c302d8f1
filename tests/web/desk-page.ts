import type { Locator, Page } from 'playwright-core';

/** What an agent sees of the desk. */
export class DeskPage {
  readonly rows: Locator;
  readonly transcript: Locator;
  readonly answerBox: Locator;

  constructor(readonly page: Page) {
    this.rows = page.getByRole('navigation', { name: '咨询列表' }).getByRole('listitem');
    this.transcript = page.getByRole('log', { name: '对话记录' });
    this.answerBox = page.getByRole('textbox', { name: '回复商户' });
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.page.getByLabel('用户名').fill(name);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录' }).click();
  }

  tab(name: '等待' | '处理中' | '已关闭'): Locator {
    return this.page.getByRole('group', { name: '按状态查看' }).getByRole('button', { name });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Opens the waiting incident of this text. */
  async openIncident(title: string | RegExp): Promise<void> {
    await this.rows.filter({ hasText: title }).first().getByRole('link').click();
    await this.transcript.waitFor();
  }
}
