/** What the bot makes of one message. Plain data; the intent ids are those of the knowledge's `intents/` folder. */
export interface Understanding {
  /** The message as written (already redacted where it came from a channel). */
  readonly text: string;
  /** NFKC, Simplified, lower case, code spellings folded: `破死机报三千` -> `破死机报3000`. */
  readonly normalized: string;
  readonly tokens: readonly string[];
  /** Best intent, or `none` where the message is rejected. */
  readonly intent: string;
  /** Calibrated probability of `intent`, 0 to 1. */
  readonly confidence: number;
  /** Next best intents, descending, without `intent`. */
  readonly alternatives: readonly ScoredIntent[];
  readonly entities: Entities;
  /** The message denies damage (`没摔没进水`): what else it is read as may be about the very thing it denies. */
  readonly deniesDamage: boolean;
  /** A person is named but not wanted (`不要人工了`). */
  readonly refusesHuman: boolean;
  /** The message asks something. */
  readonly isQuestion: boolean;
  /** The word of the trade that the message asks about (`签到是啥`), by its id. */
  readonly asksTerm?: string;
}

export interface ScoredIntent {
  readonly intent: string;
  readonly confidence: number;
}

/** What a message carries besides its intent; a field is absent where nothing was said. */
export interface Entities {
  /** Normalised codes in order of appearance, no repeats: `3000`, `51`, `A0`. */
  readonly errorCodes?: readonly string[];
  /** CNY fen: 128.00 yuan -> 12800. */
  readonly amountFen?: number;
  /** ISO 8601 with +08:00, or two of them as a range. */
  readonly occurredAt?: string | { readonly from: string; readonly to: string };
  readonly acquirer?: string;
  readonly brand?: string;
  readonly model?: string;
  readonly terminalKind?: 'classic' | 'smart' | 'mini' | 'e-sign' | 'pad';
  readonly network?: '4g' | 'wifi' | 'cable' | 'sim';
  readonly readMethod?: 'chip' | 'swipe' | 'tap' | 'qr';
  readonly cardsAffected?: 'one' | 'several';
  readonly moneyDebited?: 'yes' | 'no' | 'unknown';
  /** The shop has the money. */
  readonly moneyReceived?: boolean;
  readonly chargedTwice?: boolean;
  /** 15 digits. */
  readonly merchantNo?: string;
  /** 8 characters. */
  readonly terminalNo?: string;
  readonly serialNo?: string;
  /** 11 digits, mainland mobile. */
  readonly phone?: string;
  /** What who writes calls themselves: `王姐`. */
  readonly ownName?: string;
  /** Where the terminal stands or was taken: `商场负一层`. */
  readonly place?: string;
  readonly slipNo?: string;
}

/** What `interpret` reads an answer against; labels and phrases may be ones no knowledge file has. */
export interface AnswerOption {
  readonly id: string;
  readonly label: string;
  /** Ways merchants have put this answer. */
  readonly phrases?: readonly string[];
}

export interface AnswerQuestion {
  /** Where it is one that was learnt (`LanguageKnowledge.questions`), with the options as they are there. */
  readonly id?: string;
  readonly text: string;
  readonly options: readonly AnswerOption[];
}

/** How an answer was read. `digression` carries the intent that the message has instead of an answer. */
export type AnswerReading =
  /** `exact`: said in the option's own words, by its place, its quantity, or as the yes or no that it is. */
  | { readonly kind: 'option'; readonly optionId: string; readonly confidence: number; readonly exact?: true }
  | { readonly kind: 'act'; readonly act: AnswerAct; readonly confidence: number }
  | { readonly kind: 'digression'; readonly intent: string; readonly confidence: number }
  | { readonly kind: 'other'; readonly confidence: number };

export type AnswerAct = 'act.unsure' | 'act.skip' | 'act.wait' | 'act.back' | 'act.repeat' | 'request.human';

/** A learnt question that a message answers though it was not asked, or not now. */
export interface FoundAnswer {
  readonly questionId: string;
  readonly optionId: string;
  readonly confidence: number;
}

/** A question that may be asked. */
export interface QuestionCandidate {
  readonly id: string;
  /** How much likelier than others it is where the talk stands, as a difference of likeness; 0 where nothing speaks for it. */
  readonly nearness: number;
}

/** A question found in a message. */
export interface FoundQuestion {
  readonly id: string;
  /** The part of the message that asks it. */
  readonly clause: string;
  /** The first and the last of the message's clauses that it takes, from 0. */
  readonly from: number;
  readonly to: number;
  /** The questions that are next in likeness, descending, at most two. */
  readonly next: readonly string[];
  /** How like the question the part is, 0 to 1. */
  readonly likeness: number;
  /** Its likeness, threefold how far it leads the next, and a little for its length: 0.1 is nothing alike, 4.3 the very words. */
  readonly score: number;
}

/** A question that the knowledge answers, with ways to ask it. */
export interface KnownQuestion {
  readonly id: string;
  readonly answer: string;
  readonly phrases: readonly string[];
}

/** The product's reader of language, built once from the knowledge; every call is pure and takes about a millisecond. */
/** How sure an answer has to be that was not asked for; `surely` where nothing is said. */
export type Surety = 'surely' | 'likely' | 'roughly';

export interface LanguageReader {
  understand(text: string, now: Date): Understanding;
  interpret(question: AnswerQuestion, text: string, now: Date): AnswerReading;
  /** What a message says, clause by clause, to questions among `questionIds`; only what is as sure as `surety` asks. */
  findAnswers(text: string, questionIds: readonly string[], surety?: Surety): readonly FoundAnswer[];
  /** For the message and each of its parts, which of the candidates among the knowledge's own questions (`LanguageKnowledge.answered`) it is most like; likest first. */
  findQuestions(text: string, candidates: readonly QuestionCandidate[]): readonly FoundQuestion[];
}

/** What the reader learns from; the knowledge loader's data, in the language folder's own terms. */
export interface LanguageKnowledge {
  readonly intents: readonly { readonly id: string; readonly phrases: readonly AuthoredPhrase[] }[];
  readonly questions: readonly LearnedQuestion[];
  /** Questions of merchants' own that have an answer. */
  readonly answered: readonly KnownQuestion[];
  readonly lexicon: Lexicon;
  /** Every code the knowledge explains, beside the two-character field-39 form: `['3000']`. */
  readonly codes: readonly string[];
  readonly gazetteer: Gazetteer;
  readonly terms: readonly { readonly id: string; readonly words: readonly string[] }[];
}

/** A question with the replies that merchants gave to it; the option `other` holds replies that answer nothing. */
export interface LearnedQuestion {
  readonly id: string;
  readonly options: readonly { readonly id: string; readonly phrases: readonly string[] }[];
}

export interface AuthoredPhrase {
  readonly author: string;
  readonly text: string;
}

export interface Lexicon {
  /** Terms the segmenter keeps whole. */
  readonly terms: readonly string[];
  /** Variant -> canonical word: `破死机` -> `POS机`, homophones and dialect included. */
  readonly synonyms: Readonly<Record<string, string>>;
  readonly stopWords: readonly string[];
}

/** Names and their aliases, for entities. */
export interface Gazetteer {
  readonly acquirers: readonly NamedThing[];
  readonly brands: readonly NamedThing[];
  readonly models: readonly (NamedThing & { readonly brand: string; readonly kind: string })[];
  readonly kinds: readonly NamedThing[];
}

export interface NamedThing {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
}
