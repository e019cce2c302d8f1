import { DEFAULT_NOISE } from '../diagnosis/noise';
import type { Noise } from '../diagnosis/noise';

const NAMES = Object.keys(DEFAULT_NOISE);
const isName = (name: string): name is keyof Noise => NAMES.includes(name);

/** `skip=0.1,falseCure=0.05` -> the shares that are not to be the default ones; throws RangeError for another name or no share from 0 to 1. */
export function parseNoise(list: string): Partial<Noise> {
  const shares = list.split(',').map(entry => {
    const [name = '', value = ''] = entry.split('=', 2).map(part => part.trim());
    if (!isName(name)) throw new RangeError(`${name}: one of ${NAMES.join(', ')}`);
    const share = value === '' ? NaN : Number(value);
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${entry}: ${name}=SHARE, from 0 to 1`);
    return [name, share] as const;
  });
  return Object.fromEntries(shares);
}
