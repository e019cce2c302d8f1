import type { IntakeFieldId } from '../src/incident/intake';
import type { Talk } from './talk';

/** Numbers that are told by their own form or name, whatever was asked. */
const NUMBERS = ['phone', 'serialNo', 'slipNo', 'merchantNo', 'terminalNo'] as const;
/** Characters that a text may have beside the number it gives; what stands on the screen is quoted, numbers and all. */
const MOST_BESIDE = 12;
const MOST_BESIDE_ON_SCREEN = 3;

/**
 * The message gives a number that belongs to another field than the one asked for, and next to nothing else: `13900001111` to who is asked for
 * the time, `SN NL900123456` to who is asked for the telephone.
 */
export function givesOtherField(asked: IntakeFieldId, { reading }: Talk): boolean {
  // What the record shows is no number, and whatever stands beside one may tell it.
  if (asked === 'record') return false;
  const { entities } = reading.understanding;
  const isNumber = NUMBERS.some(id => id === asked);
  const given = NUMBERS.filter(id => id !== asked && entities[id] !== undefined)
    // A bare number of fifteen or eight digits is told by its length alone: to who asked for another number it may be that one.
    .filter(id => !isNumber || (id !== 'merchantNo' && id !== 'terminalNo') || NAMED.test(reading.text));
  const [first] = given;
  if (first === undefined) return false;
  const digits = (entities[first] ?? '').length;
  return (
    reading.text.replace(/[\s-]/g, '').length - digits <= (asked === 'screenText' ? MOST_BESIDE_ON_SCREEN : MOST_BESIDE)
  );
}

const NAMED = /商户|商编|终端|mid|tid/i;
