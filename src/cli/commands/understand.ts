import type { Config } from '../../config';
import { createExplainIntent } from '../../language/evaluation/explain-intent';
import type { Explanation } from '../../language/evaluation/explain-intent';
import { toLanguageKnowledge } from '../../knowledge/to-language-knowledge';
import { inputLines, printJson, printLine } from '../io';
import { loadLanguage } from '../load-language';

export interface UnderstandOptions {
  readonly json?: boolean;
  readonly explain?: boolean;
}

/** `understand`: one message a line in, one reading a line out, in order; with `explain`, what decided it below. */
export async function understand(config: Config, { json, explain }: UnderstandOptions): Promise<void> {
  const { reader, knowledge, cacheDir } = loadLanguage(config);
  const explainIntent = explain ? createExplainIntent(toLanguageKnowledge(knowledge), cacheDir) : undefined;
  for await (const text of inputLines()) {
    const { intent, confidence, alternatives, entities } = reader.understand(text, new Date());
    const explanation = explainIntent?.(text);
    if (json) printJson({ text, intent, confidence, alternatives, entities, ...(explanation && { explanation }) });
    else {
      printLine(`${intent} ${confidence.toFixed(2)}  ${JSON.stringify(entities)}  ${text}`);
      if (explanation) for (const line of linesOf(explanation)) printLine(`  ${line}`);
    }
  }
}

const linesOf = ({ canonical, words, best, next, features, nearest }: Explanation): readonly string[] => [
  `read as: ${canonical}   words: ${words.join(' ')}`,
  `for ${best} (+) or ${next} (-): ${features.map(({ name, kind, weight }) => `${name} ${kind} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`).join(', ')}`,
  ...nearest.map(({ text, intent, author, likeness }) => `near ${likeness.toFixed(2)}: ${text} (${intent}, ${author})`),
];
