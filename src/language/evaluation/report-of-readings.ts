import { NO_INTENT } from '../choose-intent';
import { scoreAccuracy, scoreMacroF1, scoreOutsiders } from '../figures';
import type { FindNearest, NearPhrase } from './find-nearest';
import type { HeldOutReading } from './read-held-out';
import { writingKindsOf } from './writing-kinds';
import type { WritingKind } from './writing-kinds';

/** How well intents are read; shares from 0 to 1. */
export interface IntentReport {
  readonly phrases: number;
  readonly first: number;
  readonly inTwo: number;
  readonly macroF1: number;
  /** Of `safety.*`: read as the same one; and what else was read as a danger, as a share of all that is none. */
  readonly safety: { readonly recall: number; readonly falseAlarms: number };
  readonly acts: number;
  /** Of what is about something else, taken for ours where 95 % of ours is kept. */
  readonly strangersLetThrough: number;
  readonly calibration: Calibration;
  readonly intents: readonly IntentFigures[];
  readonly authors: readonly ShareOf<string>[];
  readonly writing: readonly ShareOf<WritingKind>[];
  /** The most frequent first. */
  readonly confusions: readonly Confusion[];
  /** Read as another intent with great confidence: the label may be wrong. The surest first. */
  readonly suspicious: readonly Suspicion[];
}

export interface Calibration {
  /** Mean distance between the confidence given and the share that is right, over tenths of confidence. */
  readonly error: number;
  readonly bins: readonly { readonly phrases: number; readonly confidence: number; readonly right: number }[];
}

export interface IntentFigures {
  readonly intent: string;
  readonly phrases: number;
  readonly authors: number;
  readonly precision: number;
  readonly recall: number;
  /** Its phrases by what they are read as. */
  readonly readAs: ReadonlyMap<string, number>;
}

export interface ShareOf<Name> {
  readonly name: Name;
  readonly phrases: number;
  readonly recall: number;
}

export interface Confusion {
  readonly expected: string;
  readonly given: string;
  readonly phrases: number;
  /** The surest of them, each with the phrase of the other intent that is most like it. */
  readonly examples: readonly Example[];
}

interface Example {
  readonly author: string;
  readonly text: string;
  readonly confidence: number;
  readonly cause?: NearPhrase;
}

export interface Suspicion extends Example {
  readonly expected: string;
  readonly given: string;
}

const BINS = 10;
const EXAMPLES = 4;
const CONFUSIONS = 25;
/** From this confidence on the reader is right more than nine times of ten. */
const SUSPICIOUS = 0.9;
const SUSPICIONS = 60;

/** Sums up the readings; what is nearest among the phrases is looked up only for those shown. */
export function reportOfReadings(readings: readonly HeldOutReading[], findNearest: FindNearest): IntentReport {
  const expected = readings.map(reading => reading.expected);
  const given = readings.map(givenBy);
  const isDanger = (intent: string): boolean => intent.startsWith('safety.');
  const dangers = readings.filter(reading => isDanger(reading.expected));
  const others = readings.filter(reading => !isDanger(reading.expected));
  const acts = readings.filter(reading => reading.expected.startsWith('act.'));
  const belongs = (isNone: boolean): number[] =>
    readings.filter(reading => (reading.expected === NO_INTENT) === isNone).map(reading => reading.belongs);
  const inTwo = readings.filter(({ expected, ranked }) => ranked.slice(0, 2).some(({ intent }) => intent === expected));
  const exampleOf = (reading: HeldOutReading): Example => {
    const [best] = reading.ranked;
    const [cause] = findNearest(
      reading.text,
      1,
      phrase => phrase.intent === givenBy(reading) && phrase.author !== reading.author,
    );
    return { author: reading.author, text: reading.text, confidence: best?.confidence ?? 0, ...(cause && { cause }) };
  };
  const wrong = readings
    .filter(reading => !isRight(reading))
    .sort((a, b) => (b.ranked[0]?.confidence ?? 0) - (a.ranked[0]?.confidence ?? 0));
  return {
    phrases: readings.length,
    first: scoreAccuracy(expected, given),
    inTwo: inTwo.length / Math.max(1, readings.length),
    macroF1: scoreMacroF1(expected, given),
    safety: { recall: recallOf(dangers), falseAlarms: shareOf(others, reading => isDanger(givenBy(reading))) },
    acts: recallOf(acts),
    strangersLetThrough: scoreOutsiders(belongs(false), belongs(true)).outsidersLetThroughAt95,
    calibration: calibrationOf(readings),
    intents: figuresByIntent(readings),
    authors: groupBy(readings, ({ author }) => [author]).sort((a, b) => a.recall - b.recall),
    writing: groupBy(readings, ({ text }) => writingKindsOf(text)).sort((a, b) => a.recall - b.recall),
    confusions: confusionsOf(wrong, exampleOf),
    suspicious: wrong
      .filter(({ ranked }) => (ranked[0]?.confidence ?? 0) >= SUSPICIOUS)
      .slice(0, SUSPICIONS)
      .map(reading => ({ ...exampleOf(reading), expected: reading.expected, given: givenBy(reading) })),
  };
}

const givenBy = ({ ranked }: HeldOutReading): string => ranked[0]?.intent ?? NO_INTENT;
const isRight = (reading: HeldOutReading): boolean => givenBy(reading) === reading.expected;
const shareOf = (readings: readonly HeldOutReading[], test: (reading: HeldOutReading) => boolean): number =>
  readings.filter(test).length / Math.max(1, readings.length);
const recallOf = (readings: readonly HeldOutReading[]): number => shareOf(readings, isRight);

function calibrationOf(readings: readonly HeldOutReading[]): Calibration {
  const binOf = ({ ranked }: HeldOutReading): number =>
    Math.min(BINS - 1, Math.floor((ranked[0]?.confidence ?? 0) * BINS));
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const inside = readings.filter(reading => binOf(reading) === bin);
    const sum = inside.reduce((total, { ranked }) => total + (ranked[0]?.confidence ?? 0), 0);
    return { phrases: inside.length, confidence: sum / Math.max(1, inside.length), right: recallOf(inside) };
  });
  const error = bins.reduce((sum, { phrases, confidence, right }) => sum + phrases * Math.abs(right - confidence), 0);
  return { error: error / Math.max(1, readings.length), bins };
}

function figuresByIntent(readings: readonly HeldOutReading[]): readonly IntentFigures[] {
  const given = new Map<string, number>();
  for (const reading of readings) given.set(givenBy(reading), (given.get(givenBy(reading)) ?? 0) + 1);
  const byIntent = new Map<string, HeldOutReading[]>();
  for (const reading of readings) push(byIntent, reading.expected, reading);
  return [...byIntent]
    .map(([intent, own]) => {
      const readAs = new Map<string, number>();
      for (const reading of own) readAs.set(givenBy(reading), (readAs.get(givenBy(reading)) ?? 0) + 1);
      const right = readAs.get(intent) ?? 0;
      return {
        intent,
        phrases: own.length,
        authors: new Set(own.map(({ author }) => author)).size,
        precision: right / Math.max(1, given.get(intent) ?? 0),
        recall: right / own.length,
        readAs,
      };
    })
    .sort((a, b) => a.intent.localeCompare(b.intent));
}

function groupBy<Name extends string>(
  readings: readonly HeldOutReading[],
  namesOf: (reading: HeldOutReading) => readonly Name[],
): ShareOf<Name>[] {
  const groups = new Map<Name, HeldOutReading[]>();
  for (const reading of readings) for (const name of namesOf(reading)) push(groups, name, reading);
  return [...groups].map(([name, own]) => ({ name, phrases: own.length, recall: recallOf(own) }));
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** `wrong`: the surest first. */
function confusionsOf(
  wrong: readonly HeldOutReading[],
  exampleOf: (reading: HeldOutReading) => Example,
): readonly Confusion[] {
  const pairs = new Map<string, HeldOutReading[]>();
  for (const reading of wrong) push(pairs, `${reading.expected} ${givenBy(reading)}`, reading);
  return [...pairs.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, CONFUSIONS)
    .map(own => ({
      expected: own[0]!.expected,
      given: givenBy(own[0]!),
      phrases: own.length,
      examples: own.slice(0, EXAMPLES).map(exampleOf),
    }));
}
