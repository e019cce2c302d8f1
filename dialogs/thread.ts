import type { DialogContext } from 'botbuilder-dialogs';
import { DIALOGS } from './dialog-ids';
import type { Talk } from './talk';

/** Puts a dialog in place of whatever was open; nothing is resumed underneath. */
export async function start(dc: DialogContext, dialogId: string, options?: object): Promise<void> {
  await dc.cancelAllDialogs();
  await dc.beginDialog(dialogId, options);
}

/** Asks the open question again; says what is queued up where there is none. */
export async function reprompt(dc: DialogContext, talk: Talk): Promise<void> {
  if (dc.activeDialog && (talk.pending || talk.owner === 'queue')) await dc.repromptDialog();
  else await takeUpSearch(dc, talk);
  if (!talk.hasSpoken && talk.hasLead) await talk.sayText('note.added', '', { kind: 'answer', id: 'note' });
}

/** Takes the search up where a case is open and nothing stands open of it: an agent gave the talk back. */
export async function takeUpSearch(dc: DialogContext, talk: Talk): Promise<void> {
  if (!dc.activeDialog && talk.incident && talk.owner === 'bot')
    await dc.beginDialog(DIALOGS.diagnosis, { handedBack: true });
}

/** A rating is asked for. */
export const isRating = (pending: Talk['pending']): boolean => pending?.kind === 'menu' && pending.id === 'rating';
