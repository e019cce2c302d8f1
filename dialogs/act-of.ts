import { asksForOther, withoutAskForOther } from '../src/language/words/asks-for-other';
import { namesResult } from '../src/language/words/names-result';
import { namesThing } from '../src/language/words/names-thing';
import { disowns } from '../src/language/words/read-correction';
import { acknowledges, agreesOnly } from '../src/language/words/agrees-only';
import { MONEY_CHECK } from './due-safety-check';
import type { Talk } from './talk';

const ACT_MIN = 0.45;
const YES_OR_NO: readonly string[] = ['act.yes', 'act.no'];

/** What the message does in a dialog, as an act: the tapped or chosen one, what was read as an answer, else the intent. */
export function actOf(talk: Talk): string | undefined {
  const { optionId, answer, understanding } = talk.reading;
  if (optionId === 'act.fixed' && !talk.reading.isTapped) {
    // `行` answers whether a step worked, and agrees to whatever else was said.
    const agrees = talk.pending?.kind === 'fix' ? acknowledges : agreesOnly;
    if (agrees(understanding.normalized)) return 'act.yes';
  }
  // `你先再给我想个招` wants another step, and neither waits, agrees nor tells a result; whether money was taken is not passed over by it.
  if (!talk.reading.isTapped && talk.pending?.id !== MONEY_CHECK && wantsOther(understanding.normalized))
    return 'act.skip';
  // `扫码也不行` at a step tells how it is, and is no result whatever it resembles.
  if (talk.pending?.kind === 'fix' && optionId === undefined && talk.reading.onlyTells) return undefined;
  if (optionId !== undefined) return optionId.startsWith('act.') ? optionId : undefined;
  // Two characters resemble whatever was taught last: `行` a cure, `好的` a step that is left out.
  if (agreesOnly(understanding.normalized)) return 'act.yes';
  if (answer?.kind === 'act') {
    // What the message as a whole surely is outdoes a part of it: `先不弄了 晚点再说`.
    const isWhole = OF_WHOLE.includes(understanding.intent) && understanding.confidence > answer.confidence;
    return isWhole ? understanding.intent : answer.act;
  }
  // `是原装的头` says yes to nothing that was asked, and `没有别的字` no.
  if (YES_OR_NO.includes(understanding.intent) && namesThing(understanding.normalized)) return undefined;
  return understanding.confidence >= ACT_MIN && understanding.intent.startsWith('act.')
    ? understanding.intent
    : undefined;
}

/** Asks for another step, and says nothing of how the open one came out. */
export const wantsOther = (normalized: string): boolean =>
  asksForOther(normalized) && !namesResult(withoutAskForOther(normalized));

const OF_WHOLE: readonly string[] = ['act.cancel', 'act.restart', 'act.skip', 'act.wait', 'act.back', 'act.repeat'];
const GIVES_UP: readonly string[] = ['act.unsure', 'act.skip', 'act.could-not'];

/** Whether the message passes over what was asked, or could not be done; who asks something beside it, or says what was never said, has not. */
export function givesUp(talk: Talk): boolean {
  const { isExact, understanding } = talk.reading;
  const act = actOf(talk);
  if (act === undefined || !GIVES_UP.includes(act)) return false;
  // `没有别的字` tells something, and passes over nothing; `没有备用的充电头` is why a step cannot be done.
  if (act === 'act.skip' && !isExact && namesThing(understanding.normalized)) return false;
  return isExact || !(understanding.isQuestion || disowns(understanding.normalized));
}
