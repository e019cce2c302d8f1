/** Decides whether one more action of this key is let through. */
export interface Throttle {
  /**
   * `notice` for the first one over the limit in a window (say so, once), `quiet` for those after it,
   * `refuse` for those beyond what is taken at all.
   */
  allow(key: string): Promise<'ok' | 'notice' | 'quiet' | 'refuse'>;
}
