import { createRandom } from '../../../src/diagnosis/random';
import { playTalk, type Found } from '../../support/play-talk';
import { createTestApp } from '../../support/test-app';

/**
 * Random talks with the product on a fresh SQLite file, without HTTP: how they end, and what broke a rule, by rule and with an example.
 * Half the talks in each of two shells, with another seed, take half the time.
 * Run: node --require ./tests/support/register-typescript.cjs tests/bench/dialogs/random-talks.ts [TALKS] [SEED]
 * With the number of a talk as a third argument only that one is played, and printed in full.
 */
const [TALKS, SEED, ONLY] = [Number(process.argv[2] ?? 2000), process.argv[3] ?? '1', process.argv[4]];
/** Examples that are printed for each rule; `SHOW=10` prints more. */
const SHOWN = Number(process.env['SHOW'] ?? 3);
/** Lines of the talk that lead to an example. */
const LINES_SHOWN = 7;
const MOST_MOVES = 24;

const planOf = (talk: number) => {
  const random = createRandom(`${SEED}/${talk}`);
  return {
    seed: `${SEED}/${talk}`,
    moves: Array.from({ length: Math.floor(random() * MOST_MOVES) }, (_, move) => move),
  };
};

interface Example {
  readonly seed: string;
  readonly detail: string;
  /** The lines that led to it. */
  readonly lines: readonly string[];
}

async function main(): Promise<void> {
  const t = await createTestApp();
  const ends = new Map<string, number>();
  const broken = new Map<string, Example[]>();
  const doubtful = new Map<string, Example[]>();
  let turns = 0;
  const startMs = performance.now();
  const numbers = ONLY === undefined ? Array.from({ length: TALKS }, (_, number) => number) : [Number(ONLY)];
  for (const number of numbers) {
    const plan = planOf(number);
    const talk = await playTalk(t, plan);
    if (ONLY !== undefined) console.log(talk.lines.join('\n'));
    turns += talk.turns;
    ends.set(talk.end, (ends.get(talk.end) ?? 0) + 1);
    collect(broken, plan.seed, talk.lines, talk.violations);
    collect(doubtful, plan.seed, talk.lines, talk.doubts);
  }
  const seconds = (performance.now() - startMs) / 1000;
  await t.close();
  console.log(
    `${numbers.length} talks, ${turns} turns in ${seconds.toFixed(0)} s, ${(turns / seconds).toFixed(0)} turns a second`,
  );
  console.log(`ends: ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}`);
  for (const [rule, found] of broken) print(`broken: ${rule}`, found);
  for (const [rule, found] of doubtful) print(`perhaps: ${rule}`, found);
  if (broken.size === 0) console.log('every rule held');
  else process.exitCode = 1;
}

function collect(into: Map<string, Example[]>, seed: string, lines: readonly string[], found: readonly Found[]): void {
  for (const { rule, detail, line } of found) {
    const example = { seed, detail, lines: lines.slice(Math.max(0, line - LINES_SHOWN), line) };
    into.set(rule, [...(into.get(rule) ?? []), example]);
  }
}

function print(rule: string, found: readonly Example[]): void {
  const details = new Map<string, number>();
  for (const { detail } of found) details.set(detail, (details.get(detail) ?? 0) + 1);
  console.log(`\n${found.length} x ${rule}`);
  for (const [detail, count] of [...details].sort(([, a], [, b]) => b - a)) console.log(`  ${count} x ${detail}`);
  for (const { seed, lines } of found.slice(0, SHOWN)) console.log(`  --- talk ${seed}\n    ${lines.join('\n    ')}`);
}

void main();
