import type { KfSent } from '../../support/kf-model';

interface Menu {
  readonly head_content: string;
  readonly list: readonly { readonly click: { readonly id: string; readonly content: string } }[];
}
/** What can be tapped under a message. */
export const menuOf = (body: KfSent['body']): Menu | undefined => body['msgmenu'] as Menu | undefined;

/** A message as a customer reads it: `text` or `head` with its buttons in brackets. */
export function textOf({ body }: KfSent): string {
  const menu = menuOf(body);
  if (menu) return `${menu.head_content}\n${menu.list.map(({ click }) => `[${click.content}]`).join(' ')}`;
  return (body['text'] as { content: string }).content;
}
