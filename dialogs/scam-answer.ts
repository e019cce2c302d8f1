import { declines, readPolarity } from '../src/language/words/read-polarity';
import { tellsGiven } from '../src/language/words/tells-given';
import { deniesFraud } from '../src/language/words/of-own-shop';
import { actOf } from './act-of';
import { asksSomething } from './queue-asks';
import { saysFixedPlainly } from './says-fixed';
import type { Reading } from './read-message';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/**
 * `explains`: it was nobody but the shop's own people. `cured`: what the merchant came for works again. `leaves`: help is declined, or the fault is
 * what the merchant came for. `has-given`: money, a code or the terminal is gone already.
 */
export type ScamAnswer = 'accepts' | 'explains' | 'cured' | 'leaves' | 'has-given' | 'other';

/** The offer of a person after a fraud is put so often to who answers something else. */
const MOST_OFFERS = 2;

/** What is answered to the offer of a person after a fraud; only a no is a no, since who tells more of it may have lost money. */
export function readScamAnswer(talk: Talk): ScamAnswer {
  const { reading, memory } = talk;
  const { optionId, isExact, understanding, clauses } = reading;
  const hasGiven = clauses.some(clause => tellsGiven(clause.understanding.normalized));
  if (!isExact && !hasGiven && deniesFraud(understanding.normalized)) return 'explains';
  // `刚才刷了一单 可以了`, `不转 已经好了呀`: the fault they came for is gone.
  const cameForFault = (talk.incident?.codes.length ?? 0) > 0 || (talk.incident?.observations.length ?? 0) > 0;
  if (!isExact && !hasGiven && cameForFault && saysFixedPlainly(talk, 'probably')) return 'cured';
  const isRefused = !isExact && (understanding.refusesHuman || declines(understanding.normalized));
  if (isRefused && !hasGiven) return 'leaves';
  // `我给他转了300` asks for nobody, whatever it resembles.
  if (hasGiven && !isExact) return 'has-given';
  if (optionId === 'request.human' || actOf(talk) === 'act.yes') return 'accepts';
  const isNo =
    (optionId === 'scam.go-on' && isExact) ||
    actOf(talk) === 'act.cancel' ||
    readPolarity(understanding.normalized) === 'no';
  // `他喊我把机器里的网改了`: what was done to the terminal is looked at.
  if (isNo || tellsFault(reading) || (cameForFault && talk.noted.length > 0)) return 'leaves';
  return (memory.misread ?? 0) >= MOST_OFFERS ? 'leaves' : 'other';
}

const FAULT_MIN = 0.8;
/** `没给他 机器还报3000`: what the merchant came for. */
const tellsFault = ({ understanding: { entities, intent, confidence } }: Reading): boolean =>
  (entities.errorCodes?.length ?? 0) > 0 || (intent.startsWith('fault.') && confidence >= FAULT_MIN);

/** What is said before the person is offered once more: to who asks something, not that it was noted. */
export function scamReply(talk: Talk, answer: 'has-given' | 'other'): WordingKey {
  if (answer === 'has-given') return 'safety.scam.given';
  return asksSomething(talk.reading) ? talk.unknown('ask.unknown') : 'note.added';
}
