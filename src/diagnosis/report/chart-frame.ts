import { html } from '../../page/markup';
import { shareText } from '../../page/number-text';
import type { Markup } from '../../page/markup';

/**
 * Units of the drawing. It is as wide as a phone's column, where a unit is about a pixel and the writing of size 11 can be read;
 * on a desk it is drawn larger.
 */
const SIZE = { width: 360, height: 220, left: 44, right: 10, top: 10, bottom: 34 };

/** At most so many steps along an axis, so that the writing does not touch. */
const MOST_STEPS = 7;

/** Steps that people count in, in minutes. */
const MINUTE_STEPS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480];
const SHARE_STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25];

/** Minutes from 0 along the bottom, a share from 0 up the side; places in the drawing's units. */
export interface ChartFrame {
  /** Where the axes end: a whole number of steps that holds what was asked for. */
  readonly mostMinutes: number;
  readonly mostShare: number;
  x(minutes: number): number;
  y(share: number): number;
}

export function createChartFrame(minutes: number, share: number): ChartFrame {
  const mostMinutes = roundUp(minutes, stepOf(minutes, MINUTE_STEPS));
  const mostShare = Math.min(1, roundUp(share, stepOf(share, SHARE_STEPS)));
  const { width, height, left, right, top, bottom } = SIZE;
  return {
    mostMinutes,
    mostShare,
    x: at => left + (at / mostMinutes) * (width - left - right),
    y: at => height - bottom - (at / mostShare) * (height - top - bottom),
  };
}

/** The drawing with axes, grid and the marks inside; `label` tells it to who cannot see it. */
export function drawChart(
  frame: ChartFrame,
  { label, x, y }: { readonly label: string; readonly x: string; readonly y: string },
  marks: Markup,
): Markup {
  const { width, height, left, right, top, bottom } = SIZE;
  const minutes = stepsTo(frame.mostMinutes, MINUTE_STEPS);
  const shares = stepsTo(frame.mostShare, SHARE_STEPS);
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    <g class="grid">${shares.map(at => html`<path d="M${left} ${frame.y(at)}H${width - right}" />`)}</g>
    ${marks}
    <path class="axis" d="M${left} ${top}V${height - bottom}H${width - right}" />
    <g class="ticks" text-anchor="end">
      ${shares.map(at => html`<text x="${left - 5}" y="${frame.y(at) + 4}">${shareText(at)}</text>`)}
    </g>
    <g class="ticks" text-anchor="middle">
      ${minutes.map(at => html`<text x="${frame.x(at)}" y="${height - bottom + 14}">${at}</text>`)}
    </g>
    <text class="axis-name" x="${width - right}" y="${height - 4}" text-anchor="end">${x}</text>
    <text class="axis-name" x="${left + 5}" y="${top + 8}">${y}</text>
  </svg>`;
}

function stepsTo(most: number, sizes: readonly number[]): readonly number[] {
  const step = stepOf(most, sizes);
  return Array.from({ length: Math.round(most / step) + 1 }, (_, index) => index * step);
}

function stepOf(most: number, sizes: readonly number[]): number {
  return sizes.find(size => most / size <= MOST_STEPS) ?? most / MOST_STEPS;
}

const roundUp = (value: number, step: number): number => (Math.ceil(value / step - 1e-9) || 1) * step;
