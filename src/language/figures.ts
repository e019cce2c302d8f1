/** Share of equal pairs, 0 to 1. */
export function scoreAccuracy(expected: readonly string[], given: readonly string[]): number {
  return expected.filter((label, i) => label === given[i]).length / Math.max(1, expected.length);
}

/** Mean over the expected labels of the harmonic mean of precision and recall. */
export function scoreMacroF1(expected: readonly string[], given: readonly string[]): number {
  const labels = [...new Set(expected)];
  const scores = labels.map(label => {
    const right = expected.filter((other, i) => other === label && given[i] === label).length;
    const all = expected.filter(other => other === label).length + given.filter(other => other === label).length;
    return (2 * right) / all;
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, labels.length);
}

/** How well a score keeps outsiders apart from the known: area under the ROC curve, and what passes where 95 % of the known are kept. */
export function scoreOutsiders(
  known: readonly number[],
  outsiders: readonly number[],
): { readonly auroc: number; readonly outsidersLetThroughAt95: number } {
  const all = [...known.map(score => ({ score, known: true })), ...outsiders.map(score => ({ score, known: false }))];
  all.sort((a, b) => a.score - b.score);
  let below = 0;
  let ordered = 0;
  for (let i = 0; i < all.length;) {
    let end = i;
    while (end < all.length && all[end]!.score === all[i]!.score) end++;
    const tied = all.slice(i, end);
    const tiedOutsiders = tied.filter(one => !one.known).length;
    ordered += (tied.length - tiedOutsiders) * (below + tiedOutsiders / 2);
    below += tiedOutsiders;
    i = end;
  }
  const threshold = [...known].sort((a, b) => a - b)[Math.floor(known.length * 0.05)] ?? -Infinity;
  return {
    auroc: ordered / Math.max(1, known.length * outsiders.length),
    outsidersLetThroughAt95: outsiders.filter(score => score >= threshold).length / Math.max(1, outsiders.length),
  };
}

export function meanAndDeviation(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}
