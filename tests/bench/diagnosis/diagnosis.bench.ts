import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { toModel } from '../../../dialogs/diagnosis-model';
import { priorBelief, afterEvidence } from '../../../src/diagnosis/belief';
import { nextStep } from '../../../src/diagnosis/next-step';
import { simulate } from '../../../src/diagnosis/simulate';
import { checksFileSchema, codeFileSchema } from '../../../src/knowledge/schema';

const knowledge = join(__dirname, '../../../knowledge');
const read = (f: string): unknown => parse(readFileSync(join(knowledge, f), 'utf8'));
it('scratch', () => {
  const code = codeFileSchema.parse(read('codes/3000.yaml'));
  const { checks } = checksFileSchema.parse(read('checks.yaml'));
  const model = toModel(code, checks, { acquirers: [], kinds: [], brands: [] }, {});
  console.log(model.causes.length, model.checks.length, model.fixes.length);
  const out: string[] = [];
  for (const intent of ['none', ...model.evidence.map(e => e.intent)]) {
    const b = afterEvidence(model, priorBelief(model), intent);
    const t = performance.now();
    const s = nextStep(model, b, { asked: [], tried: [] }, { moneyUncertain: false });
    out.push(`${intent} ${JSON.stringify(s)} ${(performance.now() - t).toFixed(2)}ms`);
  }
  console.log(out.join('\n'));
  for (const policy of ['planner', 'article'] as const) {
    const t = performance.now();
    console.log(JSON.stringify(simulate({ model, merchants: 100, seed: 1, policy })), performance.now() - t);
  }
});
