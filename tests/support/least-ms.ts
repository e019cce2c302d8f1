/**
 * Milliseconds of processor time of the quickest of three runs: a busy machine makes a run wait, which costs no processor time; what is quadratic
 * costs it each time.
 */
export function leastMs(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const started = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
