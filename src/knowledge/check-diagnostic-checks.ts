import type { KnowledgeFault } from '../errors';
import { duplicates, faultsOf } from './faults-of';
import type { FaultAt, Path } from './faults-of';
import { isUnknown, knownIds } from './known-ids';
import type { KnownIds } from './known-ids';
import type { KnowledgeFiles } from './load-knowledge';
import type { CheckEntry, CheckOption } from './schema';

/** Values that an option may imply, by entity; those of src/language/understanding.ts. */
const ENTITY_VALUES: Readonly<Record<string, readonly string[] | undefined>> = {
  network: ['4g', 'wifi', 'cable', 'sim'],
  readMethod: ['chip', 'swipe', 'tap', 'qr'],
  cardsAffected: ['one', 'several'],
  moneyDebited: ['yes', 'no', 'unknown'],
  terminalKind: ['classic', 'smart', 'mini', 'e-sign', 'pad'],
};

/** checks.yaml: ids, and every cause, kind, entity and intent that it names. */
export function checkDiagnosticChecks(files: KnowledgeFiles): KnowledgeFault[] {
  const { checks } = files;
  if (!checks) return [];
  const at = faultsOf(checks);
  const known = knownIds(files);
  const list = checks.data.checks;
  return [
    ...duplicates(list, ({ id }) => id).map(({ index, key }) =>
      at(['checks', index, 'id'], `duplicate id ${key}: give one of the two another id`),
    ),
    ...list.flatMap((check, index) => [
      ...duplicates(check.options, ({ id }) => id).map(({ index: option, key }) =>
        at(['checks', index, 'options', option, 'id'], `duplicate id ${key}: give one of the two another id`),
      ),
      ...(check.onlyKinds ?? []).flatMap((kind, position) =>
        isUnknown(known.kinds, kind)
          ? [
              at(
                ['checks', index, 'onlyKinds', position],
                `unknown terminal kind ${kind}: terminals.yaml has no such kind`,
              ),
            ]
          : [],
      ),
      ...(check.unless ?? []).flatMap((condition, position) =>
        isUnknown(known.answers, `${condition.check}/${condition.answer}`)
          ? [
              at(
                ['checks', index, 'unless', position],
                `unknown answer ${condition.check}/${condition.answer}: no check here has such an option`,
              ),
            ]
          : [],
      ),
      ...check.options.flatMap((option, position) =>
        checkOption(option, ['checks', index, 'options', position], at, known),
      ),
      ...checkPossible(check, ['checks', index, 'options'], at, known),
    ]),
  ];
}

function checkOption(option: CheckOption, path: Path, at: FaultAt, known: KnownIds): KnowledgeFault[] {
  const named = Object.keys(option.given).filter(key => key !== 'default');
  const missing = 'default' in option.given ? [] : [...(known.causes ?? [])].filter(cause => !named.includes(cause));
  const implied = describeImplied(option.implies);
  return [
    ...named.flatMap(cause =>
      cause !== 'other' && isUnknown(known.causes, cause)
        ? [at([...path, 'given', cause], `unknown cause ${cause}: correct its spelling`)]
        : [],
    ),
    ...(missing.length > 0
      ? [at([...path, 'given'], `has no default and misses ${missing.join(', ')}: add default`)]
      : []),
    ...(implied === undefined ? [] : [at([...path, 'implies'], implied)]),
    ...(option.raises === undefined || (option.raises.startsWith('safety.') && !isUnknown(known.intents, option.raises))
      ? []
      : [at([...path, 'raises'], `raises ${option.raises}: only a safety.* intent of intents/ can be raised`)]),
    ...(option.suggests !== undefined && isUnknown(known.fixes, option.suggests.fix)
      ? [at([...path, 'suggests', 'fix'], `unknown fix ${option.suggests.fix}: no code file has it for a merchant`)]
      : []),
  ];
}

/** Whatever the cause, at least one option must be possible, or its likelihoods cannot be brought to a sum of 1. */
function checkPossible({ options }: CheckEntry, path: Path, at: FaultAt, known: KnownIds): KnowledgeFault[] {
  const impossible = [...(known.causes ?? []), 'other'].filter(cause =>
    options.every(({ given }) => (given[cause] ?? given.default ?? 0) === 0),
  );
  if (impossible.length === 0 || options.length === 0) return [];
  return [at(path, `no option is possible for ${impossible.join(', ')}: give one a probability over 0`)];
}

function describeImplied(implies: CheckOption['implies']): string | undefined {
  if (!implies) return undefined;
  const values = ENTITY_VALUES[implies.entity];
  if (!values) return `unknown entity ${implies.entity}: use one of ${Object.keys(ENTITY_VALUES).join(', ')}`;
  if (values.includes(implies.value)) return undefined;
  return `unknown value ${implies.value} of ${implies.entity}: use one of ${values.join(', ')}`;
}
