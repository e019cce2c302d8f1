/** Runs one task after another for each key, in the order of asking; tasks of different keys do not wait for each other. */
export type InOrder = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/** A task that fails does not disturb those after it. */
export function createInOrder(): InOrder {
  const lastByKey = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = lastByKey.get(key) ?? Promise.resolve();
    const result = before.then(task);
    const settled = result
      .catch(() => undefined) // Told to whoever asked for it.
      .then(() => {
        if (lastByKey.get(key) === settled) lastByKey.delete(key);
      });
    lastByKey.set(key, settled);
    return result;
  };
}
