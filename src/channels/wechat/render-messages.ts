import type { JsonObject } from '../../json';
import type { TranscriptEntry } from '../../store/records';
import { MOST_TEXT_BYTES, splitText } from '../tencent/fit-text';
import { withoutLinks } from '../tencent/plain-links';

/** More are not shown well, and no limit is documented. */
const MOST_CHOICES = 10;

/** A line as what the customer-service interface sends: texts, the last of them with the choices as a menu to tap. */
export function renderMessages(
  openId: string,
  { from, agentName, text, reply }: TranscriptEntry,
): readonly JsonObject[] {
  const said = withoutLinks(from === 'agent' && agentName !== undefined ? `${agentName}: ${text}` : text);
  const choices = (reply?.choices ?? []).slice(0, MOST_CHOICES);
  const parts = splitText(said, MOST_TEXT_BYTES - (choices.length > 0 ? MENU_BYTES : 0));
  return parts.map((content, index): JsonObject => {
    const isLast = index === parts.length - 1;
    if (!isLast || choices.length === 0) return { touser: openId, msgtype: 'text', text: { content } };
    return {
      touser: openId,
      msgtype: 'msgmenu',
      msgmenu: {
        head_content: content,
        // The id has to be a number; a tap comes back as the text of the item.
        list: choices.map(({ label }, at) => ({ id: String(at + 1), content: withoutLinks(label) })),
        tail_content: '',
      },
    };
  });
}

/** What a menu's items take besides its head. */
const MENU_BYTES = 512;
