/** Written as it is, without CDATA. */
export interface XmlNumber {
  readonly number: number;
}
export interface XmlTree {
  readonly [name: string]: string | XmlNumber | XmlTree;
}

/** `{ Content: '好' }` -> `<xml><Content><![CDATA[好]]></Content></xml>`; what XML 1.0 cannot hold is left out. */
export const writeXml = (elements: XmlTree): string => `<xml>${writeAll(elements)}</xml>`;

const writeAll = (elements: XmlTree): string =>
  Object.entries(elements)
    .map(([name, value]) => `<${name}>${writeValue(value)}</${name}>`)
    .join('');

function writeValue(value: XmlTree[string]): string {
  if (typeof value === 'string') return `<![CDATA[${escapeCdata(value)}]]>`;
  return isNumber(value) ? String(value.number) : writeAll(value);
}

const isNumber = (value: XmlNumber | XmlTree): value is XmlNumber => typeof value['number'] === 'number';

/** Control characters, lone surrogates and the two non-characters. */
const NOT_IN_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escapeCdata = (text: string): string => text.replace(NOT_IN_XML, '').replaceAll(']]>', ']]]]><![CDATA[>');
