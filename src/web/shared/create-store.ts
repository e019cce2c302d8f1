/** A value that a page shows, with those who want to know when it changes. */
export interface Store<T> {
  get(): T;
  update(change: (current: T) => T): void;
  subscribe(listener: () => void): () => void;
}

/** Listeners run synchronously after each change; a change to the same value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    update(change) {
      const next = change(value);
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
