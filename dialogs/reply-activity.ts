import type { Activity } from 'botbuilder';
import { ActivityTypes } from 'botbuilder';
import type { Reply } from '../src/turn/messages';

/** A reply as a Bot Framework activity: text for any channel, the typed reply beside it in channelData. */
export const replyActivity = (reply: Reply): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text: reply.text,
  channelData: { reply },
});
