import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analyze } from './analyze';
import { createAnalyze } from './analyze';
import { belonging } from './belonging';
import { chooseIntent, NO_INTENT, TEMPERATURE } from './choose-intent';
import { meanAndDeviation, scoreAccuracy, scoreMacroF1, scoreOutsiders } from './figures';
import type { LabelMatch } from './match-label';
import { createMatchLabel, trainModel } from './match-label';
import { createSegment } from './segment';
import { createFindRow } from './vocabulary';
import { createRandom } from './train-linear';

export interface LabeledLine {
  readonly text: string;
  readonly label: string;
}

export interface EvaluationData {
  readonly train: readonly LabeledLine[];
  readonly test: readonly LabeledLine[];
  /** Messages that belong to no label; their own labels are not looked at. */
  readonly outsiders?: readonly LabeledLine[];
  /** Examples of each label to train on, drawn anew for each seed; absent: all. */
  readonly shots?: number;
  readonly seeds?: readonly number[];
}

/** What `evaluate` prints: means over the seeds, shares from 0 to 1. */
export interface EvaluationFigures {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Probability that a message of a known label scores higher than an outsider. */
  readonly auroc?: number;
  /** Share of outsiders let through by the threshold that keeps 95 % of the known. */
  readonly outsidersLetThroughAt95?: number;
  readonly trainMs: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** Standard deviation of each figure over the seeds, where there are several. */
  readonly sd?: Readonly<Record<string, number>>;
}

/**
 * Measures the product's own matcher on anybody's labelled messages; no lexicon of ours takes part. The trimmed dictionary is kept in
 * `cacheDir`, or in a folder of its own that goes at the end.
 */
export function evaluateTsv(data: EvaluationData, cacheDir?: string): EvaluationFigures {
  if (cacheDir !== undefined) return evaluateIn(cacheDir, data);
  const own = mkdtempSync(join(tmpdir(), 'poscare-evaluate-'));
  try {
    return evaluateIn(own, data);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

function evaluateIn(cacheDir: string, data: EvaluationData): EvaluationFigures {
  const analyze = createAnalyze(createSegment([], cacheDir), text => text);
  analyze('预热'); // Loads dictionaries, so that the first seed's training time is that of training.
  return summarize((data.seeds ?? [1]).map(seed => evaluateOnce(data, seed, analyze)));
}

type Run = Readonly<Record<Exclude<keyof EvaluationFigures, 'sd' | 'auroc' | 'outsidersLetThroughAt95'>, number>> &
  Pick<EvaluationFigures, 'auroc' | 'outsidersLetThroughAt95'>;

function evaluateOnce({ train, test, outsiders, shots }: EvaluationData, seed: number, analyze: Analyze): Run {
  const examples = shots === undefined ? train : draw(train, shots, seed);
  const started = performance.now();
  const model = trainModel(examples.map(({ text, label }) => ({ ...analyze(text), label })));
  const trainMs = performance.now() - started;
  const matchLabel = createMatchLabel(model, createFindRow(model.vocabulary.hashes), TEMPERATURE);
  const times: number[] = [];
  const read = (text: string): { readonly label: string; readonly score: number } => {
    const before = performance.now();
    const match = matchLabel(analyze(text));
    const label = chooseIntent(model.labels, match).intent;
    times.push((performance.now() - before) * 1000);
    return {
      label: label === NO_INTENT && !model.labels.includes(NO_INTENT) ? bestLabel(model.labels, match) : label,
      score: belonging(model.labels, match),
    };
  };
  const read1 = test.map(({ text }) => read(text));
  const expected = test.map(({ label }) => label);
  const given = read1.map(({ label }) => label);
  const strangers = outsiders?.map(({ text }) => read(text).score);
  times.sort((a, b) => a - b);
  return {
    accuracy: scoreAccuracy(expected, given),
    macroF1: scoreMacroF1(expected, given),
    ...(strangers
      ? scoreOutsiders(
          read1.map(({ score }) => score),
          strangers,
        )
      : {}),
    trainMs,
    p50Us: times[Math.floor(times.length * 0.5)] ?? 0,
    p99Us: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

function bestLabel(labels: readonly string[], { margins }: LabelMatch): string {
  return labels[margins.indexOf(Math.max(...margins))] ?? '';
}

/** `shots` examples of each label, chosen by the seed. */
function draw(lines: readonly LabeledLine[], shots: number, seed: number): readonly LabeledLine[] {
  const random = createRandom(seed);
  const byLabel = new Map<string, LabeledLine[]>();
  for (const line of lines) byLabel.set(line.label, [...(byLabel.get(line.label) ?? []), line]);
  return [...byLabel.values()].flatMap(group =>
    group
      .map(line => ({ line, key: random() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, shots)
      .map(({ line }) => line),
  );
}

function summarize(runs: readonly Run[]): EvaluationFigures {
  const mean: Record<string, number> = {};
  const sd: Record<string, number> = {};
  for (const key of Object.keys(runs[0] ?? {}) as (keyof Run)[]) {
    const figure = meanAndDeviation(runs.map(run => run[key] ?? 0));
    mean[key] = figure.mean;
    sd[key] = figure.deviation;
  }
  return { ...(mean as unknown as EvaluationFigures), ...(runs.length > 1 ? { sd } : {}) };
}
