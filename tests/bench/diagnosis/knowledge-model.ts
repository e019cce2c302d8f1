import { join } from 'node:path';
import { toModel } from '../../../dialogs/diagnosis-model';
import type { Model } from '../../../src/diagnosis/model';
import { createRandom } from '../../../src/diagnosis/random';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge';

const root = join(__dirname, '../../..');

/** The product's own model of the first code, while nothing is known of the terminal. */
export function loadKnowledgeModel(): Model {
  const knowledge = loadKnowledge({
    dir: join(root, 'knowledge'),
    wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
  });
  const [codeFile] = knowledge.codes;
  if (!codeFile) throw new Error('knowledge/codes is empty');
  return toModel(codeFile, knowledge.checks, knowledge.terminals);
}

/** A part of the model, drawn by seed, that is small enough to solve: all causes, some of the checks and of the fixes that wait for none. */
export function partOf(model: Model, seed: number, size: { readonly checks: number; readonly fixes: number }): Model {
  const random = createRandom(`part ${seed}`);
  const draw = <T>(entries: readonly T[], count: number): readonly T[] =>
    entries
      .map(entry => ({ entry, rank: random() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, count)
      .map(({ entry }) => entry);
  return {
    ...model,
    evidence: draw(model.evidence, 3),
    checks: draw(model.checks, size.checks),
    fixes: draw(
      model.fixes.filter(({ after }) => after.length === 0),
      size.fixes,
    ),
  };
}
