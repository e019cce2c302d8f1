import { historyFor, kindsLeft, toModel } from '../../dialogs/diagnosis-model';
import { nextStep } from '../../src/diagnosis/next-step';
import { replayBelief } from '../../src/diagnosis/replay-belief';
import type { Belief, History, NextStep } from '../../src/diagnosis/model';
import type { Random } from '../../src/diagnosis/random';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { CodeFile } from '../../src/knowledge/schema';

/** What is on record when the planner decides. */
export interface Standing {
  readonly kind?: string;
  readonly symptoms: readonly { readonly intent: string; readonly confidence: number }[];
  readonly observations: readonly { readonly check: string; readonly answer: string }[];
  readonly attempts: readonly { readonly fix: string; readonly result: 'not-fixed' | 'could-not' }[];
  readonly moneyUncertain: boolean;
  /** Nobody wants a person: the search goes on until nothing is left. */
  readonly insisting: boolean;
}

export interface Decision {
  readonly step: NextStep;
  readonly belief: Belief;
  readonly history: History;
}

export type Decide = (standing: Standing) => Decision;

export interface Path {
  readonly end: 'fixed' | 'handoff' | 'endless';
  readonly steps: number;
  /** What must not be, each with where it was met; empty where all is well. */
  readonly violations: readonly string[];
  /** The standing of the last decision. */
  readonly last: Standing;
}

/** As dialogs/case.ts: the price of a person whom nobody wants. */
const UNWANTED_HANDOFF_MINUTES = 600;

/** How often something happens between two decisions. */
const CHANCE = {
  unsure: 0.12,
  couldNot: 0.2,
  fixed: 0.08,
  /** A check is answered, or a fix told to have been done in vain, that nobody asked for. */
  told: 0.12,
  moneyTurns: 0.1,
  insisting: 0.4,
  kindKnown: 0.5,
  symptom: 0.7,
};

/** The code file that the paths run on. */
export function codeFileOf({ codes }: Knowledge): CodeFile {
  const [file] = codes;
  if (!file) throw new Error('knowledge/codes holds no code file');
  return file;
}

/** A position with more on record than this is hardly ever met by a second path, and not worth the memory. */
const MOST_FACTS_KEPT = 4;

/** Decides as dialogs/case.ts does; remembers what was decided where the same is on record, in whatever order it came. */
export function createDecide(knowledge: Knowledge): Decide & { readonly made: () => number } {
  const file = codeFileOf(knowledge);
  const kept = new Map<string, Decision>();
  let made = 0;
  const decide = (standing: Standing): Decision => {
    const isKept = standing.observations.length + standing.attempts.length <= MOST_FACTS_KEPT;
    const key = isKept ? keyOf(standing) : '';
    const known = kept.get(key);
    if (known) return known;
    made += 1;
    const decision = decideAnew(knowledge, file, standing);
    if (isKept) kept.set(key, decision);
    return decision;
  };
  return Object.assign(decide, { made: () => made });
}

function decideAnew({ checks, terminals }: Knowledge, file: CodeFile, standing: Standing): Decision {
  const left = kindsLeft(file, checks, standing);
  const model = toModel(file, checks, terminals, {
    answers: standing.observations,
    ...(left && { kindsLeft: left }),
    ...(standing.kind !== undefined && { kind: standing.kind }),
  });
  const belief = replayBelief(model, standing);
  const history = historyFor(file, checks, standing);
  const priced = standing.insisting ? { ...model, handoffMinutes: UNWANTED_HANDOFF_MINUTES } : model;
  return { step: nextStep(priced, belief, history, { moneyUncertain: standing.moneyUncertain }), belief, history };
}

function keyOf({ kind, symptoms, observations, attempts, moneyUncertain, insisting }: Standing): string {
  const told = observations.map(({ check, answer }) => `${check}=${answer}`).sort();
  const done = attempts.map(({ fix, result }) => `${fix}=${result}`).sort();
  return JSON.stringify([kind, symptoms, told, done, moneyUncertain, insisting]);
}

/** Takes one merchant, who answers, tells and reports at random, to the end, and looks at every decision on the way. */
export function playPath(knowledge: Knowledge, decide: Decide, random: Random): Path {
  const file = codeFileOf(knowledge);
  const most = knowledge.checks.length + file.fixes.length;
  const violations: string[] = [];
  let standing = openPath(knowledge, file, random);
  for (let steps = 0; steps <= most; steps++) {
    const decision = decide(standing);
    for (const found of violationsOf(knowledge, file, standing, decision))
      violations.push(`${found} at ${keyOf(standing)}`);
    const { step } = decision;
    if (step.kind === 'handoff') return { end: 'handoff', steps, violations, last: standing };
    if (step.kind === 'try' && random() < CHANCE.fixed)
      return { end: 'fixed', steps: steps + 1, violations, last: standing };
    standing = goOn(knowledge, file, afterStep(knowledge, standing, step, random), random);
  }
  violations.push(`goes on after ${most} steps`);
  return { end: 'endless', steps: most, violations, last: standing };
}

function openPath({ terminals }: Knowledge, file: CodeFile, random: Random): Standing {
  const kind = random() < CHANCE.kindKnown ? pick(random, terminals.kinds)?.id : undefined;
  const intents = [...new Set(file.causes.flatMap(({ evidence }) => evidence.map(({ intent }) => intent)))];
  const intent = random() < CHANCE.symptom ? pick(random, intents) : undefined;
  return {
    ...(kind !== undefined && { kind }),
    symptoms: intent === undefined ? [] : [{ intent, confidence: random() < 0.5 ? 1 : 0.6 }],
    observations: [],
    attempts: [],
    moneyUncertain: random() < CHANCE.moneyTurns,
    insisting: random() < CHANCE.insisting,
  };
}

function afterStep(
  knowledge: Knowledge,
  standing: Standing,
  step: Exclude<NextStep, { kind: 'handoff' }>,
  random: Random,
): Standing {
  if (step.kind === 'try')
    return withAttempt(standing, step.id, random() < CHANCE.couldNot ? 'could-not' : 'not-fixed');
  const options = knowledge.checks.find(({ id }) => id === step.id)?.options ?? [];
  const answer = random() < CHANCE.unsure ? 'unsure' : (pick(random, options)?.id ?? 'unsure');
  return withAnswer(standing, step.id, answer);
}

/** What happens before the next decision without having been asked for. */
function goOn(knowledge: Knowledge, file: CodeFile, before: Standing, random: Random): Standing {
  let standing = before;
  if (random() < CHANCE.moneyTurns) standing = { ...standing, moneyUncertain: !standing.moneyUncertain };
  if (random() < CHANCE.told) {
    const check = pick(random, knowledge.checks);
    const option = check && pick(random, check.options);
    if (check && option) standing = withAnswer(standing, check.id, option.id);
  }
  if (random() < CHANCE.told) {
    const fix = pick(
      random,
      file.fixes.filter(({ who }) => who === 'merchant'),
    );
    if (fix) standing = withAttempt(standing, fix.id, 'not-fixed');
  }
  return standing;
}

const withAnswer = (standing: Standing, check: string, answer: string): Standing => ({
  ...standing,
  observations: [...standing.observations.filter(told => told.check !== check), { check, answer }],
});

const withAttempt = (standing: Standing, fix: string, result: 'not-fixed' | 'could-not'): Standing => ({
  ...standing,
  attempts: [...standing.attempts.filter(done => done.fix !== fix), { fix, result }],
});

/** What is wrong with a decision, read from the knowledge itself and not from the model that it was made on. */
function violationsOf(
  { checks }: Knowledge,
  { causes, fixes }: CodeFile,
  standing: Standing,
  { step, belief, history }: Decision,
): readonly string[] {
  const found: string[] = [];
  const sum = belief.reduce((total, probability) => total + probability, 0);
  if (Math.abs(sum - 1) > 1e-9 || belief.length !== causes.length + 1 || belief.some(share => !(share > 0)))
    found.push(`the belief sums to ${sum} over ${belief.length} causes`);
  if (step.kind === 'handoff') return found;
  const isTold = (check: string, answer: string): boolean =>
    standing.observations.some(told => told.check === check && told.answer === answer);
  const resultOf = (fix: string): string | undefined => standing.attempts.find(done => done.fix === fix)?.result;
  const name = `${step.kind}:${step.id}`;
  const suits = (kinds: readonly string[] | undefined): boolean =>
    !kinds || standing.kind === undefined || kinds.includes(standing.kind);
  if (step.kind === 'ask') {
    const check = checks.find(({ id }) => id === step.id);
    if (!check) return [...found, `${name} is unknown`];
    if (standing.observations.some(told => told.check === check.id) || history.asked.includes(check.id))
      found.push(`${name} was answered`);
    if (check.unless?.some(condition => isTold(condition.check, condition.answer))) found.push(`${name} is needless`);
    if (!suits(check.onlyKinds)) found.push(`${name} is for another kind`);
    if (standing.moneyUncertain && check.disturbs.includes('needs-payment')) found.push(`${name} swipes`);
    return found;
  }
  const fix = fixes.find(({ id }) => id === step.id);
  if (!fix) return [...found, `${name} is unknown`];
  if (fix.who !== 'merchant') found.push(`${name} is a technician's`);
  if (resultOf(fix.id) !== undefined || history.tried.includes(fix.id)) found.push(`${name} was tried`);
  const isSenseless = fix.unless?.some(condition =>
    'fix' in condition ? resultOf(condition.fix) === 'not-fixed' : isTold(condition.check, condition.answer),
  );
  if (isSenseless) found.push(`${name} makes no sense any more`);
  if (fix.after?.some(id => resultOf(id) === 'could-not')) found.push(`${name} comes after what could not be done`);
  const isOwed = (id: string): boolean => suits(fixes.find(before => before.id === id)?.onlyKinds);
  if (fix.after?.some(id => resultOf(id) === undefined && isOwed(id))) found.push(`${name} comes too early`);
  if (!suits(fix.onlyKinds)) found.push(`${name} is for another kind`);
  if (standing.moneyUncertain && fix.disturbs.includes('needs-payment')) found.push(`${name} swipes`);
  return found;
}

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
