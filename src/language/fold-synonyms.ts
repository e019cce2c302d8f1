import { normalize } from './normalize';

export type FoldSynonyms = (normalized: string) => string;

/** Builds the replacement of variants, homophones and dialect words by their canonical words, the longest first: `破死机` -> `pos机`. */
export function createFoldSynonyms(synonyms: Readonly<Record<string, string>>): FoldSynonyms {
  const canonical = new Map(
    Object.entries(synonyms)
      .map(([variant, word]) => [normalize(variant), normalize(word)] as const)
      .filter(([variant, word]) => variant !== '' && variant !== word),
  );
  if (canonical.size === 0) return text => text;
  const variants = [...canonical.keys()].sort((a, b) => b.length - a.length).map(escapeForRegExp);
  const pattern = new RegExp(variants.join('|'), 'g');
  return text => text.replace(pattern, variant => canonical.get(variant) ?? variant);
}

export function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
