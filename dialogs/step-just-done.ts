import { readDeeds } from '../src/language/words/names-deed';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { codeFileOf, modelOf, openCase } from './case';
import { historyFor } from './diagnosis-model';
import { saysFixed, tellsStillBroken } from './says-fixed';
import type { Talk } from './talk';

/** A step that is told to have been done just now, with nothing of what came of it, where it was not tried before: `重启好了`. */
export function stepJustDone(talk: Talk): string | undefined {
  const { normalized, isQuestion } = talk.reading.understanding;
  if (isQuestion || !tellsStepDone(normalized) || tellsStillBroken(talk) || saysFixed(talk)) return undefined;
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, openCase(talk));
  return readDeeds(normalized).find(deed => !tried.includes(deed) && modelOf(talk).fixes.some(({ id }) => id === deed));
}
