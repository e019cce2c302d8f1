/** Milliseconds of the quickest of three runs: a machine stalls now and then, what is quadratic is slow each time. */
export function leastMs(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return Math.min(...times);
}
