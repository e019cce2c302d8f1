import type { WordingKey } from './wording-keys';

/** What the bot says where it did not know what was meant, or guessed: the words before it are worth an editor's look. */
export const UNHEARD_KEYS: ReadonlySet<string> = new Set<WordingKey>([
  'clarify.what',
  'clarify.answer',
  'clarify.outside',
  'clarify.which',
  'clarify.which-beside',
  'clarify.which-after',
  'answer.one-left',
  'try.unknown',
  'ask.unknown',
  'handoff.unknown',
  'close.unknown',
]);
