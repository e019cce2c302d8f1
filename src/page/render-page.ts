import type { Markup } from './markup';
import { html } from './markup';
import { PAGE_STYLE } from './page-style';

export interface Page {
  readonly title: string;
  readonly lead: string;
  /** Beside PAGE_STYLE. */
  readonly style: Markup;
  readonly body: Markup;
}

/** A report as one file in Chinese that needs nothing from the network. */
export const renderPage = ({ title, lead, style, body }: Page): string =>
  html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${PAGE_STYLE} ${style}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="lead">${lead}</p>
          ${body}
        </main>
      </body>
    </html> `.text;
