import { html } from '../../page/markup';
import { countText, numberText } from '../../page/number-text';
import type { Markup } from '../../page/markup';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';

/** How merchants fared by what was really wrong, a table a policy; the commonest cause first. */
export function renderCauses({ simulations, causeLabels }: ReportFacts, { causes, policies }: ReportWording): Markup {
  const { columns } = causes;
  const heads = [
    columns.cause,
    columns.merchants,
    columns.meanMinutes,
    columns.curable,
    columns.resolved,
    columns.handedOff,
    columns.left,
  ];
  const tables = simulations.map(
    ({ result: { policy, byCause } }) =>
      html`<h3>${policies[policy].name}</h3>
        <div class="scroll">
          <table class="causes">
            <thead>
              <tr>
                ${heads.map(head => html`<th scope="col">${head}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${byCause
                .toSorted((a, b) => b.merchants - a.merchants)
                .map(
                  of =>
                    html`<tr>
                      <th scope="row">${causeLabels[of.cause] ?? of.cause}</th>
                      <td>${countText(of.merchants)}</td>
                      <td>${of.merchants > 0 ? numberText(of.meanMinutes) : '–'}</td>
                      ${[of.curable, of.resolved, of.handedOff, of.left].map(
                        count => html`<td>${countText(count)}</td>`,
                      )}
                    </tr>`,
                )}
            </tbody>
          </table>
        </div>`,
  );
  return html`<section>
    <h2>${causes.heading}</h2>
    <p class="note">${causes.note}</p>
    ${tables}
  </section>`;
}
