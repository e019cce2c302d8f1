import { readDeeds } from '../src/language/words/names-deed';
import { isGoodSign } from '../src/language/words/tells-progress';
import { tellsStepDone } from '../src/language/words/tells-step-done';
import { codeFileOf, modelOf, openCase } from './case';
import { historyFor } from './diagnosis-model';
import { saysFixed, tellsStillBroken } from './says-fixed';
import type { Talk } from './talk';

/**
 * A step that is told to have been done just now, with nothing of a sale since, where it was not tried to the end before: `重启好了`,
 * `按了十几秒黑掉了 又开了 首页出来了`. What is asked beside it is no part of it.
 */
export function stepJustDone(talk: Talk): string | undefined {
  const told = talk.reading.clauses.filter(({ understanding: { isQuestion } }) => !isQuestion);
  const normalized = told.map(({ understanding }) => understanding.normalized).join(' ');
  const isSign = told.some(({ understanding }) => isGoodSign(understanding.normalized));
  const isDone = tellsStepDone(normalized) || (isSign && readDeeds(normalized).length > 0);
  if (!isDone || tellsStillBroken(talk) || saysFixed(talk)) return undefined;
  const incident = openCase(talk);
  const attempts = incident.attempts.filter(({ result }) => result !== 'could-not');
  const { tried } = historyFor(codeFileOf(talk), talk.knowledge.checks, { ...incident, attempts });
  return readDeeds(normalized).find(
    deed => (isSign || !tried.includes(deed)) && modelOf(talk).fixes.some(({ id }) => id === deed),
  );
}
