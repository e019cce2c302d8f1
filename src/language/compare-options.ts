import type { DescribeWay, Way } from './describe-way';
import { likenessOfMeaning } from './describe-way';
import { shareHeld } from './embed';
import type { Polarity } from './words/read-polarity';
import { isDenied, markPolarity } from './words/read-polarity';
import { isWithin, readQuantity } from './read-quantity';
import type { AnswerQuestion } from './understanding';

export interface OptionScore {
  readonly optionId: string;
  /** P(this option | one of the options is meant); sums to 1. */
  readonly share: number;
}

export interface Comparison {
  /** Most probable first. */
  readonly options: readonly OptionScore[];
  /** P(the best option is meant): how far it leads the others, and whether an option is meant at all. */
  readonly probability: number;
  /** The answer says the best option in its own words, names its quantity, or says yes or no to it. */
  readonly certain: boolean;
  /** Intents as which the options themselves would be read: no digressions here. */
  readonly ownIntents: ReadonlySet<string>;
}

export type CompareOptions = (question: AnswerQuestion, text: string, said: Polarity | undefined) => Comparison;

interface Candidate {
  readonly optionId: string;
  readonly labels: readonly Way[];
  readonly ways: readonly Way[];
  readonly polarity: Polarity | undefined;
}

/**
 * Weights chosen on the phrases of knowledge/checks.yaml, each left out of its own option in turn: words alone get .62 right, meaning
 * alone .62, both .65. `smoothing` is the count that a gram never seen with an option is given.
 */
const WEIGHTS = { smoothing: 0.3, label: 2, meaning: 4, polarity: 1.5, contained: 2.5, sharpness: 0.55 } as const;
/** What a certain reading adds to an option's score. */
const CERTAIN = 12;

/** Builds the comparison of an answer with the options of a question, by words, meaning, quantity, and yes or no. */
export function createCompareOptions(describeWay: DescribeWay): CompareOptions {
  return ({ options }, text, said) => {
    const answer = describeWay(text, false);
    const polarities = markPolarity(options.map(({ label }) => label));
    const candidates = options.map(({ id, label, phrases = [] }, i): Candidate => {
      const labels = splitLabel(label).map(part => describeWay(part, true));
      return {
        optionId: id,
        labels,
        ways: [...labels, ...phrases.map(phrase => describeWay(phrase, true))],
        polarity: polarities[i],
      };
    });
    const certain = candidates.map(candidate => isCertain(candidate, answer, said));
    const only = certain.filter(Boolean).length === 1;
    const scores = scoreByWords(candidates, answer).map(
      (score, i) => score + scoreByMeaning(candidates[i]!, answer) + (only && certain[i] ? CERTAIN : 0),
    );
    const shares = toShares(scores);
    const order = shares.map((_, i) => i).sort((a, b) => shares[b]! - shares[a]!);
    const best = candidates[order[0] ?? -1];
    return {
      options: order.map(i => ({ optionId: options[i]!.id, share: shares[i]! })),
      probability: best ? shares[order[0]!]! * isMeant(best, answer) : 0,
      certain: only,
      ownIntents: new Set(candidates.flatMap(({ ways }) => ways.map(way => way.intent))),
    };
  };
}

/** Overlap from which an option is surely what the words are about. */
const FULL_OVERLAP = 0.1;

/** How much of the answer's wording the option's label and phrases have, as a weight from .2 to 1. */
function isMeant({ ways }: Candidate, answer: Way): number {
  const overlap = shareHeld(
    answer.embedding,
    ways.map(way => way.embedding),
  );
  return Math.min(1, 0.2 + (0.8 * overlap) / FULL_OVERLAP);
}

/** The label and, where it names several things, each of them: `网线/宽带` -> `网线/宽带`, `网线`, `宽带`. */
function splitLabel(label: string): readonly string[] {
  const parts = label.split(/[/、，,（()）]|或者?/).filter(part => part.trim().length > 1);
  return parts.length > 1 ? [label, ...parts] : [label];
}

function isCertain({ labels, ways, polarity }: Candidate, answer: Way, said: Polarity | undefined): boolean {
  if (ways.some(way => way.text === answer.text)) return true;
  const quantity = readQuantity(answer.text);
  const offered = quantity && readQuantity(labels[0]!.text);
  if (quantity && offered) return isWithin(quantity, offered);
  return said !== undefined && said === polarity;
}

/** Naive Bayes over the grams that any option has: log P(gram | option) - log of the mean over options. */
function scoreByWords(candidates: readonly Candidate[], answer: Way): readonly number[] {
  const profiles = candidates.map(countGrams);
  const scores = profiles.map(() => 0);
  for (const gram of answer.grams) {
    if (!profiles.some(({ counts }) => counts.has(gram))) continue;
    const given = profiles.map(
      ({ counts, total }) => ((counts.get(gram) ?? 0) + WEIGHTS.smoothing) / (total + 2 * WEIGHTS.smoothing),
    );
    const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
    given.forEach((value, i) => (scores[i] = scores[i]! + Math.log(value / mean)));
  }
  return scores;
}

function countGrams({ labels, ways }: Candidate): {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
} {
  const counts = new Map<string, number>();
  let total = 0;
  for (const way of ways) {
    const weight = way === labels[0] ? WEIGHTS.label : 1;
    total += weight;
    for (const gram of way.grams) counts.set(gram, (counts.get(gram) ?? 0) + weight);
  }
  return { counts, total };
}

function scoreByMeaning({ labels, ways, polarity }: Candidate, answer: Way): number {
  const nearest = Math.max(...ways.map(way => likenessOfMeaning(way, answer)));
  const contained = labels.some(
    ({ text }) => text.length > 1 && answer.text.includes(text) && isDenied(text) === isDenied(answer.text),
  );
  const agrees = polarity === undefined ? 0 : (polarity === 'no') === isDenied(answer.text) ? 1 : -1;
  return WEIGHTS.meaning * nearest + (contained ? WEIGHTS.contained : 0) + WEIGHTS.polarity * agrees;
}

function toShares(scores: readonly number[]): readonly number[] {
  const highest = Math.max(...scores);
  const powers = scores.map(score => Math.exp(WEIGHTS.sharpness * (score - highest)));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map(power => power / sum);
}
