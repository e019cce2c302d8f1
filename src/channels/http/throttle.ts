/** Decides whether one more action of this key is let through. */
export interface Throttle {
  /** `notice` for the first one refused in a window (say so, once), `drop` for those after it. */
  allow(key: string): Promise<'ok' | 'notice' | 'drop'>;
}
