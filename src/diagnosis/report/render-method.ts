import { html } from '../../page/markup';
import { numberText, shareText } from '../../page/number-text';
import { fillIn } from '../../page/fill-in';
import type { Markup } from '../../page/markup';
import type { ReportFacts } from './report-facts';
import type { ReportWording } from './report-wording';

/** How the merchants were made, what each policy does, and how to get the same report again. */
export function renderMethod(facts: ReportFacts, { method, again, policies }: ReportWording): Markup {
  const handoff = { handoff: numberText(facts.handoffMinutes, 0) };
  const shares = Object.entries(method.noise) as readonly [keyof typeof method.noise, string][];
  return html`<section>
      <h2>${method.heading}</h2>
      <p>${method.drawn}</p>
      <p>${fillIn(method.minutes, handoff)}</p>
      <p>${method.wrongly}</p>
      <h3>${method.noiseHeading}</h3>
      <dl class="pairs">
        ${shares.map(
          ([name, label]) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${shareText(facts.noise[name])}</dd>
            </div>`,
        )}
      </dl>
      ${facts.simulations.map(({ result: { policy } }) => {
        const { name, about } = policies[policy];
        return html`<h3>${name}</h3>
          <p>${about}</p>`;
      })}
    </section>
    <section>
      <h2>${again.heading}</h2>
      <p class="note">${again.note}</p>
      <dl class="pairs">
        <div>
          <dt>${again.command}</dt>
          <dd><code>${facts.command}</code></dd>
        </div>
        <div>
          <dt>${again.seed}</dt>
          <dd>${facts.seed}</dd>
        </div>
        <div>
          <dt>${again.knowledge}</dt>
          <dd><code>${facts.knowledgeVersion.slice(0, 12)}</code></dd>
        </div>
      </dl>
    </section>`;
}
