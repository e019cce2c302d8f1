import { isMoneySettled } from '../src/incident/is-money-at-risk';
import { asksWhetherNow, readWait, readWaited } from '../src/language/words/read-wait';
import { codeFileOf } from './case';
import { keepResultOpen } from './say-step';
import { saysFixed, tellsStillBroken } from './says-fixed';
import type { Talk } from './talk';

/**
 * Tells who asks for leave to try, before the time that the open step asks to wait has passed, to wait on: `才充了2分钟 现在刷得不`. True
 * where it was that.
 */
export async function answerNotYet(talk: Talk): Promise<boolean> {
  const { pending, incident, owner, reading } = talk;
  if (pending?.kind !== 'fix' || owner === 'agent' || !incident || !isMoneySettled(incident)) return false;
  if (reading.isTapped || saysFixed(talk) || tellsStillBroken(talk)) return false;
  const asks = reading.clauses.some(
    ({ understanding: { isQuestion, normalized } }) => isQuestion && asksWhetherNow(normalized),
  );
  if (!asks) return false;
  const steps = codeFileOf(talk).fixes.find(({ id }) => id === pending.id)?.steps ?? [];
  const wait = readWait(steps.join('\n'));
  const waited = readWaited(reading.understanding.normalized);
  if (wait === undefined || wait < 1 || waited === undefined || waited >= wait) return false;
  talk.begin('try.not-yet', { minutes: String(wait) });
  await keepResultOpen(talk, pending.id);
  return true;
}
