import { CHOICE_IDS } from './choice-ids';
import { CARD_LABEL_KEYS } from '../src/incident/card-lines';
import { WORDING_KEYS } from './wording-keys';

/** All keys a wording file must have. */
export const REQUIRED_WORDING: readonly string[] = [
  ...WORDING_KEYS,
  ...CHOICE_IDS.map(id => `choice.${id}`),
  ...CARD_LABEL_KEYS,
];
