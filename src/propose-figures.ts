import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { loadAppKnowledge, planningModelOf } from './app';
import type { Config } from './config';
import { comparePlans, type PlanComparison } from './diagnosis/learning/compare-plans';
import { findCode, readCase } from './diagnosis/learning/closed-case';
import type { Case, ClosedIncident, UnusedReason } from './diagnosis/learning/closed-case';
import { learnFigures } from './diagnosis/learning/learn-figures';
import type { Figure } from './diagnosis/learning/figure-source';
import { KnowledgeError, LearntFiguresError } from './errors';
import { findCause } from './incident/find-cause';
import { changeNumbers } from './knowledge/change-numbers';
import type { Knowledge } from './knowledge/knowledge';
import { unifiedDiff } from './knowledge/unified-diff';

export interface LearnOptions {
  /** How many cases a set of today's priors counts for; see `PRESENT_CASES`. */
  readonly presentCases?: number;
  /** Simulated merchants for the comparison, and their seed. */
  readonly merchants: number;
  readonly seed: number;
}

/** What closed incidents say of the knowledge's figures, for a person to review; nothing is written. */
export interface Proposal {
  readonly used: number;
  /** Used for what became of fixes alone: nobody said what it was. */
  readonly usedForFixes: number;
  readonly unused: Readonly<Partial<Record<UnusedReason, number>>>;
  readonly figures: readonly ProposedFigure[];
  /** Expected merchant minutes in the world that the new figures describe; absent where no figure changes. */
  readonly minutes?: PlanComparison;
  /** For `git apply` in `patchRoot`; empty where no figure changes. */
  readonly patch: string;
  readonly patchRoot: string;
}

export interface ProposedFigure extends Figure {
  /** Absent where the file leaves it to a default: the patch has no place for it. */
  readonly line?: number;
}

type Folder = Pick<Config, 'knowledgeDir' | 'wordingFile'>;

/** Learns from incidents; throws KnowledgeError where the knowledge of today has faults, and LearntFiguresError where the new figures have. */
export function proposeFigures(
  folder: Folder,
  incidents: readonly ClosedIncident[],
  { presentCases, merchants, seed }: LearnOptions,
): Proposal {
  const knowledge = loadAppKnowledge(folder);
  const { cases, unused } = readCases(knowledge, incidents);
  const learnt = learnFigures(knowledge, cases, presentCases === undefined ? {} : { presentCases });
  const { figures, texts } = putIn(folder.knowledgeDir, learnt);
  const patchRoot = findPatchRoot(folder.knowledgeDir);
  const nameOf = (file: string): string => relative(patchRoot, join(folder.knowledgeDir, file)).replaceAll('\\', '/');
  const patch = texts.map(({ file, before, after }) => unifiedDiff(nameOf(file), before, after)).join('');
  const whole = cases.filter(({ onlyOutcomes }) => !onlyOutcomes).length;
  const said = { used: whole, usedForFixes: cases.length - whole, unused, figures, patch, patchRoot };
  if (patch === '') return said;
  const before = planningModelOf(knowledge);
  const after = planningModelOf(loadChanged(folder, new Map(texts.map(text => [text.file, text.after]))));
  return { ...said, minutes: comparePlans(after, { before, after }, { merchants, seed }) };
}

/** The incidents that say something about the figures, and why the others do not. */
export function readCases(knowledge: Knowledge, incidents: readonly ClosedIncident[]) {
  const cases: Case[] = [];
  const unused: Partial<Record<UnusedReason, number>> = {};
  for (const incident of incidents) {
    const found = readOne(knowledge, incident);
    if (typeof found === 'string') unused[found] = (unused[found] ?? 0) + 1;
    else cases.push(found);
  }
  return { cases, unused };
}

function readOne(knowledge: Knowledge, incident: ClosedIncident): Case | UnusedReason {
  const figures = findCode(knowledge.codes, incident);
  if (!figures) return 'other-code';
  const { resolution } = incident;
  const named = resolution?.cause === undefined ? undefined : findCause(knowledge.codes, resolution.cause);
  const known = named && resolution ? { ...incident, resolution: { ...resolution, cause: named.id } } : incident;
  return readCase(known, figures, planningModelOf(knowledge, incident, figures.code));
}

/** The files that change, as they are and as they would be. */
function putIn(dir: string, learnt: readonly Figure[]) {
  const files = [...new Set(learnt.map(({ file }) => file))];
  const changed = files.map(file => {
    const before = readFileSync(join(dir, file), 'utf8');
    const own = learnt.filter(figure => figure.file === file);
    const { text, lines } = changeNumbers(
      before,
      own.map(({ path, after }) => ({ path, value: after })),
    );
    const figures = own.map((figure, index): ProposedFigure => {
      const line = lines[index];
      return { ...figure, ...(line !== undefined && { line }) };
    });
    return { file, before, after: text, figures };
  });
  return { figures: changed.flatMap(({ figures }) => figures), texts: changed };
}

function loadChanged(folder: Folder, insteadOf: ReadonlyMap<string, string>): Knowledge {
  try {
    return loadAppKnowledge(folder, { insteadOf });
  } catch (error) {
    throw error instanceof KnowledgeError ? new LearntFiguresError(error.faults, { cause: error }) : error;
  }
}

/** The repository that the folder is in, or the folder itself where there is none. */
function findPatchRoot(dir: string): string {
  for (let root = dir; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return root;
    if (root === dirname(root)) return dir;
  }
}
