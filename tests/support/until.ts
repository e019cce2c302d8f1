/** Asks again every 20 ms until it holds; throws after four seconds. */
export async function until(holds: () => boolean | Promise<boolean>, forMs = 4_000): Promise<void> {
  const end = performance.now() + forMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('It did not come to hold');
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
