/** One thing that has to hold before a channel works, as `poscare channels check` found it. */
export interface ChannelCheck {
  readonly channel: 'wechat' | 'wecom';
  readonly check: string;
  /** `skipped`: it could not be tried, or does not apply; it says nothing for or against. */
  readonly outcome: 'ok' | 'failed' | 'skipped';
  /** What was found; holds no secret and no address with one. */
  readonly detail: string;
  /** What the operator does about it. */
  readonly fix?: string;
}

/** What a check found, before it is known whose it is. */
export type Finding = Pick<ChannelCheck, 'outcome' | 'detail' | 'fix'>;

export const ok = (detail: string): Finding => ({ outcome: 'ok', detail });
export const skipped = (detail: string): Finding => ({ outcome: 'skipped', detail });
export const failed = (detail: string, fix: string): Finding => ({ outcome: 'failed', detail, fix });
