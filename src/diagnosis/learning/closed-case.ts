import { weigh } from '../belief';
import { replayBelief } from '../replay-belief';
import type { DiagnosisFacts } from '../replay-belief';
import type { Belief, Model } from '../model';
import { OTHER } from './figure-source';
import type { CodeFigures, FigureSource, FixFigures, Shares } from './figure-source';

/** What is learnt from of an incident; an `Incident` fits as it is. */
export interface ClosedIncident extends DiagnosisFacts {
  readonly status: string;
  readonly codes: readonly string[];
  readonly terminal: { readonly kind?: string; readonly acquirer?: string };
  readonly observations: readonly {
    readonly check: string;
    readonly answer: string;
    readonly at: string;
    readonly unasked?: true;
  }[];
  readonly attempts: readonly {
    readonly fix: string;
    readonly result: Result;
    readonly at: string;
    readonly unasked?: true;
  }[];
  readonly resolution?: {
    readonly by: 'merchant' | 'bot' | 'agent';
    readonly fix?: string;
    readonly cause?: string;
    readonly text?: string;
  };
}

type Result = 'fixed' | 'not-fixed' | 'could-not';

/** A closed incident whose cause is known, or known in shares. */
export interface Case {
  readonly code: string;
  readonly kind?: string;
  readonly acquirer?: string;
  /** P(cause), by id, `other` among them; sums to 1. One of them 1 where an agent said what it was. */
  readonly shares: Shares;
  /** Nobody said what it was and no step cured it: it tells which fixes failed, and of the rest only what the model believed anyway. */
  readonly onlyOutcomes?: true;
  readonly firstWords?: { readonly intent: string; readonly confidence: number };
  /** Answers to questions that were asked, `unsure` among them; neither what was skipped nor what was told in passing. */
  readonly answers: readonly { readonly check: string; readonly answer: string }[];
  /** What became of the fixes that were proposed; `given`: index of the answer-dependent cures that held then. */
  readonly outcomes: readonly { readonly fix: string; readonly result: Result; readonly given?: number }[];
}

/** Why nothing is learnt from an incident. */
export type UnusedReason = (typeof UNUSED_REASONS)[number];
export const UNUSED_REASONS = [
  'not-closed',
  'other-code',
  'no-cause',
  'unknown-cause',
  'called-off',
  'no-step',
  'unknown-step',
  'step-cures-nothing',
] as const;

/** The figures of the code that an incident is about; the first where the merchant named none at all. */
export const findCode = (codes: FigureSource['codes'], incident: ClosedIncident): CodeFigures | undefined =>
  codes.find(({ code }) => incident.codes.includes(code)) ?? (incident.codes.length === 0 ? codes[0] : undefined);

/**
 * What an incident says about the figures, or why it says nothing.
 *
 * The cause: what an agent chose is certain. Where a step cured it and no agent said why, the case counts for every cause in
 * proportion to the belief before that step times the step's chance to cure it: one E-step of the EM algorithm (Dempster, Laird and
 * Rubin 1977) under the present `model`, so such cases confirm what the model thinks, and correct it less than agents do. A case that
 * an agent closed without a cause counts in proportion to the belief, and for the fixes that failed alone: without these failures every
 * fix would seem better than it is (tests/bench/diagnosis/learn.ts: of agents who name three causes in ten, the learnt chances of fixes
 * are further from the truth than the old ones without, 0.078 to 0.061, and nearer with, 0.055).
 *
 * The step that is credited is the resolution's; another one that stood open as `fixed` counts for nothing. What was told in passing
 * (an answer, a fix tried before) moves the belief but no figure: merchants mention what is remarkable, and a fix that had helped
 * would not have brought them here.
 */
export function readCase(incident: ClosedIncident, figures: CodeFigures, model: Model): Case | UnusedReason {
  const { resolution, terminal, symptoms, observations, attempts } = incident;
  if (incident.status !== 'closed' || !resolution) return 'not-closed';
  const credited = resolution.fix ?? attempts.find(({ result }) => result === 'fixed')?.fix;
  const shares =
    resolution.by === 'agent' && resolution.cause !== undefined
      ? certainCause(figures, resolution.cause)
      : likelyCauses(incident, credited, model);
  if (typeof shares === 'string') return shares;
  const onlyOutcomes = resolution.cause === undefined && credited === undefined;
  const outcomes = outcomesOf(incident, figures, credited);
  if (onlyOutcomes && outcomes.length === 0) return 'no-cause';
  const [first] = symptoms;
  return {
    code: figures.code,
    ...(terminal.kind !== undefined && { kind: terminal.kind }),
    ...(terminal.acquirer !== undefined && { acquirer: terminal.acquirer }),
    shares,
    ...(onlyOutcomes && { onlyOutcomes }),
    ...(first && { firstWords: { intent: first.intent, confidence: first.confidence } }),
    answers: observations
      .filter(({ unasked, answer }) => !unasked && answer !== 'skipped')
      .map(({ check, answer }) => ({ check, answer })),
    outcomes,
  };
}

function outcomesOf(incident: ClosedIncident, { fixes }: CodeFigures, credited: string | undefined): Case['outcomes'] {
  return incident.attempts
    .filter(({ unasked, fix, result }) => !unasked && (result !== 'fixed' || fix === credited))
    .map(({ fix, result, at }) => {
      const given = givenAt(
        fixes.find(({ id }) => id === fix),
        incident,
        at,
      );
      return { fix, result: fix === credited ? 'fixed' : result, ...(given !== undefined && { given }) };
    });
}

function certainCause({ causes }: CodeFigures, cause: string): Shares | UnusedReason {
  return cause === OTHER || causes.some(({ id }) => id === cause) ? { [cause]: 1 } : 'unknown-cause';
}

function likelyCauses(
  { symptoms, observations, attempts, resolution }: ClosedIncident,
  credited: string | undefined,
  model: Model,
): Shares | UnusedReason {
  const byCause = (belief: Belief): Shares =>
    Object.fromEntries(model.causes.map((cause, index) => [cause, belief[index] ?? 0]));
  if (credited === undefined) {
    if (resolution?.by === 'agent') return byCause(replayBelief(model, { symptoms, observations, attempts }));
    return resolution?.text === undefined ? 'no-step' : 'called-off';
  }
  const fix = model.fixes.find(({ id }) => id === credited);
  if (!fix) return 'unknown-step';
  if (fix.success.every(success => success === 0)) return 'step-cures-nothing';
  const inVain = attempts.filter(attempt => attempt.fix !== credited);
  const before = replayBelief(model, { symptoms, observations, attempts: inVain });
  return byCause(weigh(before, fix.success));
}

/** Which of the fix's answer-dependent cures held when its result was told: the first whose answer was known. */
function givenAt(fix: FixFigures | undefined, { observations }: ClosedIncident, at: string): number | undefined {
  const index = fix?.given?.findIndex(given =>
    observations.some(told => told.check === given.check && told.answer === given.answer && told.at <= at),
  );
  return index === undefined || index < 0 ? undefined : index;
}
