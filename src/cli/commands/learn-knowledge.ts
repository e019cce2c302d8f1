import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../../config';
import type { ClosedIncident } from '../../diagnosis/learning/closed-case';
import { parseExportedIncidents } from '../../incident/parse-exported-incidents';
import { openStore } from '../../store/open-store';
import { proposeFigures, type Proposal, type ProposedFigure } from '../../propose-figures';
import { fault, printJson, printLine } from '../io';

export interface LearnKnowledgeOptions {
  readonly since?: string;
  readonly incidents?: string;
  readonly weight?: number;
  readonly merchants: number;
  readonly seed: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `knowledge learn`: what closed incidents say of the figures, as a patch for a person to review. Writes `--out` and nothing else. */
export async function learnKnowledge(
  config: Config,
  dir: string | undefined,
  { since, incidents: file, weight, merchants, seed, out, json }: LearnKnowledgeOptions,
): Promise<void> {
  const from = since === undefined ? undefined : new Date(since);
  if (from && Number.isNaN(from.getTime())) return fault(`--since ${since}: a time like 2026-11-22T08:00:00+08:00`);
  const incidents = file === undefined ? await readStored(config, from) : readExported(file, from);
  const knowledgeDir = dir === undefined ? config.knowledgeDir : resolve(dir);
  const proposal = proposeFigures({ ...config, knowledgeDir }, incidents, {
    merchants,
    seed,
    ...(weight !== undefined && { presentCases: weight }),
  });
  if (out !== undefined && proposal.patch !== '') writeFileSync(out, proposal.patch);
  if (json) printJson({ ...proposal, incidents: incidents.length });
  else printProposal(proposal, incidents.length, out);
}

async function readStored(config: Config, since: Date | undefined): Promise<readonly ClosedIncident[]> {
  const store = await openStore(config);
  try {
    const incidents: ClosedIncident[] = [];
    for await (const incident of store.incidents.exportSince(since?.toISOString())) incidents.push(incident);
    return incidents;
  } finally {
    await store.close();
  }
}

const readExported = (file: string, since: Date | undefined): readonly ClosedIncident[] =>
  parseExportedIncidents(readFileSync(file, 'utf8')).filter(
    ({ openedAt }) => !since || Date.parse(openedAt) >= since.getTime(),
  );

function printProposal(proposal: Proposal, all: number, out?: string): void {
  const { used, usedForFixes, unused, figures, minutes, patch, patchRoot } = proposal;
  printLine(
    `${used} of ${all} incidents say something about the figures, ${usedForFixes} more only which fixes did not help: no cause was chosen.`,
  );
  const reasons = Object.entries(unused).map(([reason, count]) => `${reason} ${count}`);
  if (reasons.length > 0) printLine(`Not used: ${reasons.join(', ')}.`);
  if (patch === '') return printLine('No figure changes: too few cases, or they agree with the figures of today.');
  printTable(figures);
  if (minutes) {
    const { before, after, merchants, seed } = minutes;
    const figuresOf = (mean: number): string => mean.toFixed(1);
    printLine(
      `\nExpected merchant minutes, if the new figures are true: ${figuresOf(before)} planned by those of today, ` +
        `${figuresOf(after)} by the new ones (${merchants} simulated merchants, seed ${seed}).`,
    );
  }
  printLine(`\nReview each line, then in ${patchRoot}: git apply ${out ?? 'PATCH'}\n`);
  if (out === undefined) printLine(patch.trimEnd());
}

/** The counts stand here and not in the files: they are true of one run, and figures outlive it. */
function printTable(figures: readonly ProposedFigure[]): void {
  const rows = [
    ['where', 'figure', 'today', 'proposed', 'cases'],
    ...figures.map(({ file, line, name, before, after, cases, follows }) => [
      `${file}:${line ?? 'not in the file'}`,
      name,
      String(before),
      String(after),
      `${cases.toFixed(cases < 10 ? 1 : 0)}${follows ? ', follows its neighbours' : ''}`,
    ]),
  ];
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, cell.length)),
    [],
  );
  printLine('');
  for (const row of rows)
    printLine(
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
