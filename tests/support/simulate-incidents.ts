import { modelOfIncident, toModel } from '../../dialogs/diagnosis-model';
import type { ClosedIncident } from '../../src/diagnosis/learning/closed-case';
import { inWorld } from '../../src/diagnosis/learning/compare-plans';
import type { Figure } from '../../src/diagnosis/learning/figure-source';
import type { Model } from '../../src/diagnosis/model';
import { nextStep } from '../../src/diagnosis/next-step';
import { createRandom, draw } from '../../src/diagnosis/random';
import { runMerchant } from '../../src/diagnosis/run-merchant';
import { createMerchant } from '../../src/diagnosis/simulated-merchant';
import type { Knowledge } from '../../src/knowledge/knowledge';

/** The part of the knowledge that figures stand in. */
export type Figures = Pick<Knowledge, 'codes' | 'checks' | 'terminals'>;

export interface SimulatedWorld {
  /** How it really is. */
  readonly truth: Figures;
  /** What the planner goes by. */
  readonly believed: Figures;
  readonly incidents: number;
  readonly seed: number;
  /** Handed-over cases that an agent closes with the true cause; the others have none. */
  readonly agentsSay: number;
}

const AT = '2026-11-22T06:05:00.000Z';
const CALM = {
  wrongAnswer: 0,
  unsure: 0,
  skip: 0.03,
  couldNot: 0.05,
  moneyUncertain: 0,
  leavesPerMinute: 0,
  missedCure: 0,
  falseCure: 0,
};

/** Incidents as the bot would have recorded them: merchants of the true figures, led by the believed ones. */
export function simulateIncidents({ truth, believed, incidents, seed, agentsSay }: SimulatedWorld): ClosedIncident[] {
  const kinds = truth.terminals.kinds.map(({ id }) => id);
  const shares = truth.terminals.kinds.map(({ share }) => share ?? 1 / kinds.length);
  const models = new Map<string | undefined, { readonly world: Model; readonly plan: Model }>();
  const modelsFor = (kind: string | undefined) => {
    const known = models.get(kind) ?? { world: modelOf(truth, kind), plan: modelOf(believed, kind) };
    models.set(kind, known);
    return known;
  };
  return Array.from({ length: incidents }, (_, number) => {
    const random = createRandom(`incident ${seed}/${number}`);
    const drawn = draw(random, shares);
    const kind = drawn === undefined ? undefined : kinds[drawn];
    const says = random() < agentsSay;
    return incidentOf({ ...modelsFor(kind), kind, seed, number, says });
  });
}

function incidentOf(run: {
  readonly world: Model;
  readonly plan: Model;
  readonly kind: string | undefined;
  readonly seed: number;
  readonly number: number;
  readonly says: boolean;
}): ClosedIncident {
  const { world, plan, kind, seed, number, says } = run;
  const merchant = inWorld(world, createMerchant(world, seed, number, CALM));
  const observations: { check: string; answer: string; at: string }[] = [];
  const attempts: { fix: string; result: 'fixed' | 'not-fixed' | 'could-not'; at: string }[] = [];
  const recorded = {
    ...merchant,
    answer(asked: Parameters<typeof merchant.answer>[0]) {
      const answer = merchant.answer(asked);
      observations.push({ check: asked.id, answer, at: AT });
      return answer;
    },
    attempt(tried: Parameters<typeof merchant.attempt>[0]) {
      const outcome = merchant.attempt(tried);
      if (outcome === 'could-not') attempts.push({ fix: tried.id, result: outcome, at: AT });
      return outcome;
    },
    report(tried: Parameters<typeof merchant.report>[0], faultGone: boolean) {
      const result = merchant.report(tried, faultGone);
      attempts.push({ fix: tried.id, result, at: AT });
      return result;
    },
  };
  const { ending } = runMerchant(plan, recorded, ({ belief, history, restrictions }) =>
    nextStep(plan, belief, history, restrictions),
  );
  const { firstIntent, cause } = merchant;
  const fix = attempts.at(-1)?.fix;
  return {
    status: 'closed',
    codes: ['3000'],
    terminal: kind === undefined ? {} : { kind },
    symptoms: firstIntent === undefined ? [] : [{ intent: firstIntent, confidence: 1 }],
    observations,
    attempts,
    resolution:
      ending === 'resolved'
        ? { by: 'merchant', ...(fix !== undefined && { fix }) }
        : { by: 'agent', text: 'done', ...(says && { cause: world.causes[cause] ?? '' }) },
  };
}

/** The troubleshooting model of the first code, for a kind of terminal. */
export function modelOf({ codes, checks, terminals }: Figures, kind?: string): Model {
  const [file] = codes;
  if (!file) throw new Error('There is no code file');
  return toModel(file, checks, terminals, kind === undefined ? {} : { kind });
}

/** The model that an incident is read by. */
export function modelForIncident({ codes, checks, terminals }: Figures, incident: ClosedIncident): Model {
  const [file] = codes;
  if (!file) throw new Error('There is no code file');
  return modelOfIncident(file, { checks, terminals }, incident);
}

/** The figures with these put in. */
export function withFigures(figures: Figures, changes: readonly Figure[]): Figures {
  const changed = structuredClone(figures);
  const roots = new Map<string, unknown>([
    ...changed.codes.map(code => [`codes/${code.code}.yaml`, code] as const),
    ['checks.yaml', { checks: changed.checks }],
    ['terminals.yaml', changed.terminals],
  ]);
  for (const { file, path, after } of changes) {
    const holder = path.slice(0, -1).reduce<any>((node, key) => node[key], roots.get(file));
    holder[path.at(-1) ?? ''] = after;
  }
  return changed;
}
