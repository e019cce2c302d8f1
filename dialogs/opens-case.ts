import { wasJustFixed } from './reopen-case';
import type { Talk } from './talk';

/** A part of a message that is this likely a fault tells of one. */
const FAULT_MIN = 0.5;
/** What else the screen shows. */
const SCREEN_CHECK = 'other-code-shown';
/** `3000了怎么办` asks, and tells of one. */
const SURE = 0.9;

/** Whether a message tells of a fault where no case is open: whatever it asks besides, a case begins with it. */
export function opensCase(talk: Talk): boolean {
  const { incident, owner, reading } = talk;
  if (incident || owner !== 'bot' || reading.isTapped || reading.clauses.length < 2 || wasJustFixed(talk)) return false;
  const { intent: whole, confidence: sureness } = reading.understanding;
  if (whole === 'ask.meaning-3000') return false;
  if (whole.startsWith('fault.') && sureness >= FAULT_MIN) return true;
  if (reading.evidence.some(({ questionId }) => questionId === SCREEN_CHECK)) return true;
  return reading.clauses.some(
    ({ understanding: { intent, confidence, isQuestion, entities } }) =>
      (intent.startsWith('fault.') && confidence >= (isQuestion ? SURE : FAULT_MIN)) ||
      (!isQuestion && entities.errorCodes !== undefined),
  );
}
