import type { SecretSpan } from './find-secrets';
import type { FoldedText } from './fold-text';
import type { Span } from './group-digits';

const DATE = '((?:0[1-9]|1[0-2])[ /\\-.]{0,2}(?:20)?[2-4][0-9])(?![0-9])';
const EXPIRY_NEXT = new RegExp(`^[\\s,，.;；|=^d/]{0,3}${DATE}`);
const EXPIRY_NEAR = /^[^0-9[\]]{0,8}((?:0[1-9]|1[0-2])\/(?:20)?[2-4][0-9])(?![0-9])/;
const CVV_NEXT = /^[\s,，.;；|/]{1,3}([0-9]{3})(?![0-9.元块次张位个笔])/;
/** Magnetic stripe: a separator, then expiry, service code and discretionary data. */
const TRACK_NEXT = /^[=^d]([0-9=^?]{7,30})/;

/** Finds what people write behind a card number without naming it: `… 1234 08/28 115` holds an expiry date and a CVV. */
export function findAfterCard({ digits }: FoldedText, card: Span): readonly SecretSpan[] {
  const behind = (place: number): string => digits.slice(place, place + 32);
  const track = TRACK_NEXT.exec(behind(card.end));
  if (track) return [{ kind: 'cvv', ...spanOf(track, card.end) }];
  const expiry = EXPIRY_NEXT.exec(behind(card.end)) ?? EXPIRY_NEAR.exec(behind(card.end));
  const dated = expiry ? spanOf(expiry, card.end) : undefined;
  const cvv = CVV_NEXT.exec(behind(dated?.end ?? card.end));
  return [
    ...(dated ? [{ kind: 'expiry' as const, ...dated }] : []),
    ...(cvv ? [{ kind: 'cvv' as const, ...spanOf(cvv, dated?.end ?? card.end) }] : []),
  ];
}

function spanOf(match: RegExpExecArray, offset: number): Span {
  const start = offset + match.index + match[0].lastIndexOf(match[1]!);
  return { start, end: start + match[1]!.length };
}
