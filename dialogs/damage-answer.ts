import { isHotOrDamp, namesDamage } from '../src/language/words/is-hot-or-damp';
import { namesHarm, seemsOnly, statesDamage } from '../src/language/words/read-damage';
import { readPolarity, saysNoneOfIt } from '../src/language/words/read-polarity';
import { takesDamageBack } from './settled-dangers';
import type { Talk } from './talk';

/** A part of a message that is this sure of damage, and tells of it, needs no asking back. */
const DAMAGE_SURE = 0.9;

/** `机子掉水里了 晾干能用不` tells it in a part of its own. */
export const tellsDamage = ({ reading: { clauses } }: Talk): boolean =>
  clauses.some(
    ({ understanding: { intent, confidence, isQuestion, normalized } }) =>
      intent === 'safety.tamper' &&
      confidence >= DAMAGE_SURE &&
      !isQuestion &&
      statesDamage(normalized) &&
      !seemsOnly(normalized),
  );

/** `我说了都没有的嘛。原来那个头我去翻一下`: whatever else is said, no part of it names damage. */
const saysNothingHappened = ({ reading: { clauses, understanding } }: Talk): boolean =>
  !statesDamage(understanding.normalized) &&
  clauses.some(({ understanding: { normalized } }) => readPolarity(normalized) === 'no' || saysNoneOfIt(normalized));

/** The message names damage in words of its own, or was tapped: enough to take the terminal out of use where it is surely meant. */
export const isNamed = ({ reading: { isExact, understanding } }: Talk): boolean =>
  isExact || namesHarm(understanding.normalized);

/** The message surely means damage, and tells that it is so; what only seems to have happened is asked about. */
export const isDamageSure = (talk: Talk): boolean =>
  (talk.reading.isSure &&
    isNamed(talk) &&
    (talk.reading.isExact || !seemsOnly(talk.reading.understanding.normalized))) ||
  tellsDamage(talk);

/** `warm`: only heat or damp. `of-money`: the answer to another question. `in-doubt`: asked enough, and nobody named any damage. */
export type DamageAnswer = 'damaged' | 'nothing' | 'warm' | 'of-money' | 'unclear' | 'in-doubt';

/**
 * What is answered to the question whether the terminal is damaged. Who answers it twice with something else is believed to have damage, where
 * any was named before; a mere likeness is asked about once.
 */
export function readDamageAnswer(talk: Talk): DamageAnswer {
  const { optionId, isSure, isExact, understanding, clauses } = talk.reading;
  const { normalized, entities, deniesDamage } = understanding;
  const { pending } = talk;
  const isDoubt = pending?.kind === 'menu' && pending.doubt !== undefined && !namesHarm(normalized);
  const isOfMoney = entities.moneyDebited === 'no' && clauses.length < 2;
  if (isOfMoney && !isDoubt && !deniesDamage && !statesDamage(normalized)) return 'of-money';
  const isWarm = isHotOrDamp(clauses.map(clause => clause.understanding.normalized));
  const onlyWarm = isWarm && !namesDamage(normalized);
  const denies =
    (optionId === 'damage.no' && (isExact || isDoubt)) || takesDamageBack(talk) || saysNothingHappened(talk);
  // `壳子裂了一条缝 别的没有`: what is stated outdoes what is denied beside it.
  if (!isExact && !onlyWarm && statesDamage(normalized) && tellsDamage(talk)) return 'damaged';
  if (denies || onlyWarm) return isWarm ? 'warm' : 'nothing';
  if (isDoubt && optionId !== 'damage.yes') return 'in-doubt';
  const asked = (talk.memory.misread ?? 0) > 0;
  return (optionId === 'damage.yes' && isSure) || asked ? 'damaged' : 'unclear';
}
