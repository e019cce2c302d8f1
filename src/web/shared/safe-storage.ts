import type { TextStorage } from './text-storage';

/** `localStorage` behind calls that never throw. */
export const safeLocalStorage: TextStorage = {
  keys: () => attempt(() => Object.keys(localStorage)) ?? [],
  read: key => attempt(() => localStorage.getItem(key)) ?? undefined,
  write: (key, text) => void attempt(() => localStorage.setItem(key, text)),
  remove: key => void attempt(() => localStorage.removeItem(key)),
};

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
