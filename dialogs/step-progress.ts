import { acknowledges, agreesOnly } from '../src/language/words/agrees-only';
import {
  asksToSell,
  goesToDo,
  isBetter,
  isGoodSign,
  tellsSale,
  isUnderWay,
  isUntested,
} from '../src/language/words/tells-progress';
import { deniesCure } from '../src/language/words/read-works';
import { askResult } from './say-step';
import { saysFixed, saysFixedPlainly, showsAsBefore, tellsStillBroken } from './says-fixed';
import type { Talk } from './talk';

/** Answers what is told of a step that is not done yet, not tried on a customer yet, or helped in part; true where the message was that. */
export async function answerProgress(talk: Talk, fixId: string): Promise<boolean> {
  const { isExact, understanding, clauses } = talk.reading;
  const { normalized } = understanding;
  if (onlyAgrees(talk)) {
    await talk.say('try.wait', {}, { kind: 'answer', id: 'wait' });
    return true;
  }
  const isGoing = isUnderWay(normalized) && !saysFixedPlainly(talk, 'surely') && !tellsSale(normalized);
  if (isExact && !isGoing) return false;
  if (!isGoing && saysFixed(talk)) {
    if (!isUntested(normalized)) return false;
    await askResult(talk, fixId, 'try.good-sign');
    return true;
  }
  // A step that helped in part is done once more, and then has not helped.
  if (
    clauses.some(({ understanding: told }) => !told.isQuestion && isBetter(told.normalized)) &&
    talk.memory.better !== fixId &&
    !showsAsBefore(talk) &&
    !deniesCure(normalized)
  ) {
    talk.remember({ better: fixId });
    await askResult(talk, fixId, 'try.better');
    return true;
  }
  // That it is connected, or the screen is there again, is no sale yet.
  const asksNothingElse = !understanding.isQuestion || asksToSell(normalized);
  if (asksNothingElse && showsGoodSign(talk)) {
    await askResult(talk, fixId, 'try.good-sign');
    return true;
  }
  const last = clauses.at(-1)?.understanding ?? understanding;
  // `划了 没用 客人等着我去拿` tells the result, whatever is done beside it.
  if (tellsStillBroken(talk)) return false;
  if (!isGoing && !(goesToDo(last.normalized) && !last.isQuestion)) return false;
  await askResult(talk, fixId, isGoing ? 'try.under-way' : 'try.wait');
  return true;
}

/** A part that asks nothing tells of a sign that the step has helped, whatever is asked beside it: `写了结算成功 这张单子要留到啵`. */
export const showsGoodSign = (talk: Talk): boolean =>
  !tellsStillBroken(talk) &&
  (isGoodSign(talk.reading.understanding.normalized) ||
    talk.reading.clauses.some(
      ({ understanding: { isQuestion, normalized } }) => !isQuestion && isGoodSign(normalized),
    ));

/** `好的` to a step that was just proposed agrees to do it, and so does `嗯` where it was not asked yet how it came out. */
function onlyAgrees({ pending, reading: { isTapped, understanding } }: Talk): boolean {
  if (isTapped || pending?.kind !== 'fix') return false;
  const isAsked = pending.asked === true;
  return acknowledges(understanding.normalized) || (!isAsked && agreesOnly(understanding.normalized));
}
