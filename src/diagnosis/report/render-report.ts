import { renderCauses } from './render-causes';
import { renderCharts } from './render-charts';
import { renderFigures } from './render-figures';
import { renderHeadline } from './render-headline';
import { renderMethod } from './render-method';
import { html } from './markup';
import { countText } from './number-text';
import { REPORT_STYLE } from './report-style';
import { fillIn } from './report-wording';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';

/** One page that needs nothing from the network: what the simulation found, drawn and in figures, and how it was made. Pure. */
export function renderReport(facts: ReportFacts, wording: ReportWording): string {
  const title = fillIn(wording.title, { code: facts.code });
  const merchants = countText(facts.simulations[0]?.result.merchants ?? 0);
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${REPORT_STYLE}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="lead">${fillIn(wording.lead, { merchants })}</p>
          ${renderHeadline(facts, wording)} ${renderCharts(facts, wording)} ${renderFigures(facts, wording)}
          ${renderCauses(facts, wording)} ${renderMethod(facts, wording)}
        </main>
      </body>
    </html> `.text;
}
