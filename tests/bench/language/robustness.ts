/**
 * What another way of writing costs, on the messages by authors who wrote no phrase (tests/language/data/messages.jsonl), either half: two characters
 * of each replaced by homophones, as an input method mistakes them; all in Traditional characters; and all in pinyin, with and without spaces.
 *
 *   node --require ./tests/support/register-typescript.cjs tests/bench/language/robustness.ts
 */
import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { createRandom } from '../../../src/language/train-linear';
import { createBenchReader, HALVES, readRows, share } from './bench-reader';
import type { Half } from './bench-reader';

interface Row {
  readonly half: Half;
  readonly intent: string;
  readonly text: string;
}

const SWAPS = 2;
const SEEDS = [1, 2, 3, 4, 5];
/** A character that the phrases have at least so often is one that people write. */
const COMMON = 20;

const { reader, learnt } = createBenchReader();
const rows = readRows<Row>('messages');
const now = new Date();
const syllableOf = (character: string): string => pinyin(character, { toneType: 'none' });

const counts = new Map<string, number>();
for (const { phrases } of learnt.intents)
  for (const { text } of phrases)
    for (const character of text.match(/\p{Script=Han}/gu) ?? [])
      counts.set(character, (counts.get(character) ?? 0) + 1);
const homophones = new Map<string, string[]>();
for (const [character, count] of counts) {
  if (count < COMMON) continue;
  const alike = homophones.get(syllableOf(character)) ?? [];
  alike.push(character);
  homophones.set(syllableOf(character), alike);
}

/** Replaces so many characters that have a homophone by one of them. */
function swapped(text: string, random: () => number): string {
  const characters = [...text];
  const others = characters.map(character =>
    /\p{Script=Han}/u.test(character)
      ? (homophones.get(syllableOf(character)) ?? []).filter(other => other !== character)
      : [],
  );
  const places = others.flatMap((alike, i) => (alike.length > 0 ? [i] : []));
  for (let swap = 0; swap < SWAPS && places.length > 0; swap++) {
    const [place = 0] = places.splice(Math.floor(random() * places.length), 1);
    const alike = others[place] ?? [];
    characters[place] = alike[Math.floor(random() * alike.length)] ?? characters[place]!;
  }
  return characters.join('');
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const inPinyin = (text: string, separator: string): string =>
  pinyin(text, { toneType: 'none', nonZh: 'consecutive', separator }).trim();

function firstOf(half: Half, write: (text: string) => string): number {
  const own = rows.filter(row => row.half === half);
  return own.filter(({ text, intent }) => reader.understand(write(text), now).intent === intent).length / own.length;
}

for (const half of HALVES) {
  const plain = firstOf(half, text => text);
  const swaps = SEEDS.map(seed => {
    const random = createRandom(seed);
    return firstOf(half, text => swapped(text, random));
  });
  const meanSwap = swaps.reduce((sum, value) => sum + value, 0) / swaps.length;
  console.log(
    `${half}: as written ${share(plain, 1)}; ${SWAPS} homophones ${share(meanSwap, 1)} (${SEEDS.length} seeds); ` +
      `Traditional ${share(firstOf(half, toTraditional), 1)}; ` +
      `pinyin with spaces ${share(
        firstOf(half, text => inPinyin(text, ' ')),
        1,
      )}, without ${share(
        firstOf(half, text => inPinyin(text, '')),
        1,
      )}`,
  );
}
