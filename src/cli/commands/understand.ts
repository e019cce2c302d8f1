import type { Config } from '../../config';
import { inputLines, printJson, printLine } from '../io';
import { loadLanguage } from '../load-language';

/** `understand`: one message a line in, one reading a line out, in order. */
export async function understand(config: Config, { json }: { json?: boolean }): Promise<void> {
  const reader = loadLanguage(config);
  for await (const text of inputLines()) {
    const { intent, confidence, alternatives, entities } = reader.understand(text, new Date());
    if (json) printJson({ text, intent, confidence, alternatives, entities });
    else printLine(`${intent} ${confidence.toFixed(2)}  ${JSON.stringify(entities)}  ${text}`);
  }
}
