import type { DialogContext } from 'botbuilder-dialogs';
import { withoutResolution } from '../src/incident/with-handoff';
import { withoutAttempt } from '../src/incident/with-steps';
import { concludesCause } from '../src/language/words/asks-cause';
import { asksOfEarlier, namesEarlier } from '../src/language/words/asks-of-earlier';
import { tellsVain } from '../src/language/words/tells-done';
import { deniesCure } from '../src/language/words/read-works';
import { isUnderWay } from '../src/language/words/tells-progress';
import { isCondition, tellsRelapse } from '../src/language/words/tells-relapse';
import { worksOnlyOutside } from '../src/language/words/works-outside';
import { tellsOtherTerminal } from '../src/language/words/tells-other-terminal';
import { speaksOfNextTime } from '../src/language/words/is-hypothetical';
import { openCase } from './case';
import { DIALOGS } from './dialog-ids';
import { noteEverything } from './note-facts';
import { beginOutside } from './outside-works';
import { tellsFailure } from './says-fixed';
import type { Talk } from './talk';

/** Who says "still broken" this soon after a case was closed as fixed never said that it was. */
const JUST_MS = 20 * 60 * 1000;

/** Closed within the last minutes by the merchant, as fixed or called off. */
export function wasJustClosed({ input }: Talk): boolean {
  const [closed] = input.recentlyClosed;
  return (
    closed?.resolution?.by === 'merchant' &&
    closed.closedAt !== undefined &&
    input.now.getTime() - Date.parse(closed.closedAt) < JUST_MS
  );
}

export const wasJustFixed = (talk: Talk): boolean =>
  wasJustClosed(talk) && talk.input.recentlyClosed[0]?.resolution?.text === undefined;

/** A part says that it fails, anew or as before, and none speaks of the tries before the cure. `怎么又黑了` tells more than it asks. */
export function failsAgain({ reading }: Talk): boolean {
  const { isQuestion, normalized } = reading.understanding;
  // The one that was cured still works.
  if (tellsOtherTerminal(normalized)) return false;
  if (reading.clauses.some(({ understanding: told }) => tellsRelapse(told.normalized))) return true;
  if (isQuestion || namesEarlier(normalized) || asksOfEarlier(normalized)) return false;
  return tellsFailure({
    clauses: reading.clauses.filter(
      ({ understanding: told }) =>
        !speaksOfNextTime(told.normalized) && !isCondition(told.normalized) && !concludesCause(told.normalized),
    ),
  });
}

/** `不行给我转人工` says what else is wanted. */
const tellsInVain = ({ reading: { clauses } }: Talk): boolean =>
  clauses.some(({ understanding: told }) => tellsVain(told.normalized) && !isCondition(told.normalized));

/** The case that was closed just now is the one that is meant, with all that is known of it; what cured it did not where the message says so. */
export function takeUpClosed(talk: Talk, saysBroken = failsAgain(talk) || tellsInVain(talk)): void {
  const [closed] = talk.input.recentlyClosed;
  if (talk.incident || !closed || !wasJustFixed(talk)) return;
  const reopened = withoutResolution(closed, talk.at);
  // `那人工还要来找我吗` right after the cure asks for somebody, and denies no cure.
  talk.keep(saysBroken ? reopened : { ...reopened, attempts: closed.attempts });
}

/** Takes a case up again that was closed by a misreading. */
export async function reopenCase(dc: DialogContext, talk: Talk): Promise<void> {
  const { normalized } = talk.reading.understanding;
  const fix = talk.input.recentlyClosed[0]?.resolution?.fix;
  // What worked outside only was no result of whatever was credited.
  const isOutside = worksOnlyOutside(normalized);
  const undone = deniesCure(normalized) || isUnderWay(normalized) ? fix : undefined;
  const openFix = isOutside ? undefined : undone;
  takeUpClosed(talk, true);
  if (undone !== undefined) talk.keep(withoutAttempt(openCase(talk), undone));
  noteEverything(talk);
  talk.remember({ pending: undefined, misread: 0, cured: undefined });
  talk.begin('close.reopened');
  if (isOutside) beginOutside(talk);
  await dc.cancelAllDialogs();
  await dc.beginDialog(DIALOGS.diagnosis, openFix === undefined ? {} : { openFix });
}

/** A case closed by a misreading is taken up again before anything in the message is answered: `边度好咗啊 我企出街先收到`. True where it was. */
export async function takeBackClose(dc: DialogContext, talk: Talk): Promise<boolean> {
  const { normalized, intent } = talk.reading.understanding;
  if (talk.incident || talk.reading.isExact || !wasJustFixed(talk) || intent.startsWith('safety.')) return false;
  if (!worksOnlyOutside(normalized)) return false;
  await reopenCase(dc, talk);
  return true;
}
