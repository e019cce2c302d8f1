import type { Random } from '../../src/diagnosis/random';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Choice } from '../../src/store/records';
import type { Meaning } from './random-merchant';

export type Phrase = readonly [words: string, means: Meaning];

/** How merchants put things, drawn from the knowledge. */
export interface PhrasePools {
  /** An answer to this question, the option's own where there is one; undefined where nobody has written any. */
  ofOption(random: Random, questionId: string, optionId: string | undefined): Phrase | undefined;
  /** What became of a step. */
  result(random: Random): Phrase;
  fault(random: Random, intent: string | undefined): Phrase;
  intent(random: Random): Phrase;
  question(random: Random): Phrase;
  /** Anything of all of them, mostly out of place. */
  any(random: Random): Phrase;
  anyButton(random: Random): Choice;
}

/** What the options of the dialogs' own questions, and the intents, tell. */
const MEANINGS: Readonly<Partial<Record<string, Meaning>>> = {
  'act.fixed': 'cure',
  'act.not-fixed': 'failure',
  'act.yes': 'affirms',
  'act.back': 'takes-back',
  'request.human': 'wants-human',
};

interface Option {
  readonly question: string;
  readonly id: string;
  readonly phrases: readonly string[];
}

const made = new WeakMap<Knowledge, PhrasePools>();

/** Made once for the knowledge. */
export function createPhrasePools(knowledge: Knowledge): PhrasePools {
  const before = made.get(knowledge);
  if (before) return before;
  const pools = collect(knowledge);
  made.set(knowledge, pools);
  return pools;
}

function collect({ checks, phrases, intents, stepQuestions, wording }: Knowledge): PhrasePools {
  const options: readonly Option[] = [
    ...checks.flatMap(check => check.options.map(({ id, phrases: own }) => ({ question: check.id, id, phrases: own }))),
    ...phrases.flatMap(file =>
      Object.entries(file.phrases).map(([id, byAuthor]) => ({
        question: file.question,
        id,
        phrases: Object.values(byAuthor).flat(),
      })),
    ),
  ];
  const spoken = intents.map(({ id, phrases: byAuthor }) => ({ id, phrases: Object.values(byAuthor).flat() }));
  const faults = spoken.filter(({ id }) => id.startsWith('fault.'));
  const buttons = Object.entries(wording)
    .filter(([key]) => key.startsWith('choice.'))
    .map(([key, labels]) => ({ id: key.slice('choice.'.length), label: [labels].flat()[0] ?? '' }));
  const words = (random: Random, pool: { readonly id: string; readonly phrases: readonly string[] }): Phrase => [
    take(random, pool.phrases),
    pool.id.startsWith('ask.') ? 'asks' : (MEANINGS[pool.id] ?? 'stray'),
  ];
  const results = options.filter(({ question }) => question === 'fix');
  const pools: PhrasePools = {
    ofOption: (random, questionId, optionId) => {
      const own = options.filter(({ question }) => question === questionId);
      const fitting = own.filter(({ id }) => id === optionId);
      const chosen = fitting.length > 0 ? fitting : own;
      if (chosen.length === 0) return undefined;
      const [phrase, means] = words(random, take(random, chosen));
      return [phrase, means === 'stray' && fitting.length > 0 ? 'plain' : means];
    },
    result: random => words(random, take(random, results)),
    fault: (random, intent) => words(random, faults.find(({ id }) => id === intent) ?? take(random, faults)),
    intent: random => words(random, take(random, spoken)),
    question: random => [take(random, take(random, stepQuestions).phrases), 'asks'],
    any: random => {
      const share = random();
      if (share < 0.5) return words(random, take(random, options));
      return share < 0.75 ? pools.intent(random) : pools.question(random);
    },
    anyButton: random => take(random, buttons),
  };
  return pools;
}

function take<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to draw from');
  return item;
}
