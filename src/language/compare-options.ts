import type { AnalysedText, Analyze } from './analyze';
import type { Embed, Embedding } from './embed';
import { cosine } from './embed';
import type { Polarity } from './read-polarity';
import { isDenied, markPolarity } from './read-polarity';
import { isWithin, readQuantity } from './read-quantity';
import type { AnswerOption, AnswerQuestion } from './understanding';

export interface OptionLikeness {
  readonly option: AnswerOption;
  /** 0: nothing in common, 1: the same words. */
  readonly likeness: number;
}

export interface CompareParts {
  readonly analyze: Analyze;
  readonly embed: Embed;
}

export type CompareOptions = (
  question: AnswerQuestion,
  answer: AnalysedText,
  said: Polarity | undefined,
) => readonly OptionLikeness[];

interface Way {
  readonly text: string;
  readonly embedding: Embedding;
}

/** Ways of putting an answer are analysed once; about as many as the checks of a knowledge base hold. */
const MAX_REMEMBERED = 5000;

/**
 * Builds the comparison of an answer with each option's label and phrases, most alike first: same words, one within the other,
 * a quantity within a range, yes and no, and cosine of tf-idf vectors for the rest.
 */
export function createCompareOptions({ analyze, embed }: CompareParts): CompareOptions {
  const remembered = new Map<string, Way>();
  const wayOf = (text: string): Way => {
    const known = remembered.get(text);
    if (known) return known;
    const analysed = analyze(text);
    const way = { text: strip(analysed.canonical), embedding: embed(analysed) };
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(text, way);
    return way;
  };
  return ({ options }, answer, said) => {
    const answered: Way = { text: strip(answer.canonical), embedding: embed(answer) };
    const polarities = markPolarity(options.map(({ label }) => label));
    return options
      .map((option, i) => ({ option, likeness: likenessOf(option, polarities[i], answered, said, wayOf) }))
      .sort((a, b) => b.likeness - a.likeness);
  };
}

function likenessOf(
  { label, phrases = [] }: AnswerOption,
  polarity: Polarity | undefined,
  answer: Way,
  said: Polarity | undefined,
  wayOf: (text: string) => Way,
): number {
  const labels = [label, ...label.split(/[/、，,（(]|或者?/)].filter(part => part.trim() !== '').map(wayOf);
  const ways = [...labels, ...phrases.map(wayOf)];
  if (ways.some(way => way.text === answer.text)) return 1;
  const quantity = readQuantity(answer.text);
  const offered = quantity && readQuantity(labels[0]!.text);
  if (quantity && offered && isWithin(quantity, offered)) return 0.95;
  if (said !== undefined && polarity !== undefined) return said === polarity ? 0.9 : 0.05;
  const nearest = Math.max(...ways.map(way => cosine(way.embedding, answer.embedding)));
  const held = Math.max(0, ...labels.map(way => containment(way.text, answer.text)));
  const disagrees = polarity !== undefined && isDenied(answer.text) !== (polarity === 'no') && nearest < 0.9;
  return Math.min(0.98, Math.max(nearest, held)) * (disagrees ? 0.6 : 1);
}

/** A label said within a longer answer, or an answer that is part of the label; the longer the common part, the surer. */
function containment(label: string, answer: string): number {
  if (label.length >= 2 && answer.includes(label)) return 0.75 + 0.2 * (label.length / answer.length);
  if (answer.length >= 2 && label.includes(answer)) return 0.7 + 0.25 * (answer.length / label.length);
  return 0;
}

const FILLER =
  /^(?:应该|好像|可能|大概|就是|我这|我们|那个|嗯|哦|啊|是|选|就)+(?=..)|(?:了|的|啊|呀|呢|吧|哦|嘛|哈|喔)+$/g;

function strip(text: string): string {
  const plain = text.replace(/[\s\p{P}\p{S}]/gu, '');
  const bare = plain.replace(FILLER, '');
  return bare === '' ? plain : bare;
}
