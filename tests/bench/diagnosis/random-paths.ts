import { join } from 'node:path';
import { createRandom } from '../../../src/diagnosis/random';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge';
import { createDecide, playPath } from '../../support/random-path';

/**
 * Random paths through the shipped knowledge: what must hold at every decision of the planner, and how the paths end.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/diagnosis/random-paths.ts [PATHS] [SEED]
 */
const root = join(__dirname, '../../..');
const [PATHS, SEED] = [Number(process.argv[2] ?? 10_000), process.argv[3] ?? '1'];
/** Violations that are printed in full. */
const MOST_SHOWN = 10;

const knowledge = loadKnowledge({
  dir: join(root, 'knowledge'),
  wordingFile: join(root, 'dialogs/wording/zh-CN.yaml'),
});
const decide = createDecide(knowledge);
const ends = new Map<string, number>();
const violations: string[] = [];
let steps = 0;
let longest = 0;
const startMs = performance.now();
for (let path = 0; path < PATHS; path++) {
  const played = playPath(knowledge, decide, createRandom(`${SEED}/path ${path}`));
  ends.set(played.end, (ends.get(played.end) ?? 0) + 1);
  steps += played.steps;
  longest = Math.max(longest, played.steps);
  violations.push(...played.violations.map(found => `path ${path}: ${found}`));
}
const seconds = (performance.now() - startMs) / 1000;
console.log(
  `${PATHS} paths, ${steps} steps (longest ${longest}), ${decide.made()} decisions made, ${seconds.toFixed(0)} s`,
);
console.log(`ends: ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}`);
console.log(`violations: ${violations.length}`);
violations.slice(0, MOST_SHOWN).forEach(found => console.log(`  ${found}`));
if (violations.length > 0) process.exitCode = 1;
