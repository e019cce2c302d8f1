import { openCase } from './case';
import type { Talk } from './talk';

/** No fault was told of, or only of one that was put right just before: there is nothing to search for once the danger is settled. */
export function hasNothingToSearch(talk: Talk): boolean {
  const { codes, symptoms } = openCase(talk);
  return (
    codes.length === 0 &&
    (talk.input.recentlyClosed[0]?.resolution?.by === 'merchant' ||
      symptoms.every(({ intent }) => !intent.startsWith('fault.')))
  );
}
