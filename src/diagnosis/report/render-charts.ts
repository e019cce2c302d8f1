import { drawSpread, planSpread } from './draw-spread';
import { drawWithin } from './draw-within';
import { html } from '../../page/markup';
import { numberText } from '../../page/number-text';
import { fillIn } from '../../page/fill-in';
import type { Markup } from '../../page/markup';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';

/** The axes end at so many times the longest 90th percentile: the rest is a long, thin tail. */
const LONGEST_SHOWN = 1.1;

/** How long merchants wait: the share served within so many minutes, all policies in one drawing, then each policy's spread by ending. */
export function renderCharts({ simulations, handoffMinutes }: ReportFacts, wording: ReportWording): Markup {
  const { charts, policies, endings } = wording;
  const most = Math.max(handoffMinutes, ...simulations.map(({ result }) => LONGEST_SHOWN * result.p90Minutes));
  const spread = planSpread(simulations, most);
  const legend = (entries: readonly (readonly [mark: string, name: string])[]): Markup =>
    html`<ul class="legend">
      ${entries.map(([mark, name]) => html`<li><span class="mark ${mark}"></span>${name}</li>`)}
    </ul>`;
  return html`<section>
      <h2>${charts.within.heading}</h2>
      <p class="note">${charts.within.note}</p>
      ${legend(simulations.map(({ result: { policy } }) => [policy, policies[policy].name]))}
      ${drawWithin(simulations, most, { label: charts.within.heading, x: charts.within.x, y: charts.within.y })}
    </section>
    <section>
      <h2>${charts.spread.heading}</h2>
      <p class="note">
        ${fillIn(charts.spread.note, { minutes: String(spread.columnMinutes), handoff: numberText(handoffMinutes, 0) })}
      </p>
      ${legend([
        ['resolved', endings.resolved],
        ['handed-off', endings.handedOff],
        ['left', endings.left],
      ])}
      <div class="charts">
        ${simulations.map(simulation => {
          const { name } = policies[simulation.result.policy];
          const label = `${charts.spread.heading}: ${name}`;
          return html`<figure>
            <figcaption>${name}</figcaption>
            ${drawSpread(simulation, spread, { label, x: charts.spread.x, y: charts.spread.y })}
          </figure>`;
        })}
      </div>
    </section>`;
}
