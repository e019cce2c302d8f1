import type { Span } from './find-card-numbers';
import type { SecretSpan } from './find-secrets';
import type { FoldedText } from './fold-text';

const EXPIRY_NEXT = /^[\s,，.;；|=^d/]{0,3}((?:0[1-9]|1[0-2])[ /\-.]{0,2}(?:20)?[2-4][0-9])(?![0-9])/;
const CVV_NEXT = /^[\s,，.;；|/]{1,3}([0-9]{3})(?![0-9.])/;
/** Magnetic stripe: a separator, then expiry, service code and discretionary data. */
const TRACK_NEXT = /^[=^d]([0-9=^?]{7,30})/;

/** Finds what people write behind a card number without naming it: `… 1234 08/28 115` holds an expiry date and a CVV. */
export function findAfterCard({ digits }: FoldedText, card: Span): readonly SecretSpan[] {
  const track = TRACK_NEXT.exec(digits.slice(card.end, card.end + 32));
  if (track) return [{ kind: 'cvv', ...spanOf(track, card.end) }];
  const expiry = EXPIRY_NEXT.exec(digits.slice(card.end, card.end + 16));
  if (!expiry) return [];
  const expirySpan = spanOf(expiry, card.end);
  const cvv = CVV_NEXT.exec(digits.slice(expirySpan.end, expirySpan.end + 8));
  return [
    { kind: 'expiry', ...expirySpan },
    ...(cvv ? [{ kind: 'cvv' as const, ...spanOf(cvv, expirySpan.end) }] : []),
  ];
}

function spanOf(match: RegExpExecArray, offset: number): Span {
  const start = offset + match.index + match[0].lastIndexOf(match[1]!);
  return { start, end: start + match[1]!.length };
}
