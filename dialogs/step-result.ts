import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog';
import { withAttempt } from '../src/incident/with-steps';
import { lacksPassword, needsPassword } from '../src/language/words/lacks-password';
import { missesAnswer } from '../src/language/words/misses-answer';
import { readDeeds } from '../src/language/words/names-deed';
import { asksHow } from '../src/language/words/tells-progress';
import { codeFileOf, modelOf, openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { advance } from './next-step';
import { beginNoted, beginNotedBeside } from './note-facts';
import { offerPerson, personChoice } from './offer-beside';
import { askResult, saidHelp } from './say-step';
import type { Talk } from './talk';

/** A step whose result was asked for this often without an answer: a person is offered. */
const MOST_RESULTS_ASKED = 3;

export function closeCured(dc: DialogContext, talk: Talk, fixId: string): Promise<DialogTurnResult> {
  talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'fixed', at: talk.at }));
  return dc.replaceDialog(DIALOGS.feedback, { fix: fixId });
}

/** One way of paying works by now, and another fails still: the one is good to go on selling with, the search goes on for the other. */
export function goOnWithOther(dc: DialogContext, talk: Talk, fixId: string): Promise<DialogTurnResult> {
  const done = readDeeds(talk.reading.understanding.normalized).filter(id =>
    modelOf(talk).fixes.some(fix => fix.id === id),
  );
  for (const fix of new Set([fixId, ...done]))
    talk.keep(withAttempt(openCase(talk), { fix, result: 'not-fixed', at: talk.at }));
  talk.begin('try.one-way');
  // `碰一下还是不行咋整` is answered by going on.
  talk.guess([], 'alone');
  beginNotedBeside(talk);
  return advance(dc, talk);
}

/** The step wants a password that the merchant does not have; who asks where it stands is answered instead. */
export const lacksItsPassword = (talk: Talk, fixId: string): boolean =>
  !talk.reading.understanding.isQuestion &&
  lacksPassword(talk.reading.understanding.normalized) &&
  codeFileOf(talk).fixes.some(({ id, steps }) => id === fixId && steps.some(needsPassword));

export function leaveStep(dc: DialogContext, talk: Talk, fixId: string): Promise<DialogTurnResult> {
  talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'could-not', at: talk.at }));
  const wantsPassword = lacksItsPassword(talk, fixId);
  talk.begin(wantsPassword ? 'try.no-password' : 'try.could-not');
  // A person may find out what the merchant was never told.
  if (wantsPassword && talk.owner === 'bot') talk.offersPerson = true;
  return advance(dc, talk);
}

/** Who searches on while waiting and says something else is talked to as who waits. */
export function backToWaiting(dc: DialogContext, talk: Talk): Promise<DialogTurnResult> {
  if (talk.gainedFacts) beginNoted(talk);
  talk.remember({ pending: undefined });
  return dc.replaceDialog(DIALOGS.handoff);
}

export async function askForResult(
  dc: DialogContext,
  talk: Talk,
  fixId: string,
  key: 'try.result' | 'try.result-again' | 'try.help' | 'try.unknown' | 'try.not-begun',
): Promise<DialogTurnResult> {
  if (talk.owner === 'queue' && key === 'try.result-again') return backToWaiting(dc, talk);
  if (key === 'try.help' && saidHelp(talk, fixId)) return askForResult(dc, talk, fixId, 'try.unknown');
  const misread = (talk.memory.misread ?? 0) + (key === 'try.result-again' ? 1 : 0);
  talk.remember({ misread });
  if (talk.gainedFacts) beginNoted(talk);
  if ((misread > MOST_RESULTS_ASKED || (misread > 1 && talk.reading.isUpset)) && talk.owner === 'bot')
    return offerPerson(talk, 'handoff.offer', fixId);
  await askResult(talk, fixId, key, key === 'try.help' || misread > 1 ? personChoice(talk) : []);
  return Dialog.EndOfTurn;
}

/** What is said to a question at a step that nothing has answered: how it is done to who asks that, and to others that it is not known. */
export function helpKey({ isAnswered, causeAsked, reading }: Talk): 'try.result' | 'try.help' | 'try.unknown' {
  const { normalized } = reading.understanding;
  const isMissed = missesAnswer(normalized);
  if (isAnswered || causeAsked !== undefined || (reading.isUpset && !isMissed)) return 'try.result';
  return asksHow(normalized) && !isMissed ? 'try.help' : 'try.unknown';
}
