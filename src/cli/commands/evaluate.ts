import { readFileSync } from 'node:fs';
import { evaluateTsv } from '../../language/evaluate';
import { printJson, printLine } from '../io';

export interface EvaluateOptions {
  readonly train: string;
  readonly test: string;
  readonly outsiders?: string;
  readonly shots?: number;
  readonly seeds?: number[];
  readonly json?: boolean;
}

/** `evaluate`: the product's own matcher on anybody's data. */
export async function evaluate(options: EvaluateOptions): Promise<void> {
  const figures = evaluateTsv({
    train: readTsv(options.train),
    test: readTsv(options.test),
    ...(options.outsiders && { outsiders: readTsv(options.outsiders) }),
    ...(options.shots && { shots: options.shots }),
    ...(options.seeds && { seeds: options.seeds }),
  });
  if (options.json) printJson(figures);
  else printLine(JSON.stringify(figures, undefined, 2));
}

const readTsv = (file: string): { text: string; label: string }[] =>
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter(line => line.length > 0)
    .map(line => {
      const [text = '', label = ''] = line.split('\t');
      return { text, label };
    });
