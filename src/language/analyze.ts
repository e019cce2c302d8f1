import type { FoldSynonyms } from './fold-synonyms';
import { normalize } from './normalize';
import { redact } from './redact';
import type { Segment } from './segment';

/** Longer messages are judged by their beginning: what a merchant wants stands there, and the time a message takes stays bounded. */
export const MAX_ANALYSED_CHARACTERS = 2000;

/** A text in the form the matcher sees. */
export interface AnalysedText {
  readonly normalized: string;
  /** Normalised, with synonyms folded and card markers without their digits: what features are taken from. */
  readonly canonical: string;
  readonly tokens: readonly string[];
}

export type Analyze = (text: string) => AnalysedText;

/** Builds the way from a message to what the matcher sees; the same for training phrases, which are therefore redacted too. */
export function createAnalyze(segment: Segment, foldSynonyms: FoldSynonyms): Analyze {
  return text => {
    const normalized = normalize(redact(cut(text)).text);
    const canonical = foldSynonyms(foldNumbers(normalized));
    return { normalized, canonical, tokens: segment(canonical) };
  };
}

/** Long numbers stand for their kind, and card markers lose their digits: which merchant's number it is teaches nothing. */
function foldNumbers(normalized: string): string {
  return normalized
    .replace(/\[卡号[^\]]{0,8}\]/g, '[卡号]')
    .replace(/\d{5,}/g, digits => (digits.length === 11 ? '⟨手机⟩' : digits.length > 12 ? '⟨长号⟩' : '⟨号⟩'));
}

/** The beginning of a text, not cut within a surrogate pair. */
function cut(text: string): string {
  if (text.length <= MAX_ANALYSED_CHARACTERS) return text;
  return text.slice(0, MAX_ANALYSED_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
}
