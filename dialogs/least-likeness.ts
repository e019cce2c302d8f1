import { isOnlyNumber, isWordless } from '../src/language/words/short-readings';
import type { Pending } from './memory';

/** Least confidence at which an option counts as chosen; below it the bot asks again. */
export const OPTION_MIN = 0.5;
/** From here on a danger is acted on without asking back. */
export const SURE = 0.9;

/** How sure an option has to be: what holds no word is like anything, and next to what was learnt of results so is `128.5`. */
export function leastLikeness(pending: Pending | undefined, normalized: string): number {
  const saysNothing = isWordless(normalized) || (pending?.kind === 'fix' && isOnlyNumber(normalized));
  return saysNothing ? SURE : OPTION_MIN;
}
