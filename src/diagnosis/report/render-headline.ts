import { html } from '../../page/markup';
import { countText, numberText, shareText } from '../../page/number-text';
import { fillIn } from '../../page/fill-in';
import type { Markup } from '../../page/markup';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';

/** What the first policy comes to, in three or four figures that can be read across a room. */
export function renderHeadline({ simulations }: ReportFacts, { headline, policies }: ReportWording): Markup {
  const result = simulations[0]?.result;
  if (!result) return html``;
  const { meanMinutesInterval: mean, resolvedShare, ratioToArticle: ratio } = result;
  const interval = (low: string, high: string): string => fillIn(headline.interval, { low, high });
  return html`<p class="policy-name">${policies[result.policy].name}</p>
    <dl class="headline">
      ${tile(headline.mean, numberText(result.meanMinutes), interval(numberText(mean.low), numberText(mean.high)))}
      ${
        ratio ? tile(headline.ratio, shareText(ratio.ratio), interval(shareText(ratio.low), shareText(ratio.high))) : ''
      }
      ${tile(
        headline.resolved,
        shareText(resolvedShare.ofAll),
        fillIn(headline.ofCurable, { share: shareText(resolvedShare.ofCurable) }),
      )}
      ${tile(headline.wronglyFixed, countText(result.wronglyFixed), headline.wronglyFixedNote)}
    </dl>`;
}

const tile = (name: string, figure: string, note: string): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd class="big">${figure}</dd>
    <dd class="note">${note}</dd>
  </div>`;
