import { html } from '../../page/markup';

/** Colours of policies and endings differ in lightness as well, and curves in their dashes, so that a grey print can be read. */
export const REPORT_STYLE = html`<style>
  :root {
    --planner: #0b5f59;
    --article: #b35c00;
    --exact: #5b3fa0;
    --resolved: #0b5f59;
    --handed-off: #9dbfe0;
    --left: #dd8a2e;
  }
  .policy-name {
    margin: 12px 0 4px;
    font-weight: 600;
    color: var(--planner);
  }
  .pairs div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding: 4px 0;
    border-bottom: 1px solid var(--line);
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
  .causes {
    font-size: 13px;
  }
</style>`;
