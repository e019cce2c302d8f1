import type { AnalysedText, Analyze } from './analyze';
import { readPolarity } from './read-polarity';
import type { AnswerQuestion } from './understanding';

export interface OptionLikeness {
  readonly optionId: string;
  /** 0: nothing in common, 1: the same. */
  readonly likeness: number;
}

/** How like an answer is to each option's label and phrases, most alike first. */
export function compareOptions(
  question: AnswerQuestion,
  answer: AnalysedText,
  analyze: Analyze,
): readonly OptionLikeness[] {
  const polarity = readPolarity(answer.canonical);
  const said = gramsOf(answer.canonical);
  return question.options
    .map(({ id, label, phrases = [] }) => {
      const ways = [label, ...phrases].map(way => analyze(way).canonical);
      const alike = Math.max(...ways.map(way => likeness(answer.canonical, said, way)));
      const optionPolarity = readPolarity(analyze(label).canonical);
      const agreement =
        polarity !== undefined && optionPolarity !== undefined ? (polarity === optionPolarity ? 0.3 : -0.3) : 0;
      return { optionId: id, likeness: alike === 1 ? 1 : Math.min(0.98, Math.max(0, alike + agreement)) };
    })
    .sort((a, b) => b.likeness - a.likeness);
}

function likeness(answer: string, said: ReadonlyMap<string, number>, way: string): number {
  if (strip(answer) === strip(way)) return 1;
  const grams = gramsOf(way);
  let shared = 0;
  let ofAnswer = 0;
  let ofWay = 0;
  for (const [gram, weight] of said) {
    ofAnswer += weight;
    if (grams.has(gram)) shared += weight;
  }
  for (const weight of grams.values()) ofWay += weight;
  if (ofAnswer === 0 || ofWay === 0) return 0;
  const dice = (2 * shared) / (ofAnswer + ofWay);
  const contained = answer.includes(strip(way)) && strip(way).length >= 2 ? 0.85 : 0;
  return Math.max(dice, contained, (0.8 * shared) / Math.min(ofAnswer, ofWay + 2));
}

/** Characters and pairs of them, pairs counting double. */
function gramsOf(text: string): Map<string, number> {
  const characters = [...strip(text)];
  const grams = new Map<string, number>();
  characters.forEach((character, i) => {
    grams.set(character, 1);
    if (i > 0) grams.set(characters[i - 1]! + character, 2);
  });
  return grams;
}

function strip(text: string): string {
  return text.replace(/[\s\p{P}\p{S}]|[了的啊呀呢吧哦嘛]$/gu, '');
}
