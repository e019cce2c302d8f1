import { normalize } from '../src/language/normalize';
import { namesRush } from '../src/language/words/short-readings';
import { sendsToScan, tellsScanSlow } from '../src/language/words/tells-scan-slow';
import type { Talk } from './talk';

/** Customers who wait are told how to pay meanwhile, once a case; where codes are slow as well, that nobody has forgotten it. */
export function comfortQueue(talk: Talk): void {
  const { incident, owner } = talk;
  if (incident && owner === 'bot' && !talk.isAnswered) beginComfort(talk);
}

export function beginComfort(talk: Talk): void {
  const { normalized } = talk.reading.understanding;
  if (tellsScanSlow(normalized)) beginOnce(talk, 'note.scan-slow');
  else if (namesRush(normalized) && !isScanSlow(talk)) beginOnce(talk, 'start.rush');
}

/** The merchant has told, now or before, that paying by code is slow too. */
export const isScanSlow = ({ input, reading }: Talk): boolean =>
  tellsScanSlow(reading.understanding.normalized) ||
  input.transcript.some(({ from, text }) => from === 'merchant' && tellsScanSlow(normalize(text)));

/** Before a step that sends customers to the code, which is slow, how they pay meanwhile: once, and not where it was just told. */
export function beginScanSlow(talk: Talk, steps: readonly string[]): void {
  if (isScanSlow(talk) && steps.some(sendsToScan) && !tellsScanSlow(talk.reading.understanding.normalized))
    beginOnce(talk, 'try.scan-slow');
}

function beginOnce(talk: Talk, key: 'note.scan-slow' | 'try.scan-slow' | 'start.rush'): void {
  const said = talk.text(key);
  if (!talk.input.transcript.some(({ from, text }) => from === 'bot' && text.includes(said))) talk.begin(key);
}
