import type { Locator, Page } from 'playwright-core';

/** What a merchant sees of the chat, by what it is rather than by how it is built. */
export class WidgetPage {
  readonly log: Locator;
  readonly box: Locator;
  readonly bubbles: Locator;
  /** What the other side said; the greeting of an empty conversation does not count. */
  readonly answers: Locator;
  readonly mine: Locator;
  readonly choices: Locator;

  constructor(readonly page: Page) {
    this.log = page.getByRole('log', { name: '聊天记录' });
    this.box = page.getByRole('textbox', { name: '消息' });
    this.bubbles = this.log.locator('.chat-row .bubble');
    this.answers = this.log.locator('.chat-row :is(.from-bot, .from-agent) .bubble');
    this.mine = this.log.locator('.from-merchant .bubble');
    this.choices = this.page.getByRole('group', { name: '可选的回答' }).getByRole('button');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: '在线客服' }).last().click();
    await this.box.waitFor();
  }

  async write(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  /** Writes and waits until the bot has answered. */
  async ask(text: string): Promise<void> {
    const before = await this.answers.count();
    await this.write(text);
    await this.answers.nth(before).waitFor();
  }

  /** Taps an answer and waits until the bot has said something. */
  async tap(label: string): Promise<void> {
    const before = await this.answers.count();
    await this.choices.getByText(label, { exact: true }).click();
    await this.answers.nth(before).waitFor();
  }

  /** How often the merchant's text stands in the conversation. */
  countMine(text: string): Promise<number> {
    return this.mine.filter({ hasText: text }).count();
  }

  /** What the server has stored of this text, in all conversations of this page. */
  async countStored(text: string): Promise<number> {
    const session = await this.page.request.post(new URL('/web/session', this.page.url()).href, { data: {} });
    const { conversationId, token } = (await session.json()) as { conversationId: string; token: string };
    const answer = await this.page.request.get(
      new URL(`/v3/directline/conversations/${conversationId}/activities`, this.page.url()).href,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { activities } = (await answer.json()) as { activities: { text: string; from: { role: string } }[] };
    return activities.filter(activity => activity.from.role === 'user' && activity.text === text).length;
  }
}
