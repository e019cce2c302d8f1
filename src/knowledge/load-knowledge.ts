import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../errors';
import type { KnowledgeFault } from '../errors';
import { crossCheck } from './cross-check';
import type { Knowledge } from './knowledge';
import { readYamlFile } from './read-yaml-file';
import type { YamlFile } from './read-yaml-file';
import {
  answersFileSchema,
  checksFileSchema,
  codeFileSchema,
  contactsFileSchema,
  intakeFileSchema,
  intentFileSchema,
  lexiconFileSchema,
  responseCodesFileSchema,
  terminalsFileSchema,
} from './schema';

export interface LoadOptions {
  readonly dir: string;
  readonly wordingFile: string;
  /** Keys that the wording must have. */
  readonly requiredWording?: readonly string[];
}

const wordingSchema = z.record(z.string(), z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]));

const RESPONSE_CODES = 'codes/field-39.yaml';
const LANGUAGE_FILES = /^(intents\/|lexicon\/|terminals\.yaml)/;

/** Every file of a knowledge folder, parsed; what could not be read is undefined and stands among the faults. */
export interface KnowledgeFiles {
  readonly codes: readonly YamlFile<z.infer<typeof codeFileSchema>>[];
  readonly responseCodes: YamlFile<z.infer<typeof responseCodesFileSchema>> | undefined;
  readonly checks: YamlFile<z.infer<typeof checksFileSchema>> | undefined;
  readonly answers: YamlFile<z.infer<typeof answersFileSchema>> | undefined;
  readonly terminals: YamlFile<z.infer<typeof terminalsFileSchema>> | undefined;
  readonly contacts: YamlFile<z.infer<typeof contactsFileSchema>> | undefined;
  readonly intake: YamlFile<z.infer<typeof intakeFileSchema>> | undefined;
  readonly lexicon: YamlFile<z.infer<typeof lexiconFileSchema>> | undefined;
  readonly intents: readonly YamlFile<z.infer<typeof intentFileSchema>>[];
  readonly wording: YamlFile<z.infer<typeof wordingSchema>> | undefined;
}

/** Reads and validates a whole knowledge folder; throws KnowledgeError with every fault of every file at once. */
export function loadKnowledge(options: LoadOptions): Knowledge {
  const { dir, wordingFile } = options;
  if (!existsSync(dir)) {
    throw new KnowledgeError([{ file: dir, line: 1, path: '', problem: 'the knowledge folder is not there' }]);
  }
  const faults: KnowledgeFault[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>) => readYamlFile(dir, file, schema, faults);
  const each = <T>(folder: string, schema: z.ZodType<T>, except?: string) =>
    yamlNames(dir, folder, faults)
      .filter(file => file !== except)
      .flatMap(file => read(file, schema) ?? []);
  const files: KnowledgeFiles = {
    codes: each('codes', codeFileSchema, RESPONSE_CODES),
    responseCodes: read(RESPONSE_CODES, responseCodesFileSchema),
    checks: read('checks.yaml', checksFileSchema),
    answers: read('answers.yaml', answersFileSchema),
    terminals: read('terminals.yaml', terminalsFileSchema),
    contacts: read('contacts.yaml', contactsFileSchema),
    intake: read('intake.yaml', intakeFileSchema),
    lexicon: read('lexicon/lexicon.yaml', lexiconFileSchema),
    intents: each('intents', intentFileSchema),
    wording: readYamlFile(dirname(wordingFile), basename(wordingFile), wordingSchema, faults),
  };
  faults.push(...crossCheck(files, options.requiredWording ?? []));
  const { responseCodes, checks, answers, terminals, contacts, intake, lexicon, wording } = files;
  if (
    faults.length > 0 ||
    !responseCodes ||
    !checks ||
    !answers ||
    !terminals ||
    !contacts ||
    !intake ||
    !lexicon ||
    !wording
  ) {
    throw new KnowledgeError(faults);
  }
  return {
    ...versionsOf(dir, wordingFile),
    dir,
    codes: files.codes.map(({ data }) => data),
    responseCodes: responseCodes.data.codes,
    checks: checks.data.checks,
    answers: answers.data.answers,
    terminals: terminals.data,
    contacts: contacts.data,
    intake: intake.data,
    intents: files.intents.map(({ data }) => data),
    lexicon: lexicon.data,
    wording: wording.data,
  };
}

function yamlNames(dir: string, folder: string, faults: KnowledgeFault[]): string[] {
  const path = join(dir, folder);
  if (!existsSync(path)) {
    faults.push({ file: folder, line: 1, path: '', problem: 'the folder is not there' });
    return [];
  }
  return readdirSync(path)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => `${folder}/${name}`);
}

function versionsOf(dir: string, wordingFile: string): { version: string; languageVersion: string } {
  const all = createHash('sha256');
  const language = createHash('sha256');
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.yaml'))
    .sort();
  for (const name of names) {
    const bytes = readFileSync(join(dir, name));
    all.update(name).update(bytes);
    if (LANGUAGE_FILES.test(name)) language.update(name).update(bytes);
  }
  all.update(readFileSync(wordingFile));
  return { version: all.digest('hex'), languageVersion: language.digest('hex') };
}
