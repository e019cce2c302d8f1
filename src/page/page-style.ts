import { html } from './markup';

/** How every report looks: figures first, sections as cards, readable at 375 px and in print. */
export const PAGE_STYLE = html`<style>
  :root {
    --ink: #17302d;
    --soft: #54686a;
    --line: #dbe4e2;
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
  code {
    font-size: 13px;
    overflow-wrap: anywhere;
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
  @media print {
    section {
      break-inside: avoid;
    }
  }
</style>`;
