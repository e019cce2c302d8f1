import { html, Markup } from '../../page/markup';
import { shareText } from '../../page/number-text';
import { fillIn } from '../../page/fill-in';
import type { IntentReportWording } from './intent-report-wording';
import type { Calibration, IntentReport } from './report-of-readings';

/** Which intents are taken for which: a heat map of the share of each row, without those read right. */
export function renderMap({ intents }: IntentReport, w: IntentReportWording['map']): Markup {
  const names = intents.map(({ intent }) => intent);
  const given = [...new Set([...names, ...intents.flatMap(({ readAs }) => [...readAs.keys()])])].sort();
  const cells = intents.flatMap(({ intent, phrases, readAs }, row) =>
    [...readAs]
      .filter(([other]) => other !== intent)
      .map(([other, count]) => ({
        value: [given.indexOf(other), row, count],
        name: fillIn(w.cell, {
          expected: intent,
          given: other,
          phrases: String(count),
          share: shareText(count / phrases),
        }),
      })),
  );
  const most = Math.max(1, ...cells.map(({ value }) => value[2] ?? 0));
  const small = { interval: 0, fontSize: 9 };
  return chart('map', w.heading, w.note, {
    animation: false,
    grid: { left: 130, right: 40, top: 10, bottom: 170 },
    xAxis: { type: 'category', data: given, axisLabel: { ...small, rotate: 90 }, splitArea: { show: true } },
    yAxis: { type: 'category', data: names, inverse: true, axisLabel: small, splitArea: { show: true } },
    tooltip: { formatter: '{b}' },
    dataZoom: [
      { type: 'slider', xAxisIndex: 0, bottom: 4, height: 16 },
      { type: 'slider', yAxisIndex: 0, right: 4, width: 16 },
    ],
    visualMap: { show: false, min: 0, max: most, inRange: { color: ['#e6f0ef', '#f0b429', '#b3261e'] } },
    series: [{ type: 'heatmap', data: cells }],
  });
}

/** What confidence promised against what was right, by tenths. */
export function renderCalibration({ bins }: Calibration, w: IntentReportWording['calibration']): Markup {
  const points = bins
    .filter(({ phrases }) => phrases > 0)
    .map(({ confidence, right, phrases }) => ({ value: [confidence, right], label: { formatter: String(phrases) } }));
  const axis = { type: 'value', min: 0, max: 1 };
  return chart('bins', w.heading, w.note, {
    animation: false,
    legend: { data: [w.right, w.ideal], top: 0 },
    grid: { left: 50, right: 30, top: 40, bottom: 45 },
    xAxis: { ...axis, name: w.said, nameLocation: 'middle', nameGap: 28 },
    yAxis: axis,
    series: [
      {
        name: w.right,
        type: 'line',
        data: points,
        symbolSize: 8,
        color: '#0b5f59',
        label: { show: true, position: 'bottom' },
      },
      {
        name: w.ideal,
        type: 'line',
        data: [
          [0, 0],
          [1, 1],
        ],
        symbol: 'none',
        color: '#54686a',
        lineStyle: { type: 'dashed' },
      },
    ],
  });
}

/** A chart that draws itself when the page is opened. `option` is plain data: nothing in it can end the script. */
function chart(name: string, heading: string, note: string, option: object): Markup {
  const data = new Markup(JSON.stringify(option).replaceAll('<', '\\u003c'));
  return html`<section>
    <h2>${heading}</h2>
    <p class="note">${note}</p>
    <div class="${name}" id="${name}"></div>
    <script>
      (() => {
        const drawn = echarts.init(document.getElementById('${name}'));
        drawn.setOption(${data});
        addEventListener('resize', () => drawn.resize());
      })();
    </script>
  </section>`;
}
