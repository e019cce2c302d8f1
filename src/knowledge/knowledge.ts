import type { AnswerEntry, CheckEntry, CodeFile, Contacts, ResponseCode, Terminals } from './schema';
import type { Intake } from './intake-schema';
import type { GlossaryEntry, IntentFile, LexiconFile, PhraseFile, StepQuestion } from './language-schema';

/** Everything the bot knows, validated; one readonly value that a reload replaces as a whole. */
export interface Knowledge {
  /** SHA-256 over all files, hex: names the version in incidents, logs and /readyz. */
  readonly version: string;
  /** SHA-256 over what the reader of language learns from: intents, checks, phrases, glossary, step questions, lexicon, terminals. */
  readonly languageVersion: string;
  readonly dir: string;
  readonly codes: readonly CodeFile[];
  readonly responseCodes: readonly ResponseCode[];
  readonly checks: readonly CheckEntry[];
  readonly answers: readonly AnswerEntry[];
  readonly terminals: Terminals;
  readonly contacts: Contacts;
  readonly intake: Intake;
  readonly intents: readonly IntentFile[];
  readonly phrases: readonly PhraseFile[];
  readonly glossary: readonly GlossaryEntry[];
  readonly stepQuestions: readonly StepQuestion[];
  readonly lexicon: LexiconFile;
  readonly wording: Wording;
}

/** Key -> one sentence or several ways to say it; placeholders are `{name}`. From dialogs/wording/zh-CN.yaml. */
export type Wording = Readonly<Record<string, string | readonly string[]>>;
