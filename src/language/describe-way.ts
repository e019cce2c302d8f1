import type { Analyze } from './analyze';
import type { Embed, Embedding } from './embed';
import type { MatchLabel } from './match-label';

/** A way of putting an answer, taken apart for comparison. */
export interface Way {
  /** Canonical text without punctuation and filler words. */
  readonly text: string;
  /** Characters and pairs of neighbours. */
  readonly grams: ReadonlySet<string>;
  readonly embedding: Embedding;
  /** Margins of all intents, centred, unit length: what the text means to the matcher, whatever its words. */
  readonly meaning: Float64Array;
  /** The intent it would be read as by itself. */
  readonly intent: string;
}

/** `kept`: the text is an option's and will be asked for again; what merchants write is not worth the memory. */
export type DescribeWay = (text: string, kept: boolean) => Way;

export interface DescribeParts {
  readonly analyze: Analyze;
  readonly embed: Embed;
  readonly matchLabel: MatchLabel;
  readonly labels: readonly string[];
}

/** Ways are taken apart once; about as many are kept as the checks of a knowledge base hold. */
const MAX_REMEMBERED = 2000;

export function createDescribeWay({ analyze, embed, matchLabel, labels }: DescribeParts): DescribeWay {
  const remembered = new Map<string, Way>();
  return (text, kept) => {
    const known = remembered.get(text);
    if (known) return known;
    const analysed = analyze(text);
    const { margins } = matchLabel(analysed);
    const stripped = stripFiller(analysed.canonical);
    const way: Way = {
      text: stripped,
      grams: gramsOf(stripped),
      embedding: embed(analysed),
      meaning: toUnitLength(margins),
      intent: labels[margins.indexOf(Math.max(...margins))] ?? '',
    };
    if (!kept) return way;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(text, way);
    return way;
  };
}

/** How close two texts are in meaning, -1 to 1. */
export function likenessOfMeaning(a: Way, b: Way): number {
  return a.meaning.reduce((sum, value, i) => sum + value * (b.meaning[i] ?? 0), 0);
}

function toUnitLength(margins: Float64Array): Float64Array {
  const mean = margins.reduce((sum, value) => sum + value, 0) / Math.max(1, margins.length);
  const length = Math.hypot(...margins.map(value => value - mean)) || 1;
  return margins.map(value => (value - mean) / length);
}

const FILLER =
  /^(?:应该|好像|可能|大概|就是|我这|我们|那个|嗯|哦|啊|是|选|就)+(?=..)|(?:了|的|啊|呀|呢|吧|哦|嘛|哈|喔)+$/g;

function stripFiller(text: string): string {
  const plain = text.replace(/[\s\p{P}\p{S}]/gu, '');
  const bare = plain.replace(FILLER, '');
  return bare === '' ? plain : bare;
}

function gramsOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(
    characters.flatMap((character, i) => (i === 0 ? [character] : [character, characters[i - 1]! + character])),
  );
}
