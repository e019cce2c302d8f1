import type { FoldSynonyms } from './fold-synonyms';
import { normalize } from './normalize';
import type { ReadPinyin } from './pinyin/read-pinyin';
import { redact } from './redact';
import type { Segment } from './segment';

/** Longer messages are judged by their beginning: what a merchant wants stands there, and the time a message takes stays bounded. */
export const MAX_ANALYSED_CHARACTERS = 2000;

/** A text in the form the matcher sees. */
export interface AnalysedText {
  /** In characters where it was written in pinyin. */
  readonly normalized: string;
  /** Normalised, with synonyms folded and card markers without their digits: what features are taken from. */
  readonly canonical: string;
  readonly tokens: readonly string[];
}

export type Analyze = (text: string) => AnalysedText;

/** Builds the way from a message to what the matcher sees; the same for training phrases, which are therefore redacted too. */
export function createAnalyze(
  segment: Segment,
  foldSynonyms: FoldSynonyms,
  readPinyin: ReadPinyin = text => text,
): Analyze {
  return text => {
    const said = cut(text);
    const normalized = readPinyin(normalize(mayHoldSecret(said) ? redact(said).text : said));
    const canonical = foldSynonyms(foldNumbers(normalized));
    return { normalized, canonical, tokens: segment(canonical) };
  };
}

/** Every secret has three digits at least, in whatever script; most messages and phrases have none, and are read in half the time. */
const DIGITS = /[\p{N}〇零一二三四五六七八九十两幺洞拐勾壹贰叁肆伍陆柒捌玖拾百oOlIiοо]/gu;
const LEAST_SECRET = 3;
const mayHoldSecret = (text: string): boolean => (text.match(DIGITS)?.length ?? 0) >= LEAST_SECRET;

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
