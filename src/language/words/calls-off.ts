import { isPaidOtherwise } from './read-worry';

/** Plain enough to close a case by, in the middle of a step. */
const CALLS_OFF = /(?<!还)不(?:用再|用|想)?查(?:了|机器)|别(?:再)?查了|(?:问题|已经|都)解决了/;
/** Said by who leaves the queue: in the middle of a step it may be an answer (`没有别的问题`) or an objection (`不用试`). */
const HAS_ENOUGH =
  /不用(?:再|继续)?(?:查|检查|看别的|弄|修|试)|不(?:弄|修|搞|整)了|(?:已经|都)(?:弄清楚|清楚)了|没(?:有)?别的(?:事|问题)/;
/** Beside a customer who has paid otherwise, this objects to no step. */
const NO_MORE = /(?:不用|不必|不要|不|唔使|甭)(?:再)?(?:弄|修|搞|整|管)(?:了|啦|咯|喇)/;

/**
 * Whether a message calls the search off: `机子好的 我不查了哈`, `客人给了现金了，不用弄了`, and in a queue also `钱已经清楚了 没别的事`. Takes
 * normalised text.
 */
export const callsOff = (normalized: string, where: 'in-a-step' | 'in-queue'): boolean =>
  CALLS_OFF.test(normalized) ||
  (isPaidOtherwise(normalized) && NO_MORE.test(normalized)) ||
  (where === 'in-queue' && HAS_ENOUGH.test(normalized));
