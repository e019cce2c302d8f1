import type { Observation } from '../src/incident/incident';
import type { ToldAnswer } from '../src/language/words/reads-evidence';
import { corrects, protests } from '../src/language/words/read-correction';
import { tellsChange } from '../src/language/words/tells-change';
import { tellsDone } from '../src/language/words/tells-done';
import { tellsMistake } from '../src/language/words/tells-mistake';
import { isGoodSign, isUnderWay } from '../src/language/words/tells-progress';
import { DAMAGE_CHECK } from './due-safety-check';
import type { Talk } from './talk';

/**
 * How an answer that is told stands to the one on record. `corrects`: it takes its place, since the merchant says so or the first was only
 * read in passing; `later`: it was so then and is otherwise now; `contradicts`: one of the two is wrong, and nobody knows which.
 */
export type Standing = 'new' | 'same' | 'corrects' | 'later' | 'contradicts' | 'weaker';

/** Answers that no later one contradicts: `not-sure` whether the customer was charged, `unknown` whether it went through, and then looked. */
const LEFT_OPEN: readonly string[] = ['unsure', 'skipped', 'not-sure', 'unknown'];

/** Weighs what is told against what was answered before; `known`: the answer on record. */
export function weighTold(talk: Talk, { questionId, optionId }: ToldAnswer, known: Observation | undefined): Standing {
  const { normalized } = talk.reading.understanding;
  if (known === undefined || LEFT_OPEN.includes(known.answer)) return 'new';
  if (known.answer === optionId) return 'same';
  // Heat and damp are told when they are noticed, which is mostly after the question whether it was dropped.
  if (questionId === DAMAGE_CHECK && known.answer === 'nothing') return 'corrects';
  if (tellsMistake(normalized)) return 'corrects';
  // Of a terminal that was dropped, `螺丝也掉了一颗` is one thing more, and does not undo the first.
  const isMishap = questionId === DAMAGE_CHECK && MISHAPS.includes(known.answer);
  if (isMishap && !corrects(normalized) && !protests(normalized)) return 'weaker';
  const isOutright = talk.reading.evidence.some(told => told.questionId === questionId);
  // What was told before is told otherwise only in so many words, or where the message corrects something: a likeness is not enough.
  if (known.unasked && (isOutright || corrects(normalized) || protests(normalized))) return 'corrects';
  if (tellsChange(normalized)) return 'later';
  // A likeness beside what is being done outdoes an answer that was asked for, and no other.
  if (talk.owner !== 'bot' || mayBeItsEffect(talk, known)) return known.unasked ? 'weaker' : 'later';
  const isTold = talk.reading.volunteered.some(told => told.questionId === questionId);
  return isTold && !talk.memory.settledChecks?.includes(questionId) ? 'contradicts' : 'weaker';
}

const MISHAPS: readonly string[] = ['wet', 'opened', 'dropped'];

/** Something was, or is being, done about the terminal since it was answered: what is told now is how it is now. */
function mayBeItsEffect({ incident, pending, reading }: Talk, { at }: Observation): boolean {
  const isAtWork =
    pending?.kind === 'fix' &&
    [tellsDone, isUnderWay, isGoodSign].some(tells => tells(reading.understanding.normalized));
  return isAtWork || (incident?.attempts.some(done => done.at > at && done.result !== 'could-not') ?? false);
}
