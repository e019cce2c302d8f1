import { belonging } from '../belonging';
import { TEMPERATURE } from '../choose-intent';
import { createMatchLabel, trainModel } from '../match-label';
import { analyzeFor } from '../obtain-models';
import { learnPinyin } from '../pinyin/learn-pinyin';
import { createReadPinyin } from '../pinyin/read-pinyin';
import { createReadIntent } from '../read-intent';
import type { LanguageKnowledge, ScoredIntent } from '../understanding';
import { createFindRow } from '../vocabulary';

/** A phrase as it is read by a reader that has seen nothing of its author. */
export interface HeldOutReading {
  readonly author: string;
  readonly text: string;
  /** The intent under which the phrase stands. */
  readonly expected: string;
  /** Likeliest first; the first is what the reader takes it for. */
  readonly ranked: readonly ScoredIntent[];
  /** How surely it is about something of ours, comparable within a fold. */
  readonly belongs: number;
}

export interface HeldOut {
  readonly readings: readonly HeldOutReading[];
  /** Of each fold, in milliseconds. */
  readonly trainMs: readonly number[];
  /** Of each message, in microseconds, ascending. */
  readonly readUs: readonly number[];
}

export const FOLDS = 4;

/**
 * Reads every phrase by the first reader trained on the phrases of other authors: whole authors in folds, by name, so that the same phrases give the
 * same figures. Trains as many times as there are folds, some seconds each. The trimmed dictionary is kept in `cacheDir`.
 */
export function readHeldOut(knowledge: LanguageKnowledge, cacheDir: string, folds = FOLDS): HeldOut {
  const analyze = analyzeFor(knowledge, cacheDir);
  const lines = knowledge.intents.flatMap(({ id, phrases }) =>
    phrases.map(({ author, text }) => ({ author, text, label: id, analysed: analyze(text) })),
  );
  const authors = [...new Set(lines.map(({ author }) => author))].sort();
  const foldOf = ({ author }: { readonly author: string }): number => authors.indexOf(author) % folds;
  const readings: HeldOutReading[] = [];
  const trainMs: number[] = [];
  const readUs: number[] = [];
  for (let fold = 0; fold < Math.min(folds, authors.length); fold++) {
    const others = lines.filter(line => foldOf(line) !== fold);
    const started = performance.now();
    const model = trainModel(others.map(({ analysed, label }) => ({ ...analysed, label })));
    trainMs.push(performance.now() - started);
    const readPinyin = createReadPinyin(learnPinyin(others.map(({ analysed }) => analysed.normalized)));
    const analyzeMessage = analyzeFor(knowledge, cacheDir, readPinyin);
    const matchLabel = createMatchLabel(model, createFindRow(model.vocabulary.hashes), TEMPERATURE);
    const readIntent = createReadIntent({
      analyze: analyzeMessage,
      matchLabel,
      labels: model.labels,
      codes: knowledge.codes,
    });
    for (const { author, text, label } of lines.filter(line => foldOf(line) === fold)) {
      const before = performance.now();
      const analysed = analyzeMessage(text);
      const { intent, confidence, alternatives } = readIntent(analysed);
      readUs.push((performance.now() - before) * 1000);
      readings.push({
        author,
        text,
        expected: label,
        ranked: [{ intent, confidence }, ...alternatives],
        belongs: belonging(model.labels, matchLabel(analysed)),
      });
    }
  }
  return { readings, trainMs, readUs: readUs.sort((a, b) => a - b) };
}
