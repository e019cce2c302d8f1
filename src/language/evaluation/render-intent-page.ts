import { fillIn } from '../../page/fill-in';
import { html, Markup } from '../../page/markup';
import { countText, numberText, shareText } from '../../page/number-text';
import { renderPage } from '../../page/render-page';
import { renderCalibration, renderMap } from './draw-intent-charts';
import type { IntentReportWording } from './intent-report-wording';
import type { TagFigures } from './report-of-messages';
import type { Confusion, IntentFigures, IntentReport, ShareOf, Suspicion } from './report-of-readings';

export interface IntentPageFacts {
  readonly report: IntentReport;
  /** Messages that nothing was learnt from, where a file of them was named. */
  readonly messages?: { readonly file: string; readonly figures: readonly TagFigures[] };
  /** What gives the same page again. */
  readonly command: string;
  /** The source of Apache ECharts, which the page holds: it needs nothing from the network. */
  readonly charts: string;
}

/** Other intents named behind an intent. */
const TAKEN_FOR = 3;

/** The report on intents as one page. Pure. */
export function renderIntentPage(
  { report, messages, command, charts }: IntentPageFacts,
  w: IntentReportWording,
): string {
  const lead = {
    phrases: countText(report.phrases),
    authors: countText(report.authors.length),
    intents: countText(report.intents.length),
  };
  return renderPage({
    title: w.title,
    lead: fillIn(w.lead, lead),
    style: STYLE,
    body: html`${renderHeadline(report, w)}
      <script>
        ${new Markup(charts.replaceAll('</script', '<\\/script'))};
      </script>
      ${renderMap(report, w.map)} ${renderIntents(report.intents, w.intents)}
      ${renderConfusions(report.confusions, w.confusions)} ${renderSuspicious(report.suspicious, w.suspicious)}
      ${messages ? renderMessages(messages, w.messages) : ''} ${renderShares(namedKinds(report, w), w.writing)}
      ${renderShares(report.authors, { ...w.authors, columns: { ...w.authors.columns, kind: w.authors.columns.author } })}
      ${renderCalibration(report.calibration, w.calibration)}
      <section>
        <h2>${w.again.heading}</h2>
        <p class="note">${w.again.note}</p>
        <p><code>${command}</code></p>
      </section>`,
  });
}

const STYLE = html`<style>
  main {
    max-width: 1200px;
  }
  .map {
    height: min(90vw, 900px);
  }
  .bins {
    height: min(80vw, 420px);
  }
  td.text,
  th.text {
    text-align: left;
  }
  .examples {
    margin: 4px 0 12px;
    padding-left: 20px;
    font-size: 14px;
  }
  .examples .note {
    margin-left: 8px;
  }
</style>`;

function renderHeadline(
  { first, inTwo, safety, strangersLetThrough, calibration }: IntentReport,
  w: IntentReportWording,
): Markup {
  const figures: readonly (readonly [string, string])[] = [
    [w.headline.first, shareText(first)],
    [w.headline.inTwo, shareText(inTwo)],
    [w.headline.safety, shareText(safety.recall)],
    [w.headline.falseAlarms, shareText(safety.falseAlarms)],
    [w.headline.strangers, shareText(strangersLetThrough)],
    [w.headline.calibration, numberText(calibration.error, 3)],
  ];
  return html`<dl class="headline">
    ${figures.map(
      ([name, figure]) =>
        html`<div>
          <dt>${name}</dt>
          <dd class="big">${figure}</dd>
        </div>`,
    )}
  </dl>`;
}

const section = (heading: string, note: string, body: Markup | readonly Markup[]): Markup =>
  html`<section>
    <h2>${heading}</h2>
    <p class="note">${note}</p>
    ${body}
  </section>`;

/** A table whose first `texts` columns are words, the others figures. */
const table = (columns: readonly string[], rows: readonly (readonly string[])[], texts = 1): Markup =>
  html`<div class="scroll">
    <table>
      <thead>
        <tr>
          ${columns.map((name, i) => (i < texts ? html`<th class="text">${name}</th>` : html`<th>${name}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          cells =>
            html`<tr>
              ${cells.map((cell, i) => (i < texts ? html`<td class="text">${cell}</td>` : html`<td>${cell}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

function renderIntents(intents: readonly IntentFigures[], w: IntentReportWording['intents']): Markup {
  const { columns } = w;
  const takenFor = ({ intent, readAs }: IntentFigures): string =>
    [...readAs]
      .filter(([other]) => other !== intent)
      .sort((a, b) => b[1] - a[1])
      .slice(0, TAKEN_FOR)
      .map(([other, count]) => `${other} ${count}`)
      .join('，');
  const rows = [...intents]
    .sort((a, b) => a.recall - b.recall)
    .map(one => [
      one.intent,
      takenFor(one),
      countText(one.phrases),
      countText(one.authors),
      shareText(one.recall),
      shareText(one.precision),
    ]);
  const heads = [columns.intent, columns.takenFor, columns.phrases, columns.authors, columns.recall, columns.precision];
  return section(w.heading, w.note, table(heads, rows, 2));
}

function renderConfusions(confusions: readonly Confusion[], w: IntentReportWording['confusions']): Markup {
  const pairs = confusions.map(({ expected, given, phrases, examples }) => {
    const heading = fillIn(w.pair, { expected, given, phrases: countText(phrases) });
    return html`<h3>${heading}</h3>
      <ul class="examples">
        ${examples.map(
          ({ text, author, cause }) =>
            html`<li>
              ${text} <span class="note">${author}</span>${
                cause ? html`<br /><span class="note">${w.cause}：${cause.text}（${cause.author}）</span>` : ''
              }
            </li>`,
        )}
      </ul>`;
  });
  return section(w.heading, w.note, pairs);
}

function renderSuspicious(suspicious: readonly Suspicion[], w: IntentReportWording['suspicious']): Markup {
  const { columns } = w;
  const rows = suspicious.map(({ text, author, expected, given, cause }) => [
    `${text}（${author}）`,
    expected,
    given,
    cause ? `${cause.text}（${cause.author}）` : '',
  ]);
  const heads = [columns.text, columns.expected, columns.given, columns.cause];
  return section(w.heading, w.note, rows.length > 0 ? table(heads, rows, 4) : html`<p>${w.none}</p>`);
}

const namedKinds = ({ writing }: IntentReport, w: IntentReportWording): readonly ShareOf<string>[] =>
  writing.map(({ name, ...figures }) => ({ name: w.writing.kinds[name], ...figures }));

interface SharesWording {
  readonly heading: string;
  readonly note: string;
  readonly columns: { readonly kind: string; readonly phrases: string; readonly recall: string };
}

const renderShares = (shares: readonly ShareOf<string>[], { heading, note, columns }: SharesWording): Markup =>
  section(
    heading,
    note,
    table(
      [columns.kind, columns.phrases, columns.recall],
      shares.map(({ name, phrases, recall }) => [name, countText(phrases), shareText(recall)]),
    ),
  );

function renderMessages(
  { file, figures }: NonNullable<IntentPageFacts['messages']>,
  w: IntentReportWording['messages'],
): Markup {
  const note = fillIn(w.note, { file, messages: countText(figures[0]?.messages ?? 0) });
  const rows = figures.map(({ tag, messages, first, inTwo }) => [
    tag ?? w.all,
    countText(messages),
    shareText(first),
    shareText(inTwo),
  ]);
  return section(w.heading, note, table([w.columns.tag, w.columns.messages, w.columns.first, w.columns.inTwo], rows));
}
