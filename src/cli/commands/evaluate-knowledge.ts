import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Config } from '../../config';
import { InputLinesError } from '../../errors';
import { loadKnowledge } from '../../knowledge/load-knowledge';
import { toLanguageKnowledge } from '../../knowledge/to-language-knowledge';
import { createLanguageReader } from '../../language/create-language-reader';
import { evaluateIntents } from '../../language/evaluation/evaluate-intents';
import { intentReportWordingSchema } from '../../language/evaluation/intent-report-wording';
import { renderIntentLines } from '../../language/evaluation/render-intent-lines';
import { renderIntentPage } from '../../language/evaluation/render-intent-page';
import { reportOfMessages } from '../../language/evaluation/report-of-messages';
import type { TaggedMessage } from '../../language/evaluation/report-of-messages';
import { printJson, printLine } from '../io';

export interface EvaluateKnowledgeOptions {
  /** JSON lines {text, intent, tags} that nothing is learnt from. */
  readonly messages?: string;
  readonly report?: string;
  readonly json?: boolean;
}

/** `knowledge evaluate`: how well the intents are read by leaving authors out, and which phrases are to blame. */
export function evaluateKnowledge(config: Config, dir: string | undefined, options: EvaluateKnowledgeOptions): void {
  const cacheDir = join(config.dataDir, 'models');
  const knowledgeDir = dir === undefined ? config.knowledgeDir : resolve(dir);
  const { wordingFile } = config;
  const knowledge = toLanguageKnowledge(loadKnowledge({ dir: knowledgeDir, wordingFile, cacheDir }));
  const tagged = options.messages === undefined ? undefined : readMessages(options.messages);
  const { report } = evaluateIntents(knowledge, cacheDir);
  const figures = tagged && readAlone(tagged);
  if (options.json) printJson({ ...report, intents: report.intents.map(plain), ...(figures && { messages: figures }) });
  else for (const line of renderIntentLines(report, figures)) printLine(line);
  if (options.report === undefined) return;
  const messages = figures && { file: basename(options.messages ?? ''), figures };
  const page = { report, command: commandOf(dir, options), charts: readCharts(), ...(messages && { messages }) };
  writeFileSync(options.report, renderIntentPage(page, readWording(config)));

  function readAlone(messages: readonly TaggedMessage[]) {
    const reader = createLanguageReader(knowledge, { cacheDir });
    const now = new Date();
    return reportOfMessages(messages, text => {
      const { intent, confidence, alternatives } = reader.understand(text, now);
      return [{ intent, confidence }, ...alternatives];
    });
  }
}

const plain = <Row extends { readonly readAs: ReadonlyMap<string, number> }>(row: Row) => ({
  ...row,
  readAs: Object.fromEntries(row.readAs),
});

const messageSchema = z.object({ text: z.string(), intent: z.string(), tags: z.array(z.string()).default([]) });

function readMessages(file: string): readonly TaggedMessage[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => ({ number, message: parseMessage(line) }));
  const wrong = lines.filter(({ message }) => !message).map(({ number }) => number);
  if (wrong.length > 0) throw new InputLinesError(file, wrong, '{"text":"…","intent":"…","tags":["…"]}');
  return lines.flatMap(({ message }) => message ?? []);
}

function parseMessage(line: string): TaggedMessage | undefined {
  try {
    return messageSchema.parse(JSON.parse(line));
  } catch {
    return undefined; // reported by the caller, with the line
  }
}

const commandOf = (dir: string | undefined, { messages, report }: EvaluateKnowledgeOptions): string =>
  [
    'poscare knowledge evaluate',
    ...(dir === undefined ? [] : [dir]),
    ...(messages === undefined ? [] : ['--messages', messages]),
    ...(report === undefined ? [] : ['--report', report]),
  ].join(' ');

const readCharts = (): string => readFileSync(require.resolve('echarts/dist/echarts.min.js'), 'utf8');

/** The wording lies beside what the bot says. */
const readWording = ({ wordingFile }: Config) =>
  intentReportWordingSchema.parse(parse(readFileSync(join(dirname(wordingFile), 'intent-report.zh-CN.yaml'), 'utf8')));
