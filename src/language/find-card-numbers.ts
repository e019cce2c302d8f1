import type { FoldedText } from './fold-text';
import type { DigitGroup, Joint, Span } from './group-digits';
import { chainDigits } from './group-digits';
import type { CardSearch } from './judge-card';
import {
  isCardNamed,
  isLongRunWithCard,
  isMiscounted,
  judgeCard,
  MAX_CARD_DIGITS,
  MIN_CARD_DIGITS,
  MIN_NAMED_DIGITS,
} from './judge-card';

/**
 * Finds payment card numbers: run together, grouped, dotted, spelled, with a few letters or words between.
 * Mainland numbers are often mistyped, so 16 or more digits with a card's first digit count without the Luhn check;
 * phones (11), reference numbers (12) and merchant numbers (15) stay. Linear: each group starts at most 19 windows.
 */
export function findCardNumbers(folded: FoldedText, search: CardSearch): readonly Span[] {
  const joints: readonly Joint[] = ['tight', 'loose', 'told'];
  return joints.reduce<readonly Span[]>(
    (found, joint) =>
      withoutOverlap(
        found,
        chainDigits(folded, joint).flatMap(chain => findInChain(chain, folded, search, joint)),
      ),
    [],
  );
}

function findInChain(chain: readonly DigitGroup[], folded: FoldedText, search: CardSearch, joint: Joint): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < chain.length;) {
    const last = findLast(chain, first, folded, search, joint);
    if (last === undefined) {
      first++;
      continue;
    }
    found.push({ start: chain[first]!.start, end: chain[last]!.end });
    first = last + 1;
  }
  if (found.length === 0 && joint !== 'loose' && isMiscounted(chain, search)) {
    found.push({ start: chain[0]!.start, end: chain.at(-1)!.end });
  }
  return found;
}

/** Major industry identifiers under which payment cards are issued. */
const FIRST_DIGITS = /^[2-689]/;

/** The last group of a card number that begins with group `first`: the longest that passes Luhn, or else the longest that looks like one. */
function findLast(
  chain: readonly DigitGroup[],
  first: number,
  folded: FoldedText,
  search: CardSearch,
  joint: Joint,
): number | undefined {
  const { start } = chain[first]!;
  let digits = '';
  let named: boolean | undefined;
  let passed: number | undefined;
  let likely: number | undefined;
  let repeated = true; // `3000 3000 3000 3000` is no card number.
  for (let last = first; last < chain.length; last++) {
    digits += chain[last]!.digits;
    repeated &&= chain[last]!.digits === chain[first]!.digits;
    if (digits.length > MAX_CARD_DIGITS) {
      if (last === first && isLongRunWithCard(digits, folded, start, search)) return last;
      break;
    }
    if (digits.length < MIN_NAMED_DIGITS || (repeated && last > first)) continue;
    named ??= isCardNamed(folded, start);
    if (!named && (digits.length < MIN_CARD_DIGITS || !FIRST_DIGITS.test(digits))) continue;
    const groups = chain.slice(first, last + 1);
    const verdict = judgeCard({ digits, groups, joint, whole: groups.length === chain.length, named }, folded, search);
    if (verdict === 'passes') passed = last;
    if (verdict === 'likely' && !(likely !== undefined && isExpiryNext(folded, chain[last]!))) likely = last;
  }
  return passed ?? likely;
}

/** `12` of `… 1234 12/28`. */
function isExpiryNext({ digits }: FoldedText, { start, end }: DigitGroup): boolean {
  return end - start <= 2 && /^[/\-.]\d{2}/.test(digits.slice(end, end + 3));
}

/** Both lists in order; where two overlap, the one found with the tighter joint stays. */
function withoutOverlap(found: readonly Span[], more: readonly Span[]): readonly Span[] {
  const added: Span[] = [];
  let next = 0;
  for (const span of more) {
    while (next < found.length && found[next]!.end <= span.start) next++;
    if (next === found.length || found[next]!.start >= span.end) added.push(span);
  }
  return [...found, ...added].sort((a, b) => a.start - b.start);
}
