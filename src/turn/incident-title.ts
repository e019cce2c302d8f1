import type { Incident } from '../incident/incident';
import { plainText } from '../incident/plain-text';

/** A list row on the desk has room for about this many Chinese characters beside its other columns. */
const FIRST_WORDS_LENGTH = 30;

/** What an agent sees in the list: codes, then the first words; `3000 · 刷不出来`. */
export const incidentTitle = ({ codes, firstWords }: Pick<Incident, 'codes' | 'firstWords'>): string =>
  [codes.join(' '), plainText(firstWords, FIRST_WORDS_LENGTH)].filter(part => part !== '').join(' · ');
