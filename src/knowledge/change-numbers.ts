import { isNode, isScalar, parseDocument } from 'yaml';

export interface NumberChange {
  readonly path: readonly (string | number)[];
  readonly value: number;
}

export interface ChangedText {
  readonly text: string;
  /** 1-based line of each change, in the order given; undefined where the text has no such number: nothing was put there. */
  readonly lines: readonly (number | undefined)[];
}

/**
 * Puts numbers into a YAML text where they stand: `prior: 0.2 # counted` -> `prior: 0.31 # counted`. Every other character stays, so
 * that comments, order and line breaks are still those of whoever wrote it.
 */
export function changeNumbers(text: string, changes: readonly NumberChange[]): ChangedText {
  const document = parseDocument(text, { uniqueKeys: false });
  const places = changes.map(({ path, value }) => {
    const node: unknown = document.getIn(path, true);
    if (!isNode(node) || !isScalar(node) || typeof node.value !== 'number' || !node.range) return undefined;
    const [from, to] = node.range;
    return { from, to, value };
  });
  const fromTheEnd = places.filter(place => place !== undefined).sort((a, b) => b.from - a.from);
  return {
    text: fromTheEnd.reduce(
      (changed, { from, to, value }) => changed.slice(0, from) + String(value) + changed.slice(to),
      text,
    ),
    lines: places.map(place => place && text.slice(0, place.from).split('\n').length),
  };
}
