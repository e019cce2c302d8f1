import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { createVocabulary } from '../src/incident/vocabulary';
import { withAttempt, withObservation } from '../src/incident/with-steps';
import { readWhich } from '../src/language/words/tells-change';
import { actOf, givesUp } from './act-of';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import type { Contradiction, Pending } from './memory';
import { chosenOf, hasFailed } from './read-step';
import { saysFixed, tellsFailure } from './says-fixed';
import type { Talk } from './talk';
import { start } from './thread';

/** A check whose answer is contradicted. */
export type WhichPending = Extract<Pending, { kind: 'check' }> & { readonly which: Contradiction };

export const isWhich = (pending: Pending | undefined): pending is WhichPending =>
  pending?.kind === 'check' && pending.which !== undefined;

/** Puts both answers side by side and asks which of them counts, once a check. */
export async function askWhich(talk: Talk, { check, which }: { check: string; which: Contradiction }): Promise<void> {
  const words = createVocabulary(talk.knowledge);
  const heard = (answer: string): string => words.answerHeard(check, answer);
  const { settledChecks = [] } = talk.memory;
  talk.remember({ settledChecks: [...new Set([...settledChecks, check])], misread: 0 });
  talk.contradiction = undefined;
  const text = talk.text('ask.which', { before: heard(which.before), now: heard(which.now) });
  await talk.ask({ kind: 'check', id: check, which }, 'ask.which', text, { kind: 'ask', id: check });
}

/**
 * Asks about a contradiction at once, where the message neither answers the open question nor says that it works; otherwise that is recorded
 * first, and the question comes before the next step. True where it was asked.
 */
export async function askContradiction(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { contradiction, pending, reading } = talk;
  if (!contradiction || talk.owner !== 'bot' || (pending?.kind !== 'check' && pending?.kind !== 'fix')) return false;
  const isAnswer = pending.kind === 'check' && reading.optionId !== undefined;
  const isResult = pending.kind === 'fix' && (tellsFailure(reading) || hasFailed(talk));
  if (isAnswer || isResult || saysFixed(talk)) return false;
  const back = pending.kind === 'fix' ? { back: pending.id } : {};
  await start(dc, DIALOGS.diagnosis, { which: { ...contradiction, which: { ...contradiction.which, ...back } } });
  return true;
}

/**
 * Takes the answer that counts. Who cannot say leaves it open; who says something else goes on with the one that was given first. Goes on by
 * `advance`, which comes back to a step that was under way.
 */
export async function takeWhich(
  dc: DialogContext,
  talk: Talk,
  { id, which }: WhichPending,
  advance: (dc: DialogContext, talk: Talk) => Promise<DialogTurnResult>,
): Promise<DialogTurnResult> {
  const answer = answerOf(talk, id, which);
  if (answer === undefined && actOf(talk) === 'act.wait') {
    await talk.say('try.wait', {}, { kind: 'answer', id: 'wait' });
    return Dialog.EndOfTurn;
  }
  talk.remember({ underWay: which.back });
  if (answer !== undefined) talk.keep(withObservation(openCase(talk), { check: id, answer, at: talk.at }));
  if (answer === 'unsure') talk.begin('ask.unsure');
  else if (answer !== undefined)
    talk.begin('note.counts', { text: createVocabulary(talk.knowledge).answerHeard(id, answer) });
  const hasResult = which.back !== undefined && (tellsFailure(talk.reading) || hasFailed(talk));
  if (answer === undefined && hasResult && which.back !== undefined) {
    talk.keep(withAttempt(openCase(talk), { fix: which.back, result: 'not-fixed', at: talk.at }));
    talk.begin('try.not-fixed');
  }
  return advance(dc, talk);
}

/** Tapped or said in words, by what it is or by when it was told. */
function answerOf(talk: Talk, checkId: string, { before, now }: Contradiction): string | undefined {
  const option = chosenOf(
    talk,
    talk.knowledge.checks.find(({ id }) => id === checkId),
  );
  if (option) return option.id;
  const which = readWhich(talk.reading.understanding.normalized);
  if (which !== undefined) return which === 'now' ? now : before;
  return givesUp(talk) ? 'unsure' : undefined;
}
