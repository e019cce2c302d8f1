import { resolve } from 'node:path';
import { loadPlanningModel } from '../../app';
import type { Config } from '../../config';
import { isSmallEnough } from '../../diagnosis/exact-plan';
import { simulate, type Policy } from '../../diagnosis/simulate';
import { fault, printJson, printLine } from '../io';

const POLICIES: readonly string[] = ['planner', 'article', 'exact'];
const isPolicy = (policy: string): policy is Policy => POLICIES.includes(policy);

export interface SimulateOptions {
  readonly merchants: number;
  readonly seed: number;
  readonly policy: string;
  readonly knowledge?: string;
  readonly json?: boolean;
}

/** `simulate`: merchants with hidden causes, noisy answers, and one policy. */
export function simulateMerchants(config: Config, options: SimulateOptions): void {
  const { policy } = options;
  if (!isPolicy(policy)) return fault(`--policy ${policy}: one of ${POLICIES.join(', ')}`);
  const knowledgeDir = options.knowledge === undefined ? config.knowledgeDir : resolve(options.knowledge);
  const model = loadPlanningModel({ ...config, knowledgeDir });
  if (policy === 'exact' && !isSmallEnough(model)) {
    const size = `${model.checks.length} checks and ${model.fixes.length} fixes`;
    return fault(`--policy exact: ${size} have too many orders to solve; name a smaller folder with --knowledge`);
  }
  const result = simulate({ model, merchants: options.merchants, seed: options.seed, policy });
  if (options.json) printJson(result);
  else printLine(JSON.stringify(result, undefined, 2));
}
