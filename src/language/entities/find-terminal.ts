import { JaroWinklerDistance } from 'natural/lib/natural/distance';
import { normalize } from '../normalize';
import type { Entities, Gazetteer, NamedThing } from '../understanding';

export type TerminalEntities = Pick<Entities, 'acquirer' | 'brand' | 'model' | 'terminalKind'>;
export type FindTerminal = (text: string) => TerminalEntities;

interface Name {
  readonly id: string;
  readonly text: string;
}

const KINDS: ReadonlySet<string> = new Set(['classic', 'smart', 'mini', 'e-sign', 'pad']);
/** From this likeness on, a Latin word is a misspelt name: `pxa` for `pax` is .88, `castle` for `castles` .97. */
const MIN_LIKENESS = 0.92;
const MIN_FUZZY_LENGTH = 5;

/** Builds the search for acquirers, brands, models and kinds by label and alias; Latin names may be misspelt. */
export function createFindTerminal(gazetteer: Gazetteer): FindTerminal {
  const acquirers = namesOf(gazetteer.acquirers);
  const brands = namesOf(gazetteer.brands);
  const models = namesOf(gazetteer.models);
  const kinds = namesOf(gazetteer.kinds.filter(kind => KINDS.has(kind.id)));
  const modelOf = new Map(gazetteer.models.map(model => [model.id, model]));
  return text => {
    const words = text.match(/[a-z][a-z0-9]{4,}/g) ?? [];
    const acquirer = findName(acquirers, text, words);
    const model = modelOf.get(findName(models, text, []) ?? '');
    const brand = model?.brand ?? findName(brands, text, words);
    const kind = findName(kinds, text, []) ?? model?.kind;
    return {
      ...(acquirer === undefined ? {} : { acquirer }),
      ...(brand === undefined ? {} : { brand }),
      ...(model === undefined ? {} : { model: model.id }),
      ...(kind !== undefined && KINDS.has(kind) ? { terminalKind: kind as NonNullable<Entities['terminalKind']> } : {}),
    };
  };
}

/** Longest names first: `联迪A8` before `A8`. */
function namesOf(things: readonly NamedThing[]): readonly Name[] {
  return things
    .flatMap(({ id, label, aliases }) => [label, ...aliases].map(name => ({ id, text: normalize(name) })))
    .filter(name => name.text !== '')
    .sort((a, b) => b.text.length - a.text.length);
}

function findName(names: readonly Name[], text: string, words: readonly string[]): string | undefined {
  const exact = names.find(name => holds(text, name.text));
  if (exact) return exact.id;
  for (const word of words) {
    const near = names.find(
      name =>
        /^[a-z]/.test(name.text) &&
        name.text.length >= MIN_FUZZY_LENGTH &&
        JaroWinklerDistance(word, name.text) >= MIN_LIKENESS,
    );
    if (near) return near.id;
  }
  return undefined;
}

/** Before a name: it is another. `是不是` asks. */
const DENIED = /(?<!是)不是(?:用|办|什么|那个)?的?$|(?:又|并)不是$/;

/**
 * A name with Latin letters or digits at its ends counts only as a word of its own: `a8` is not in `da88`. One that is denied does not count:
 * `不是拉卡拉 是汇付`.
 */
function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const glued = (left: string, right: string): boolean => /[a-z0-9]/.test(left) && /[a-z0-9]/.test(right);
    const end = at + name.length;
    const isWord = !glued(text[at - 1] ?? '', name[0] ?? '') && !glued(name.at(-1) ?? '', text[end] ?? '');
    if (isWord && !DENIED.test(text.slice(0, at))) return true;
  }
  return false;
}
