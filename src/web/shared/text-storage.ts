/** Text kept in the browser; every call does nothing where storage is refused (private windows, full disks). */
export interface TextStorage {
  keys(): readonly string[];
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  remove(key: string): void;
}
