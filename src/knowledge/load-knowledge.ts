import { dirname, relative } from 'node:path';
import type { z } from 'zod';
import { KnowledgeError } from '../errors';
import type { KnowledgeFault } from '../errors';
import { crossCheck } from './cross-check';
import { fillContacts } from './fill-contacts';
import { hashFiles } from './hash-files';
import type { Knowledge } from './knowledge';
import { openYamlCache } from './open-yaml-cache';
import type { YamlCache } from './open-yaml-cache';
import { readFolder, readSource } from './read-folder';
import type { SourceFile } from './read-folder';
import { readYamlFile } from './read-yaml-file';
import type { YamlFile } from './read-yaml-file';
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

export interface LoadOptions {
  readonly dir: string;
  readonly wordingFile: string;
  /** Keys that the wording must have. */
  readonly requiredWording?: readonly string[];
  /** Folder where parsed files are kept, made if absent and safe to delete; without it every file is parsed. */
  readonly cacheDir?: string;
  /** Texts by file that stand for what lies in the folder: a change is tried without being written. */
  readonly insteadOf?: ReadonlyMap<string, string>;
}

type FileOf<S extends z.ZodType> = YamlFile<z.infer<S>>;

/** Every file of a knowledge folder, parsed; what could not be read is undefined or left out and stands among the faults. */
export interface KnowledgeFiles {
  /** Names of the files that are there, readable or not: `intents/ask.fees.yaml`. */
  readonly names: ReadonlySet<string>;
  readonly codes: readonly FileOf<typeof codeFileSchema>[];
  readonly responseCodes: FileOf<typeof responseCodesFileSchema> | undefined;
  readonly checks: FileOf<typeof checksFileSchema> | undefined;
  readonly answers: FileOf<typeof answersFileSchema> | undefined;
  readonly terminals: FileOf<typeof terminalsFileSchema> | undefined;
  readonly contacts: FileOf<typeof contactsFileSchema> | undefined;
  readonly intake: FileOf<typeof intakeFileSchema> | undefined;
  readonly glossary: FileOf<typeof glossaryFileSchema> | undefined;
  readonly questions: readonly FileOf<typeof questionsFileSchema>[];
  readonly lexicon: FileOf<typeof lexiconFileSchema> | undefined;
  readonly intents: readonly FileOf<typeof intentFileSchema>[];
  readonly phrases: readonly FileOf<typeof phraseFileSchema>[];
  readonly wording: FileOf<typeof wordingFileSchema> | undefined;
}

const RESPONSE_CODES = 'codes/field-39.yaml';
const SINGLE_FILES = [
  RESPONSE_CODES,
  'checks.yaml',
  'answers.yaml',
  'terminals.yaml',
  'contacts.yaml',
  'intake.yaml',
  'lexicon/lexicon.yaml',
] as const;
/** Read where they are there. */
const GLOSSARY = 'glossary.yaml';
const isCodeFile = (file: string): boolean => /^codes\/.*\.yaml$/.test(file) && file !== RESPONSE_CODES;
const isIntentFile = (file: string): boolean => /^intents\/.*\.yaml$/.test(file);
const isQuestionsFile = (file: string): boolean => /^questions\/.*\.yaml$/.test(file);
const isPhraseFile = (file: string): boolean => /^phrases\/.*\.yaml$/.test(file);

/** What the reader of language learns from. A code file counts by its name alone: that is the code it must recognise. */
const languageFile = (source: SourceFile): readonly Pick<SourceFile, 'file' | 'bytes'>[] => {
  if (isCodeFile(source.file)) return [{ file: source.file, bytes: new Uint8Array() }];
  return /^(intents\/|phrases\/|lexicon\/|checks\.yaml|questions\/|glossary\.yaml|terminals\.yaml)/.test(source.file)
    ? [source]
    : [];
};

/** Reads and validates a whole knowledge folder; throws KnowledgeError with every fault of every file at once. */
export function loadKnowledge(options: LoadOptions): Knowledge {
  const { dir, wordingFile, cacheDir } = options;
  const faults: KnowledgeFault[] = [];
  const sources = readFolder(dir, faults).map(source => replaced(source, options.insteadOf?.get(source.file)));
  if (sources.length === 0 && faults.some(({ file }) => file === dir)) throw new KnowledgeError(faults.slice(0, 1));
  const wordingName = relative(dir, wordingFile).replaceAll('\\', '/');
  const wordingSource = readSource(wordingName, wordingFile, faults);
  faults.push(...strayOrMissing(sources, faults));

  const cache = cacheDir === undefined ? undefined : openYamlCache(cacheDir);
  const files = parseFiles({ sources, wording: wordingSource, cache }, faults);
  cache?.save();
  const already = new Set(faults.map(({ file, path }) => `${file}\n${path}`));
  const crossFaults = crossCheck(files, options.requiredWording ?? []);
  // What a file's own form has reported is not reported again as the fault of whoever refers to it.
  faults.push(...crossFaults.filter(({ file, path }) => !already.has(`${file}\n${path}`)));

  const { responseCodes, checks, answers, terminals, contacts, intake, lexicon, wording } = files;
  const isWhole = responseCodes && checks && answers && terminals && contacts && intake && lexicon && wording;
  if (faults.length > 0 || !isWhole) throw new KnowledgeError(inOrder(faults));
  return {
    version: hashFiles([...sources, ...(wordingSource ? [{ ...wordingSource, file: 'wording' }] : [])]),
    languageVersion: hashFiles(sources.flatMap(languageFile)),
    dir,
    codes: files.codes.map(({ data }) => data),
    responseCodes: responseCodes.data.codes,
    checks: checks.data.checks,
    answers: answers.data.answers,
    terminals: terminals.data,
    contacts: contacts.data,
    intake: intake.data,
    intents: files.intents.map(({ data }) => data),
    phrases: files.phrases.map(({ data }) => data),
    glossary: files.glossary?.data.terms ?? [],
    stepQuestions: files.questions.flatMap(({ data }) =>
      data.questions.map(entry => fillContacts(entry, contacts.data)),
    ),
    lexicon: lexicon.data,
    wording: wording.data,
  };
}

const replaced = (source: SourceFile, text: string | undefined): SourceFile =>
  text === undefined ? source : { file: source.file, text, bytes: Buffer.from(text) };

interface ToParse {
  readonly sources: readonly SourceFile[];
  readonly wording: SourceFile | undefined;
  readonly cache: YamlCache | undefined;
}

function parseFiles({ sources, wording, cache }: ToParse, faults: KnowledgeFault[]): KnowledgeFiles {
  const read = <T>(source: SourceFile | undefined, schema: z.ZodType<T>): YamlFile<T> | undefined =>
    source && readYamlFile(source, schema, faults, cache);
  const one = <T>(
    file: (typeof SINGLE_FILES)[number] | typeof GLOSSARY,
    schema: z.ZodType<T>,
  ): YamlFile<T> | undefined =>
    read(
      sources.find(source => source.file === file),
      schema,
    );
  const each = <T>(matches: (file: string) => boolean, schema: z.ZodType<T>): readonly YamlFile<T>[] =>
    sources.filter(({ file }) => matches(file)).flatMap(source => read(source, schema) ?? []);
  return {
    names: new Set(sources.map(({ file }) => file)),
    codes: each(isCodeFile, codeFileSchema),
    responseCodes: one(RESPONSE_CODES, responseCodesFileSchema),
    checks: one('checks.yaml', checksFileSchema),
    answers: one('answers.yaml', answersFileSchema),
    terminals: one('terminals.yaml', terminalsFileSchema),
    contacts: one('contacts.yaml', contactsFileSchema),
    intake: one('intake.yaml', intakeFileSchema),
    glossary: one(GLOSSARY, glossaryFileSchema),
    questions: each(isQuestionsFile, questionsFileSchema),
    lexicon: one('lexicon/lexicon.yaml', lexiconFileSchema),
    intents: each(isIntentFile, intentFileSchema),
    phrases: each(isPhraseFile, phraseFileSchema),
    wording: read(wording, wordingFileSchema),
  };
}

/** Files that nothing reads (`check.yaml`, `codes/3000.yml`), and files without which there is no knowledge. */
function strayOrMissing(sources: readonly SourceFile[], faults: readonly KnowledgeFault[]): readonly KnowledgeFault[] {
  const whole = (file: string, problem: string): KnowledgeFault => ({ file, line: 1, path: '', problem });
  const isRead = (file: string): boolean =>
    SINGLE_FILES.some(name => name === file) ||
    isCodeFile(file) ||
    isIntentFile(file) ||
    isPhraseFile(file) ||
    isQuestionsFile(file) ||
    file === GLOSSARY;
  const present = new Set([...sources, ...faults].map(({ file }) => file));
  const stray = sources.filter(({ file }) => !isRead(file));
  const missing = SINGLE_FILES.filter(file => !present.has(file) && !present.has(dirname(file)));
  return [
    ...stray.map(({ file }) => whole(file, 'no such file is read: correct its name and place, or delete it')),
    ...missing.map(file => whole(file, 'cannot be read: the file is not there, create it')),
    ...(present.has('codes') || sources.some(({ file }) => isCodeFile(file))
      ? []
      : [whole('codes', 'holds no code file: create one, such as codes/3000.yaml')]),
  ];
}

const inOrder = (faults: readonly KnowledgeFault[]): readonly KnowledgeFault[] =>
  [...faults].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
