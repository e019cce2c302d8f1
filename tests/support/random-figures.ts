import { checksFileSchema, codeFileSchema, terminalsFileSchema } from '../../src/knowledge/schema';
import { randomModel, type ModelSize } from '../diagnosis/random-model';
import type { Figures } from './simulate-incidents';

const source = 'own advice';
const figures = 'made up for a test';

/** Made-up knowledge with the figures of a random model: every answer named for every cause but `other`, priors that differ by kind. */
export function randomFigures(seed: number, size: ModelSize): Figures {
  const model = randomModel(seed, size);
  const named = model.causes.slice(0, -1);
  const code = codeFileSchema.parse({
    code: '3000',
    intent: 'fault.code-3000',
    meaning: { text: 'a code', source },
    groups: [{ id: 'all', label: 'all' }],
    other: { label: 'other', evidenceDefault: 0.02 },
    handoffMinutes: model.handoffMinutes,
    planning: {
      stopsSellingMinutes: 0,
      needsPaymentMinutes: 0,
      refusedMinutes: model.refusedMinutes ?? 0,
      couldNot: 0,
      figures,
    },
    causes: named.map((id, index) => ({
      id,
      label: `label of ${id}`,
      group: 'all',
      prior: model.priors[index],
      priorWhy: 'a guess',
      ...(index % 2 === 0 && { priorByKind: { smart: model.priors[index] } }),
      evidence: named.map((other, place) => ({
        intent: `fault.${other}`,
        given: model.evidence[place]?.likelihood[index],
      })),
      explain: 'it is broken',
      prevention: ['care'],
      source,
    })),
    fixes: model.fixes.map(fix => ({
      id: fix.id,
      label: fix.id,
      who: 'merchant',
      steps: ['do it'],
      minutes: fix.minutes,
      cures: Object.fromEntries(
        named.map((id, index) => [id, fix.success[index]]).filter(([, success]) => success !== 0),
      ),
      after: fix.after,
      couldNot: fix.couldNot ?? 0,
      figures,
      source,
    })),
    prevention: [{ id: 'care', topic: 'maintenance', text: 'care', source }],
  });
  const { checks } = checksFileSchema.parse({
    checks: model.checks.map(check => ({
      id: check.id,
      text: check.id,
      why: check.id,
      minutes: check.minutes,
      unsure: check.unsure,
      options: check.options.map((id, option) => ({
        id,
        label: id,
        phrases: ['1', '2', '3'],
        given: {
          ...Object.fromEntries(named.map((cause, index) => [cause, check.likelihood[option]?.[index]])),
          default: check.likelihood[option]?.at(-1),
        },
      })),
      figures,
      source,
    })),
  });
  const kind = (id: string, share: number) => ({ id, label: id, share });
  const terminals = terminalsFileSchema.parse({
    acquirers: [
      { id: 'ours', label: 'ours', priors: Object.fromEntries(named.map((id, index) => [id, model.priors[index]])) },
    ],
    kinds: [kind('smart', 0.6), kind('classic', 0.4)],
    brands: [],
  });
  return { codes: [code], checks, terminals };
}
