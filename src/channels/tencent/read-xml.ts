import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { RequestError } from '../../errors';

/** Elements of a push by name: text, or further elements. Of a text that stands twice the first is kept, of elements all in their order. */
export interface XmlElements {
  readonly [name: string]: string | XmlElements | readonly XmlElements[];
}

/** The longest push by far is a text of 20,000 characters; four bytes each and the envelope. */
const MOST_BYTES = 128 * 1024;
/** Nothing that a push needs, and everything that makes XML dangerous. */
const DECLARATIONS = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
const CDATA = '#cdata';
const TEXT = '#text';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: CDATA,
  textNodeName: TEXT,
});

/**
 * Reads the elements under `<xml>` of a push that has been verified. Throws RequestError 400 where it is too long, declares types or entities
 * (they are refused before any parsing), or is no well-formed `<xml>`.
 */
export function readXml(text: string): XmlElements {
  if (Buffer.byteLength(text) > MOST_BYTES || DECLARATIONS.test(text) || XMLValidator.validate(text) !== true)
    throw malformed();
  const elements = toElements(parse(text)['xml']);
  if (typeof elements === 'string' || isList(elements)) throw malformed();
  return elements;
}

/** The library refuses names that would reach the prototype of objects, and nesting that is too deep. */
function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return parser.parse(text) as Record<string, unknown>;
  } catch {
    throw malformed();
  }
}

const malformed = (): RequestError => new RequestError(400, 'bad-xml', 'The body is not the XML of a push');

const isList = (value: XmlElements[string]): value is readonly XmlElements[] => Array.isArray(value);

function toElements(node: unknown): XmlElements[string] {
  if (typeof node === 'string') return decodeEntities(node);
  if (Array.isArray(node)) return toList(node);
  if (typeof node !== 'object' || node === null) return '';
  const entries = Object.entries(node as Record<string, unknown>);
  const elements = entries.filter(([name]) => name !== TEXT && name !== CDATA);
  if (elements.length > 0)
    return Object.assign(
      Object.create(null) as Record<string, never>,
      Object.fromEntries(elements.map(([name, child]) => [name, toElements(child)])),
    );
  // A text around or between CDATA sections is mere layout where there is any CDATA.
  const cdata = entries.find(([name]) => name === CDATA)?.[1];
  if (cdata !== undefined)
    return (Array.isArray(cdata) ? cdata : [cdata]).filter(part => typeof part === 'string').join('');
  const own = entries.find(([name]) => name === TEXT)?.[1];
  return typeof own === 'string' ? decodeEntities(own) : '';
}

function toList(nodes: readonly unknown[]): XmlElements[string] {
  const items = nodes.map(toElements);
  const [first = ''] = items;
  return typeof first === 'string' ? first : items.flatMap(item => (typeof item === 'string' ? [] : item));
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const LAST_CODE_POINT = 0x10ffff;

/** The five named entities and numbers of characters; anything else stays as it is. */
const decodeEntities = (text: string): string =>
  text.replace(ENTITY, (whole: string, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return point > 0 && point <= LAST_CODE_POINT ? String.fromCodePoint(point) : whole;
  });
