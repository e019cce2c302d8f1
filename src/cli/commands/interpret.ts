import { z } from 'zod';
import type { Config } from '../../config';
import type { AnswerOption, AnswerReading } from '../../language/understanding';
import { fault, inputLines, printJson } from '../io';
import { loadLanguage } from '../load-language';

const requestSchema = z.object({ question: z.string(), options: z.array(z.string()), text: z.string() });

/** `interpret`: reads each answer against the options that come with it. */
export async function interpret(config: Config): Promise<void> {
  const { reader } = loadLanguage(config);
  let line = 0;
  for await (const text of inputLines()) {
    line += 1;
    if (text.trim() === '') continue;
    const request = parse(text);
    if (!request) {
      fault(`line ${line}: expected {"question":"…","options":["…"],"text":"…"}`);
      continue;
    }
    const options = request.options.map((label, index): AnswerOption => ({ id: String(index), label }));
    const reading = reader.interpret({ text: request.question, options }, request.text, new Date());
    printJson({ answer: answerOf(reading, options), confidence: reading.confidence });
  }
}

function parse(text: string): z.infer<typeof requestSchema> | undefined {
  try {
    return requestSchema.parse(JSON.parse(text));
  } catch {
    return undefined; // reported by the caller, with the line
  }
}

function answerOf(reading: AnswerReading, options: readonly AnswerOption[]): string {
  switch (reading.kind) {
    case 'option':
      return options.find(option => option.id === reading.optionId)?.label ?? 'other';
    case 'act':
      return reading.act;
    case 'digression':
      return `digression:${reading.intent}`;
    case 'other':
      return 'other';
  }
}
