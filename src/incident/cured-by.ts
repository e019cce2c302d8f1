import type { Incident } from './incident';

/** The fix that put the fault right, in a case that went to a person all the same: what was tried last, and did not fail since. */
export function curedBy({ attempts, handoff }: Incident): string | undefined {
  const last = attempts.at(-1);
  return handoff && handoff.reason !== 'again' && last?.result === 'fixed' ? last.fix : undefined;
}
