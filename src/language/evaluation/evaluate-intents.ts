import { createFindRow } from '../vocabulary';
import { messageAnalyzeFor, obtainModels } from '../obtain-models';
import type { LanguageKnowledge } from '../understanding';
import { createFindNearest } from './find-nearest';
import type { FindNearest } from './find-nearest';
import type { HeldOut } from './read-held-out';
import { readHeldOut } from './read-held-out';
import type { IntentReport } from './report-of-readings';
import { reportOfReadings } from './report-of-readings';

/** The report on a knowledge's intents by leaving authors out, with the times it took. Some 30 s for 30,000 phrases. */
export function evaluateIntents(
  knowledge: LanguageKnowledge,
  cacheDir: string,
): { readonly report: IntentReport; readonly heldOut: HeldOut } {
  const heldOut = readHeldOut(knowledge, cacheDir);
  return { report: reportOfReadings(heldOut.readings, findNearestIn(knowledge, cacheDir)), heldOut };
}

/** The search for the phrases of the knowledge that are most like a text. */
export function findNearestIn(knowledge: LanguageKnowledge, cacheDir: string): FindNearest {
  const analyze = messageAnalyzeFor(knowledge, cacheDir);
  const { vocabulary } = obtainModels(knowledge, cacheDir).intents.model;
  const phrases = knowledge.intents.flatMap(({ id, phrases }) => phrases.map(phrase => ({ ...phrase, intent: id })));
  return createFindNearest(phrases, vocabulary, createFindRow(vocabulary.hashes), analyze);
}
