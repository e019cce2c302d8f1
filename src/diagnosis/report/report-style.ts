import { html } from './markup';

/** Colours of policies and endings differ in lightness as well, and curves in their dashes, so that a grey print can be read. */
export const REPORT_STYLE = html`<style>
  :root {
    --ink: #17302d;
    --soft: #54686a;
    --line: #dbe4e2;
    --planner: #0b5f59;
    --article: #b35c00;
    --exact: #5b3fa0;
    --resolved: #0b5f59;
    --handed-off: #9dbfe0;
    --left: #dd8a2e;
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: #f3f6f5;
    color: var(--ink);
    font:
      16px/1.6 -apple-system,
      BlinkMacSystemFont,
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      sans-serif;
  }
  main {
    max-width: 960px;
    margin: 0 auto;
    padding: 20px 12px 40px;
  }
  h1 {
    margin: 0 0 8px;
    font-size: 24px;
    line-height: 1.3;
  }
  h2 {
    margin: 0 0 4px;
    font-size: 18px;
  }
  h3 {
    margin: 16px 0 4px;
    font-size: 16px;
  }
  p {
    margin: 4px 0 8px;
  }
  section {
    margin-top: 16px;
    padding: 16px 12px;
    background: #fff;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  .note,
  .lead {
    color: var(--soft);
  }
  .note {
    font-size: 14px;
  }
  .policy-name {
    margin: 12px 0 4px;
    font-weight: 600;
    color: var(--planner);
  }
  .headline {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(156px, 1fr));
    gap: 8px;
    margin: 0;
  }
  .headline div {
    padding: 12px;
    background: #fff;
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  dt {
    font-size: 14px;
  }
  dd {
    margin: 0;
  }
  .big {
    font-size: 30px;
    font-weight: 700;
    line-height: 1.3;
  }
  .pairs div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding: 4px 0;
    border-bottom: 1px solid var(--line);
  }
  code {
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin: 4px 0;
    padding: 0;
    list-style: none;
    font-size: 14px;
  }
  .mark {
    display: inline-block;
    width: 22px;
    height: 12px;
    margin-right: 6px;
  }
  .mark.planner,
  .mark.article,
  .mark.exact {
    height: 0;
    vertical-align: middle;
    border-top: 3px solid var(--planner);
  }
  .mark.article {
    border-top: 3px dashed var(--article);
  }
  .mark.exact {
    border-top: 3px dotted var(--exact);
  }
  .mark.resolved {
    background: var(--resolved);
  }
  .mark.handed-off {
    background: var(--handed-off);
  }
  .mark.left {
    background: var(--left);
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
    gap: 12px;
  }
  figure {
    margin: 0;
  }
  figcaption {
    font-weight: 600;
  }
  svg {
    display: block;
    width: 100%;
    max-width: 620px;
    height: auto;
  }
  .ticks,
  .axis-name {
    font-size: 11px;
    fill: var(--soft);
  }
  .grid path {
    stroke: var(--line);
  }
  .axis {
    fill: none;
    stroke: var(--soft);
  }
  .curve {
    fill: none;
    stroke-width: 2.5;
    stroke-linejoin: round;
  }
  .curve.planner {
    stroke: var(--planner);
  }
  .curve.article {
    stroke: var(--article);
    stroke-dasharray: 7 3;
  }
  .curve.exact {
    stroke: var(--exact);
    stroke-dasharray: 2 3;
  }
  rect.resolved {
    fill: var(--resolved);
  }
  rect.handed-off {
    fill: var(--handed-off);
  }
  rect.left {
    fill: var(--left);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 14px;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 5px 4px;
    border-bottom: 1px solid var(--line);
    text-align: right;
  }
  th:first-child,
  td:first-child {
    text-align: left;
  }
  th {
    font-weight: 500;
  }
  thead th {
    color: var(--soft);
    white-space: nowrap;
  }
  .causes {
    font-size: 13px;
  }
  @media print {
    section {
      break-inside: avoid;
    }
  }
</style>`;
