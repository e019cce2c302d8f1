import { findResponseCode } from './code';
import type { Talk } from './talk';

/**
 * The code after which only the acquirer can tell what became of the sale, since the bank may have approved it with a defect (A2, A4 to A6): that
 * the customer sees no debit, or the record says failed, settles nothing. Undefined where no such code was shown, or the money has arrived.
 */
export function codeLeftToAcquirer(talk: Talk): string | undefined {
  const { incident, reading } = talk;
  if (incident?.money.state === 'received' || reading.understanding.entities.moneyReceived) return undefined;
  const shown = [...(incident?.codes ?? []), ...(reading.understanding.entities.errorCodes ?? [])];
  return shown.find(code => {
    const entry = findResponseCode(talk, code);
    return entry?.uncertain === true && entry.retry === 'no';
  });
}
