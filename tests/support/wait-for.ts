/** Looks every 20 ms, for six seconds at most. */
export async function waitFor(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300 && !(await isSo()); i++) await new Promise(resolve => setTimeout(resolve, 20));
}

/** Time for what must not happen. */
export const aMoment = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 300));
