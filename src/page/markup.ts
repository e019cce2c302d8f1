/** HTML that is safe to put into a page as it stands; made by `html` only. */
export class Markup {
  constructor(readonly text: string) {}
}

export type HtmlValue = Markup | string | number | readonly HtmlValue[];

/** A template whose values are escaped, unless they are markup themselves: html`<td>${'a < b'}</td>` -> `<td>a &lt; b</td>`. */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Markup =>
  new Markup(parts.map((part, index) => part + (index < values.length ? toText(values[index] ?? '') : '')).join(''));

function toText(value: HtmlValue): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(toText).join('');
  return String(value).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
