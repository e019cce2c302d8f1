import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatJson } from './format-json';
import {
  answersFileSchema,
  checksFileSchema,
  codeFileSchema,
  contactsFileSchema,
  responseCodesFileSchema,
  terminalsFileSchema,
  wordingFileSchema,
} from './schema';
import { intakeFileSchema } from './intake-schema';
import {
  glossaryFileSchema,
  intentFileSchema,
  lexiconFileSchema,
  phraseFileSchema,
  questionsFileSchema,
} from './language-schema';

const SCHEMAS = {
  code: codeFileSchema,
  'field-39': responseCodesFileSchema,
  checks: checksFileSchema,
  answers: answersFileSchema,
  terminals: terminalsFileSchema,
  contacts: contactsFileSchema,
  intake: intakeFileSchema,
  intent: intentFileSchema,
  phrases: phraseFileSchema,
  glossary: glossaryFileSchema,
  questions: questionsFileSchema,
  lexicon: lexiconFileSchema,
  wording: wordingFileSchema,
} as const;

/** File name -> JSON Schema (draft 2020-12) as text, for editors that complete and check YAML while typing. */
export const generateSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(SCHEMAS).map(([name, schema]) => [
      `${name}.json`,
      formatJson(z.toJSONSchema(schema, { io: 'input' })),
    ]),
  );

/** Writes them into `<dir>/schema/`. */
export function writeSchemas(dir: string): void {
  mkdirSync(join(dir, 'schema'), { recursive: true });
  for (const [name, text] of generateSchemas()) writeFileSync(join(dir, 'schema', name), text);
}
