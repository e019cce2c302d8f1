import { createChartFrame, drawChart } from './chart-frame';
import { html } from '../../page/markup';
import type { Markup } from '../../page/markup';
import type { Simulation } from '../simulate';

/** Points of a curve: two pixels apart on a phone. */
const POINTS = 150;

/** Share of the merchants who are served within each of the minutes. */
export function sharesWithin(minutes: readonly number[], limits: readonly number[]): readonly number[] {
  const sorted = minutes.toSorted((a, b) => a - b);
  let served = 0;
  return limits.map(limit => {
    while (served < sorted.length && (sorted[served] ?? Infinity) <= limit) served++;
    return sorted.length > 0 ? served / sorted.length : 0;
  });
}

/** How large a share of the merchants is served within how many minutes: one rising curve a policy. */
export function drawWithin(
  simulations: readonly Simulation[],
  mostMinutes: number,
  names: { readonly label: string; readonly x: string; readonly y: string },
): Markup {
  const frame = createChartFrame(mostMinutes, 1);
  const limits = Array.from({ length: POINTS + 1 }, (_, index) => (index / POINTS) * frame.mostMinutes);
  const curves = simulations.map(({ result, runs }) => {
    const shares = sharesWithin(
      runs.map(run => run.minutes),
      limits,
    );
    const points = limits.map(
      (limit, index) => `${frame.x(limit).toFixed(1)},${frame.y(shares[index] ?? 0).toFixed(1)}`,
    );
    return html`<polyline class="curve ${result.policy}" points="${points.join(' ')}" />`;
  });
  return drawChart(frame, names, html`${curves}`);
}
