const NEVER_DONE = /(?:没|冇|莫|未)(?:有)?([^，。,]{1,4}过)/;

/** A clause that says that something was never done, as if it had been: `我没擦过卡槽` -> `我擦过卡槽`; undefined where it says no such thing. */
export const deedNeverDone = (clause: string): string | undefined =>
  NEVER_DONE.test(clause) ? clause.replace(NEVER_DONE, '$1') : undefined;

const NEVER_DID = /(?:没|冇|莫|未)(?:有)?([^，。,\s]{1,3})过|(?:还没|没有?)(试|弄|做|换|擦|重启)/g;

/** What a message says was never done, by its words: `我没重启过` and `还没重启` -> `['重启']`; empty where it is not done yet. Takes normalised text. */
export const deedsDenied = (normalized: string): readonly string[] =>
  [...normalized.matchAll(NEVER_DID)].flatMap(([, everDone, done]) => everDone ?? done ?? []);

const DID_NOT =
  /(?:根本|压根|从来|都|又|就|可|我|俺|哪有)(?:就|都|也)?(?:没|冇|莫)(?:有|得)?(签到?|重启|关机?|结算|更新|换|擦|充|连|等|挪|动|重开|划|弄|做)(?!起|出)/g;

/** What a message says was not done at all, by its words: `我根本没签` -> `['签']`. Takes normalised text. */
export const deedsNotDone = (normalized: string): readonly string[] =>
  [...normalized.matchAll(DID_NOT)].flatMap(([, done]) => done ?? []);

const NOT_DONE_YET = /还没(?:试|弄|做|用)|没(?:有)?(?:换|试|做|弄|擦|连)过|哪来的|刚(?:刚)?(?:插|换|连)上/;

/** Whether a step that is named was not done, or not to the end: `网线刚插上`. Takes normalised text. */
export const isNotDoneYet = (normalized: string): boolean => NOT_DONE_YET.test(normalized);
