import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { loadPlanning } from '../../app';
import type { Planning } from '../../app';
import type { Config } from '../../config';
import { isSmallEnough } from '../../diagnosis/exact-plan';
import { DEFAULT_NOISE } from '../../diagnosis/noise';
import type { Noise } from '../../diagnosis/noise';
import { renderReport } from '../../diagnosis/report/render-report';
import { reportWordingSchema } from '../../diagnosis/report/report-wording';
import type { ReportWording } from '../../diagnosis/report/report-wording';
import { POLICIES } from '../../diagnosis/run-policy';
import type { Policy } from '../../diagnosis/run-policy';
import { comparePolicies } from '../../diagnosis/simulate';
import { fault, printJson, printLine } from '../io';

const isPolicy = (policy: string): policy is Policy => POLICIES.some(known => known === policy);

export interface SimulateOptions {
  readonly merchants: number;
  readonly seed: number;
  readonly policy: string;
  readonly compare?: boolean;
  readonly noise?: Partial<Noise>;
  readonly report?: string;
  readonly knowledge?: string;
  readonly json?: boolean;
}

/** `simulate`: merchants with hidden causes who answer noisily, and one policy, or all of them with the same merchants. */
export function simulateMerchants(config: Config, options: SimulateOptions): void {
  const { policy, merchants, seed } = options;
  if (!isPolicy(policy)) return fault(`--policy ${policy}: one of ${POLICIES.join(', ')}`);
  const knowledgeDir = options.knowledge === undefined ? config.knowledgeDir : resolve(options.knowledge);
  const planning = loadPlanning({ ...config, knowledgeDir });
  const { model } = planning;
  if (policy === 'exact' && !options.compare && !isSmallEnough(model)) {
    const size = `${model.checks.length} checks and ${model.fixes.length} fixes`;
    return fault(`--policy exact: ${size} have too many orders to solve; name a smaller folder with --knowledge`);
  }
  const all = POLICIES.filter(known => known !== 'exact' || isSmallEnough(model));
  const noise = { ...DEFAULT_NOISE, ...options.noise };
  const simulations = comparePolicies({ model, merchants, seed, noise }, options.compare ? all : [policy]);
  for (const { result } of simulations) {
    const told = { ...result, seed, noise };
    if (options.json) printJson(told);
    else printLine(JSON.stringify(told, undefined, 2));
  }
  if (options.report !== undefined) {
    const facts = { ...factsOf(planning), simulations, noise, seed, command: commandOf(options) };
    writeFileSync(options.report, renderReport(facts, readReportWording(config)));
  }
}

const factsOf = ({ model, ...planning }: Planning) => ({ ...planning, handoffMinutes: model.handoffMinutes });

/** What gives the same figures again. */
function commandOf({ merchants, seed, policy, compare, noise = {}, knowledge }: SimulateOptions): string {
  const shares = Object.entries(noise).map(([name, share]) => `${name}=${share}`);
  return [
    `poscare simulate --merchants ${merchants} --seed ${seed}`,
    compare ? '--compare' : `--policy ${policy}`,
    ...(shares.length > 0 ? [`--noise ${shares.join(',')}`] : []),
    ...(knowledge === undefined ? [] : [`--knowledge ${knowledge}`]),
  ].join(' ');
}

/** The wording lies beside what the bot says. */
function readReportWording({ wordingFile }: Config): ReportWording {
  const file = join(dirname(wordingFile), 'simulation-report.zh-CN.yaml');
  return reportWordingSchema.parse(parse(readFileSync(file, 'utf8')));
}
