import type { JsonObject } from '../../json';
import type { TranscriptEntry } from '../../store/records';
import { MOST_TEXT_BYTES, splitText } from '../tencent/fit-text';
import { withoutLinks } from '../tencent/plain-links';

/** What a menu may hold (WeCom docs 96427). */
const MENU = { headBytes: 1024, items: 10, itemBytes: 128 };

/** A message without its receiver, as both ways of sending take it. */
export type KfMessageBody = JsonObject & { readonly msgtype: 'text' | 'msgmenu' };

/** A line as WeCom sends it: texts, the last of them with the choices as a menu to tap. */
export function renderMessages({ from, agentName, text, reply }: TranscriptEntry): readonly KfMessageBody[] {
  const said = withoutLinks(from === 'agent' && agentName !== undefined ? `${agentName}: ${text}` : text);
  const choices = (reply?.choices ?? []).slice(0, MENU.items);
  const parts = splitText(said, MOST_TEXT_BYTES);
  if (choices.length === 0) return parts.map(toText);
  const heads = splitText(parts.at(-1) ?? '', MENU.headBytes);
  return [...parts.slice(0, -1), ...heads.slice(0, -1)].map(toText).concat({
    msgtype: 'msgmenu',
    msgmenu: {
      head_content: heads.at(-1) ?? '',
      // A tap comes back as the text of the item, with the id beside it.
      list: choices.map(({ label }, at) => ({
        type: 'click',
        click: { id: String(at + 1), content: cut(withoutLinks(label)) },
      })),
    },
  });
}

const toText = (content: string): KfMessageBody => ({ msgtype: 'text', text: { content } });
const cut = (label: string): string => splitText(label, MENU.itemBytes)[0] ?? '';
