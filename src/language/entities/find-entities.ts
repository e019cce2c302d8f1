import type { Entities, LanguageKnowledge } from '../understanding';
import { findAmountFen } from './find-amount';
import { findCodes } from './find-codes';
import { findNumbers } from './find-numbers';
import { findSituation } from './find-situation';
import { createFindTerminal } from './find-terminal';
import { findTime } from './find-time';
import { readOwnName } from '../words/read-own-name';
import { readPlace } from '../words/read-place';

export type FindEntities = (normalized: string, now: Date) => Entities;

/** Builds the reader of everything a message carries besides its intent. */
export function createFindEntities({
  codes: known,
  gazetteer,
}: Pick<LanguageKnowledge, 'codes' | 'gazetteer'>): FindEntities {
  const findTerminal = createFindTerminal(gazetteer);
  return (text, now) => {
    const numbers = findNumbers(text);
    const errorCodes = findCodes(text, known);
    const amountFen = findAmountFen(text, errorCodes);
    const occurredAt = findTime(text, now);
    const ownName = readOwnName(text);
    const place = readPlace(text);
    return {
      ...(errorCodes.length === 0 ? {} : { errorCodes }),
      ...(amountFen === undefined ? {} : { amountFen }),
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(ownName === undefined ? {} : { ownName }),
      ...(place === undefined ? {} : { place }),
      ...findTerminal(text),
      ...findSituation(text),
      ...numbers,
    };
  };
}
