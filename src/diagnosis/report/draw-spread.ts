import { createChartFrame, drawChart } from './chart-frame';
import { html } from '../../page/markup';
import type { Markup } from '../../page/markup';
import type { Simulation } from '../simulate';
import type { Talk } from '../run-merchant';

/** From the bottom of each column. */
const ENDINGS: readonly Talk['ending'][] = ['resolved', 'handed-off', 'left'];

/** How many merchants ended how within one column's minutes, by ending in the order of `ENDINGS`. */
export type Column = readonly number[];

/** Counts by column of `columnMinutes` each, from 0; the last holds everything longer as well. */
export function countColumns(
  talks: readonly Pick<Talk, 'minutes' | 'ending'>[],
  columnMinutes: number,
  columns: number,
): readonly Column[] {
  const counts = Array.from({ length: columns }, () => ENDINGS.map(() => 0));
  for (const { minutes, ending } of talks) {
    const column = counts[Math.min(columns - 1, Math.floor(minutes / columnMinutes))];
    const index = ENDINGS.indexOf(ending);
    if (column) column[index] = (column[index] ?? 0) + 1;
  }
  return counts;
}

export interface Spread {
  readonly columnMinutes: number;
  readonly columns: number;
  /** The highest column of all policies, as a share of the merchants: one scale for all drawings. */
  readonly mostShare: number;
}

/** Columns of about an equal few minutes up to `mostMinutes`, and the scale that all policies share. */
export function planSpread(simulations: readonly Simulation[], mostMinutes: number): Spread {
  const columnMinutes = Math.max(1, Math.ceil(mostMinutes / 30));
  const columns = Math.max(1, Math.ceil(mostMinutes / columnMinutes));
  const shares = simulations.flatMap(({ runs }) =>
    countColumns(runs, columnMinutes, columns).map(column => sum(column) / Math.max(1, runs.length)),
  );
  return { columnMinutes, columns, mostShare: Math.max(0.01, ...shares) };
}

/** How one policy's merchants are spread over the minutes, and how their talks ended: stacked columns. */
export function drawSpread(
  { runs }: Simulation,
  { columnMinutes, columns, mostShare }: Spread,
  names: { readonly label: string; readonly x: string; readonly y: string },
): Markup {
  const frame = createChartFrame(columnMinutes * columns, mostShare);
  const bars = countColumns(runs, columnMinutes, columns).flatMap((column, place) => {
    let below = 0;
    return column.map((count, index) => {
      const share = count / Math.max(1, runs.length);
      const top = frame.y(below + share);
      const height = frame.y(below) - top;
      below += share;
      if (count === 0) return '';
      const [left, right] = [frame.x(place * columnMinutes), frame.x((place + 1) * columnMinutes)];
      return html`<rect
        class="${ENDINGS[index] ?? ''}"
        x="${fixed(left + 0.5)}"
        y="${fixed(top)}"
        width="${fixed(right - left - 1)}"
        height="${fixed(height)}"
      />`;
    });
  });
  return drawChart(frame, names, html`${bars}`);
}

const fixed = (place: number): string => place.toFixed(2);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
