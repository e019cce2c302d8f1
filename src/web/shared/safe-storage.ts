/** Text kept in the browser; every call does nothing where storage is refused (private windows, full disks). */
export interface TextStorage {
  keys(): readonly string[];
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  remove(key: string): void;
}

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
