import { renderCauses } from './render-causes';
import { renderCharts } from './render-charts';
import { renderFigures } from './render-figures';
import { renderHeadline } from './render-headline';
import { renderMethod } from './render-method';
import { html } from '../../page/markup';
import { renderPage } from '../../page/render-page';
import { countText } from '../../page/number-text';
import { REPORT_STYLE } from './report-style';
import { fillIn } from '../../page/fill-in';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';

/** One page that needs nothing from the network: what the simulation found, drawn and in figures, and how it was made. Pure. */
export function renderReport(facts: ReportFacts, wording: ReportWording): string {
  const title = fillIn(wording.title, { code: facts.code });
  const merchants = countText(facts.simulations[0]?.result.merchants ?? 0);
  return renderPage({
    title,
    lead: fillIn(wording.lead, { merchants }),
    style: REPORT_STYLE,
    body: html`${renderHeadline(facts, wording)} ${renderCharts(facts, wording)} ${renderFigures(facts, wording)}
    ${renderCauses(facts, wording)} ${renderMethod(facts, wording)}`,
  });
}
