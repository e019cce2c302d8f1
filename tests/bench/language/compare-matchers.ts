/**
 * The first reader beside other open-source matchers, all learning from the same examples: the knowledge's phrases, tested on the messages by authors
 * who wrote no phrase (tests/language/data/messages.jsonl); and any labelled TSV with ten examples a label, five draws. The others are no dependencies of
 * ours: they are installed beside and their folder is named.
 *
 *   npm install --prefix DIR node-nlp@4.27.0 minisearch@7.2.0
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/compare-matchers.ts DIR [NAME=train.tsv[:test.tsv]…]
 *
 * A TSV has `text<TAB>label`; where no test file is named, up to 30 other lines a label are tested.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createAnalyze } from '../../../src/language/analyze';
import { chooseIntent, NO_INTENT, TEMPERATURE } from '../../../src/language/choose-intent';
import { createMatchLabel, trainModel } from '../../../src/language/match-label';
import { createSegment } from '../../../src/language/segment';
import { createRandom } from '../../../src/language/train-linear';
import { createFindRow } from '../../../src/language/vocabulary';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';
import type { Half } from './bench-reader';

interface Line {
  readonly text: string;
  readonly label: string;
}

/** The labels of a text, likeliest first. */
type Classify = (text: string) => readonly string[] | Promise<readonly string[]>;

interface Matcher {
  readonly name: string;
  train(lines: readonly Line[]): Classify | Promise<Classify>;
}

interface Bayes {
  addDocument(words: readonly string[], label: string): void;
  train(): void;
  getClassifications(words: readonly string[]): readonly { readonly label: string }[];
}

/** natural ships no types for its parts. */
const BayesClassifier = createRequire(__filename)(
  'natural/lib/natural/classifiers/bayes_classifier',
) as new () => Bayes;

const [dir = '', ...sets] = process.argv.slice(2);
const requireFrom = createRequire(join(resolve(dir), 'package.json'));
const segment = createSegment([], mkdtempSync(join(tmpdir(), 'poscare-compare-')));
const analyze = createAnalyze(segment, text => text);
const NEIGHBOURS = 15;

/** The product's matcher without its lexicon, as `poscare evaluate` has it. */
const ours: Matcher = {
  name: 'first reader',
  train(lines) {
    const model = trainModel(lines.map(({ text, label }) => ({ ...analyze(text), label })));
    const matchLabel = createMatchLabel(model, createFindRow(model.vocabulary.hashes), TEMPERATURE);
    return text => {
      const match = matchLabel(analyze(text));
      const { intent, alternatives } = chooseIntent(model.labels, match);
      const ranked = [intent, ...alternatives.map(other => other.intent)];
      return model.labels.includes(NO_INTENT) ? ranked : ranked.filter(label => label !== NO_INTENT);
    };
  },
};

/** natural's naive Bayes over the words that jieba finds. */
const bayes: Matcher = {
  name: 'natural Bayes',
  train(lines) {
    const classifier = new BayesClassifier();
    for (const { text, label } of lines) classifier.addDocument(segment(text.toLowerCase()), label);
    classifier.train();
    return text => classifier.getClassifications(segment(text.toLowerCase())).map(({ label }) => label);
  },
};

interface Index {
  addAll(rows: readonly object[]): void;
  search(text: string, options: object): readonly { readonly label: string; readonly score: number }[];
}

/** MiniSearch's BM25: the labels of the nearest examples, weighed by score. */
const miniSearch: Matcher = {
  name: 'MiniSearch',
  train(lines) {
    const MiniSearch = requireFrom('minisearch') as new (options: object) => Index;
    const tokenize = (text: string): string[] => segment(text.toLowerCase());
    const index = new MiniSearch({ fields: ['text'], storeFields: ['label'], tokenize });
    index.addAll(lines.map((line, id) => ({ id, ...line })));
    return text => {
      const sums = new Map<string, number>();
      for (const { label, score } of index.search(text, { combineWith: 'OR' }).slice(0, NEIGHBOURS))
        sums.set(label, (sums.get(label) ?? 0) + score);
      return [...sums].sort((a, b) => b[1] - a[1]).map(([label]) => label);
    };
  },
};

interface Manager {
  addDocument(language: string, text: string, label: string): void;
  train(): Promise<void>;
  process(
    language: string,
    text: string,
  ): Promise<{ readonly classifications: readonly { readonly intent: string }[] }>;
}

/** NLP.js as it comes, Chinese. */
const nlpJs: Matcher = {
  name: 'node-nlp',
  async train(lines) {
    const { NlpManager } = requireFrom('node-nlp') as { NlpManager: new (settings: object) => Manager };
    const manager = new NlpManager({ languages: ['zh'], nlu: { log: false }, autoSave: false, forceNER: false });
    // A point in a name would make it two: a domain and an intent.
    for (const { text, label } of lines) manager.addDocument('zh', text, label.replaceAll('.', ':'));
    await manager.train();
    return async text =>
      (await manager.process('zh', text)).classifications.map(({ intent }) =>
        intent === 'None' ? NO_INTENT : intent.replaceAll(':', '.'),
      );
  },
};

const OTHERS: readonly Matcher[] = [bayes, miniSearch, nlpJs];

interface Figures {
  readonly first: number;
  readonly inTwo: number;
}

async function test(classify: Classify, lines: readonly Line[]): Promise<Figures> {
  let first = 0;
  let inTwo = 0;
  for (const { text, label } of lines) {
    const place = (await classify(text)).indexOf(label);
    if (place === 0) first += 1;
    if (place === 0 || place === 1) inTwo += 1;
  }
  return { first: first / lines.length, inTwo: inTwo / lines.length };
}

interface Message {
  readonly half: Half;
  readonly intent: string;
  readonly text: string;
}

async function compareOnPhrases(): Promise<void> {
  const { learnt, reader } = createBenchReader();
  const lines = learnt.intents.flatMap(({ id, phrases }) => phrases.map(({ text }) => ({ text, label: id })));
  const messages = readRows<Message>('messages');
  const now = new Date();
  const whole: Matcher = {
    name: 'first reader',
    train: () => text => {
      const { intent, alternatives } = reader.understand(text, now);
      return [intent, ...alternatives.map(other => other.intent)];
    },
  };
  for (const { name, train } of [whole, ...OTHERS]) {
    const started = performance.now();
    const classify = await train(lines);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    for (const half of HALVES) {
      const own = messages.filter(row => row.half === half).map(({ text, intent }) => ({ text, label: intent }));
      const { first, inTwo } = await test(classify, own);
      console.log(
        `${name.padEnd(14)} ${half.padEnd(12)} first ${share(first, 1)}, in two ${share(inTwo, 1)}; trained ${seconds} s`,
      );
    }
  }
}

const SHOTS = 10;
const MOST_TESTED = 30;
const SEEDS = [1, 2, 3, 4, 5];

const readTsv = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)
    .map(line => {
      const [text = '', label = ''] = line.split('\t');
      return { text, label };
    });

/** So many examples of each label by the seed, and of the rest what is tested. */
function draw(
  lines: readonly Line[],
  seed: number,
): { readonly train: readonly Line[]; readonly rest: readonly Line[] } {
  const random = createRandom(seed);
  const byLabel = new Map<string, { readonly line: Line; readonly key: number }[]>();
  for (const line of lines) {
    const own = byLabel.get(line.label) ?? [];
    own.push({ line, key: random() });
    byLabel.set(line.label, own);
  }
  const shuffled = [...byLabel.values()].map(own => own.sort((a, b) => a.key - b.key).map(({ line }) => line));
  return {
    train: shuffled.flatMap(own => own.slice(0, SHOTS)),
    rest: shuffled.flatMap(own => own.slice(SHOTS, SHOTS + MOST_TESTED)),
  };
}

async function compareOnTsv(set: string): Promise<void> {
  const [name = '', files = ''] = set.split('=');
  const [trainFile = '', testFile] = files.split(':');
  const lines = readTsv(trainFile);
  for (const matcher of [ours, ...OTHERS]) {
    const figures: number[] = [];
    for (const seed of SEEDS) {
      const { train, rest } = draw(lines, seed);
      const classify = await matcher.train(train);
      figures.push((await test(classify, testFile === undefined ? rest : readTsv(testFile))).first);
    }
    const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
    console.log(
      `${name} ${SHOTS}-shot ${matcher.name.padEnd(14)} ${share(mean, 1)} (${figures.map(f => share(f, 1)).join(' ')})`,
    );
  }
}

async function main(): Promise<void> {
  for (const set of sets) await compareOnTsv(set);
  await compareOnPhrases();
}
void main();
