import type { Belief, Check, Fix, Model } from './model';

/** `likely:network`: the cause that this fix most probably removes. */
export function whyTry(model: Model, belief: Belief, fix: Fix): string {
  const [cause] = byWeight(model, index => (belief[index] ?? 0) * (fix.success[index] ?? 0));
  return `likely:${cause ?? 'other'}`;
}

/** `splits:network,card-reader`: the two likely causes that this check tells apart best, the likelier one first. */
export function whyAsk(model: Model, belief: Belief, check: Check): string {
  const named = model.causes.slice(0, -1);
  let best = { causes: named.slice(0, 2), weight: -1 };
  for (const [i, first] of named.entries()) {
    for (const [offset, second] of named.slice(i + 1).entries()) {
      const j = i + 1 + offset;
      const weight = (belief[i] ?? 0) * (belief[j] ?? 0) * separation(check, i, j);
      if (weight > best.weight) best = { causes: likelierFirst(belief, [first, i], [second, j]), weight };
    }
  }
  return `splits:${best.causes.join(',')}`;
}

const likelierFirst = (belief: Belief, a: readonly [string, number], b: readonly [string, number]): string[] =>
  (belief[a[1]] ?? 0) >= (belief[b[1]] ?? 0) ? [a[0], b[0]] : [b[0], a[0]];

/** Total variation between the answers of two causes: 0 (the same) to 1 (an answer tells them apart for sure). */
const separation = (check: Check, first: number, second: number): number =>
  check.likelihood.reduce((sum, option) => sum + Math.abs((option[first] ?? 0) - (option[second] ?? 0)), 0) / 2;

/** Named causes (not `other`) by descending weight, ties in the model's order. */
const byWeight = (model: Model, weightOf: (index: number) => number): readonly string[] =>
  model.causes
    .slice(0, -1)
    .map((cause, index) => ({ cause, weight: weightOf(index) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ cause }) => cause);
