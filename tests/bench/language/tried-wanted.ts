/**
 * How well it is heard what a merchant has tried in vain, and what a merchant asks leave to try, in messages by an author who saw no phrase
 * (tests/language/data/tried-wanted.jsonl), for either half: the share read right, read as another step, not heard; and of messages that only
 * look like it, those taken for it.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/tried-wanted.ts
 */
import { readTried, readWanted } from '../../../dialogs/read-steps-named';
import { OTHER_OPTION } from '../../../src/knowledge/language-schema';
import type { Half } from './bench-reader';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';

interface Row {
  readonly half: Half;
  readonly question: 'tried' | 'wants';
  readonly option: string;
  readonly text: string;
}

const { reader } = createBenchReader();
const rows = readRows<Row>('tried-wanted');

for (const question of ['tried', 'wants'] as const)
  for (const half of HALVES) {
    const judged = rows
      .filter(row => row.half === half && row.question === question)
      .map(row => ({
        ...row,
        found: question === 'tried' ? readTried(reader, row.text) : readWanted(reader, row.text),
      }));
    const named = judged.filter(({ option }) => option !== OTHER_OPTION);
    const others = judged.filter(({ option }) => option === OTHER_OPTION);
    const right = named.filter(({ option, found }) => found.includes(option)).length;
    const wrong = named.filter(({ option, found }) => found.some(id => id !== option)).length;
    const taken = others.filter(({ found }) => found.length > 0).length;
    console.log(
      `${question} ${half}: of ${named.length} right ${share(right, named.length)}, another ${share(wrong, named.length)}, ` +
        `none ${share(named.filter(({ found }) => found.length === 0).length, named.length)}; ` +
        `of ${others.length} others taken ${share(taken, others.length)}`,
    );
    if (process.env['SHOW'] === half)
      for (const { option, found, text } of judged)
        if (option === OTHER_OPTION ? found.length > 0 : !found.includes(option) || found.length > 1)
          console.log(`  ${option} <- ${found.join(',')}: ${text}`);
  }
