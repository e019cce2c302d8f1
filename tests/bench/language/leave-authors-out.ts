import { createAnalyze } from '../../../src/language/analyze';
import { TEMPERATURE } from '../../../src/language/choose-intent';
import { belonging } from '../../../src/language/belonging';
import { scoreAccuracy, scoreMacroF1, scoreOutsiders } from '../../../src/language/figures';
import { createFoldSynonyms } from '../../../src/language/fold-synonyms';
import { createMatchLabel, trainModel } from '../../../src/language/match-label';
import { createReadIntent } from '../../../src/language/read-intent';
import { createSegment } from '../../../src/language/segment';
import { createFindRow } from '../../../src/language/vocabulary';
import { languageCacheDir, readLanguageKnowledge } from '../../support/language-knowledge';

/**
 * How well intents are read in the words of people who wrote no training phrase: four folds of whole authors.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/language/leave-authors-out.ts [--by-intent]
 */
const FOLDS = 4;

interface Reading {
  readonly text: string;
  readonly expected: string;
  readonly given: string;
  readonly second: string;
  readonly confidence: number;
  readonly belongs: number;
}

function readFolds(): {
  readonly readings: readonly Reading[];
  readonly trainMs: readonly number[];
  readonly timesUs: number[];
} {
  const { intents, lexicon, codes } = readLanguageKnowledge();
  const analyze = createAnalyze(createSegment(lexicon.terms, languageCacheDir), createFoldSynonyms(lexicon.synonyms));
  const lines = intents.flatMap(({ id, phrases }) => phrases.map(({ author, text }) => ({ author, text, label: id })));
  const authors = [...new Set(lines.map(({ author }) => author))].sort();
  const foldOf = (author: string): number => authors.indexOf(author) % FOLDS;
  const readings: Reading[] = [];
  const trainMs: number[] = [];
  const timesUs: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const started = performance.now();
    const model = trainModel(
      lines.filter(({ author }) => foldOf(author) !== fold).map(({ text, label }) => ({ ...analyze(text), label })),
    );
    trainMs.push(performance.now() - started);
    const matchLabel = createMatchLabel(model, createFindRow(model.vocabulary.hashes), TEMPERATURE);
    const readIntent = createReadIntent({ analyze, matchLabel, labels: model.labels, codes });
    for (const { text, label } of lines.filter(({ author }) => foldOf(author) === fold)) {
      const before = performance.now();
      const analysed = analyze(text);
      const { intent, confidence, alternatives } = readIntent(analysed);
      timesUs.push((performance.now() - before) * 1000);
      const second = alternatives[0]?.intent ?? '';
      readings.push({
        text,
        expected: label,
        given: intent,
        second,
        confidence,
        belongs: belonging(model.labels, matchLabel(analysed)),
      });
    }
  }
  return { readings, trainMs, timesUs: timesUs.sort((a, b) => a - b) };
}

function main(): void {
  const { readings, trainMs, timesUs } = readFolds();
  const expected = readings.map(reading => reading.expected);
  const given = readings.map(reading => reading.given);
  const isSafety = (intent: string): boolean => intent.startsWith('safety.');
  const safety = readings.filter(reading => isSafety(reading.expected));
  const belongs = (none: boolean): number[] =>
    readings.filter(reading => (reading.expected === 'none') === none).map(reading => reading.belongs);
  const share = (right: number, all: number): string => (right / all).toFixed(3);
  const print = (name: string, value: string): void => console.log(`${name.padEnd(44)}${value}`);
  print('messages', String(readings.length));
  print('top-1', scoreAccuracy(expected, given).toFixed(4));
  const inTwo = readings.filter(
    ({ expected: label, given: best, second }) => label === best || label === second,
  ).length;
  print('in the top two', share(inTwo, readings.length));
  print('macro F1', scoreMacroF1(expected, given).toFixed(4));
  print(
    'safety read as the same safety intent',
    share(safety.filter(one => one.given === one.expected).length, safety.length),
  );
  print('safety read as any safety intent', share(safety.filter(one => isSafety(one.given)).length, safety.length));
  const alarms = readings.filter(one => isSafety(one.given));
  print('of those read as safety, safety', share(alarms.filter(one => isSafety(one.expected)).length, alarms.length));
  const { auroc, outsidersLetThroughAt95 } = scoreOutsiders(belongs(false), belongs(true));
  print('none: area under the ROC curve', auroc.toFixed(4));
  print('none: let through where 95 % are kept', outsidersLetThroughAt95.toFixed(3));
  print('calibration error (10 bins)', calibrationError(readings).toFixed(4));
  print('training of one fold, ms', trainMs.map(ms => ms.toFixed(0)).join(' '));
  print('a message, µs: p50, p99', `${at(timesUs, 0.5).toFixed(0)}, ${at(timesUs, 0.99).toFixed(0)}`);
  print('resident memory, MB (training included)', (process.memoryUsage().rss / 1e6).toFixed(0));
  if (process.argv.includes('--by-intent')) printByIntent(readings);
}

/** Mean distance between the confidence given and the share that is right, over tenths of confidence. */
function calibrationError(readings: readonly Reading[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inside = readings.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    const right = inside.filter(({ expected, given }) => expected === given).length;
    const sum = inside.reduce((total, { confidence }) => total + confidence, 0);
    error += Math.abs(right - sum) / readings.length;
  }
  return error;
}

function printByIntent(readings: readonly Reading[]): void {
  for (const intent of [...new Set(readings.map(({ expected }) => expected))].sort()) {
    const own = readings.filter(({ expected }) => expected === intent);
    const wrong = new Map<string, number>();
    for (const { given } of own) if (given !== intent) wrong.set(given, (wrong.get(given) ?? 0) + 1);
    const confused = [...wrong].sort((a, b) => b[1] - a[1]).slice(0, 4);
    const right = own.length - [...wrong.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `${intent.padEnd(26)}${(right / own.length).toFixed(2)}  ${confused.map(([other, n]) => `${other} ${n}`).join(', ')}`,
    );
  }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

main();
