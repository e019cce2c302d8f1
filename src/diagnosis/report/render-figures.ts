import { html } from '../../page/markup';
import { countText, numberText, shareText } from '../../page/number-text';
import type { Markup } from '../../page/markup';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';
import type { SimulationResult } from '../simulate';

/** All figures of all policies: a row a figure that some policy has, a column a policy. */
export function renderFigures({ simulations }: ReportFacts, { figures, policies }: ReportWording): Markup {
  const results = simulations.map(({ result }) => result);
  const row = (name: string, textOf: (result: SimulationResult) => string | undefined): Markup | '' => {
    const texts = results.map(textOf);
    if (texts.every(text => text === undefined)) return '';
    return html`<tr>
      <th scope="row">${name}</th>
      ${texts.map(text => html`<td>${text ?? '–'}</td>`)}
    </tr>`;
  };
  const part = (of: (result: SimulationResult) => number) => (result: SimulationResult) =>
    `${countText(of(result))} (${shareText(of(result) / Math.max(1, result.merchants))})`;
  return html`<section>
    <h2>${figures.heading}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <td></td>
            ${results.map(({ policy }) => html`<th scope="col">${policies[policy].name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${row(figures.meanMinutes, result => numberText(result.meanMinutes))}
          ${row(figures.interval, ({ meanMinutesInterval: { low, high } }) => `${numberText(low)}–${numberText(high)}`)}
          ${row(figures.medianMinutes, result => numberText(result.medianMinutes))}
          ${row(figures.p90Minutes, result => numberText(result.p90Minutes))}
          ${row(figures.meanSteps, result => numberText(result.meanSteps))}
          ${row(figures.ratioToArticle, ({ ratioToArticle: ratio }) => ratio && numberText(ratio.ratio, 2))}
          ${row(figures.ratioToExact, ({ ratioToExact: ratio }) => (ratio === undefined ? undefined : numberText(ratio, 4)))}
          ${row(figures.resolvedOfAll, result => shareText(result.resolvedShare.ofAll))}
          ${row(figures.resolvedOfFixable, result => shareText(result.resolvedShare.ofFixableCauses))}
          ${row(figures.ceiling, result => shareText(result.resolvedShare.ceilingOfFixableCauses))}
          ${row(figures.resolvedOfCurable, result => shareText(result.resolvedShare.ofCurable))}
          ${row(
            figures.handedOff,
            part(result => result.handedOff),
          )}
          ${row(
            figures.left,
            part(result => result.left),
          )}
          ${row(figures.cameBack, result => countText(result.cameBack))}
          ${row(figures.wronglyFixed, result => countText(result.wronglyFixed))}
        </tbody>
      </table>
    </div>
    ${figures.notes.map(note => html`<p class="note">${note}</p>`)}
  </section>`;
}
