import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { withAttempt } from '../src/incident/with-steps';
import { worksOnlyOutside } from '../src/language/words/works-outside';
import { openCase } from './case';
import { advance } from './next-step';
import { beginOutside } from './outside-works';
import { askForResult } from './step-result';
import type { Talk } from './talk';

const MOVED = 'move-to-better-signal';

/** Outside it works, and back where it is used it does not: that shows the fault, and closes nothing. */
export const tellsOnlyOutside = ({ reading }: Talk): boolean =>
  !reading.isExact && worksOnlyOutside(reading.understanding.normalized);

/** Says what it means that it works outside, and how to sell meanwhile, and goes on: with the open step, or with another where that was to move. */
export function goOnInside(dc: DialogContext, talk: Talk, fixId: string): Promise<DialogTurnResult> {
  beginOutside(talk);
  if (fixId !== MOVED) return askForResult(dc, talk, fixId, 'try.result');
  talk.keep(withAttempt(openCase(talk), { fix: fixId, result: 'not-fixed', at: talk.at }));
  talk.remember({ misread: 0, pending: undefined });
  return advance(dc, talk);
}
