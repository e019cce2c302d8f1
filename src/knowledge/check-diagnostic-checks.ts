import type { KnowledgeFault } from '../errors';
import { duplicates, faultsOf } from './faults-of';
import type { KnowledgeFiles } from './load-knowledge';

/** Values that an option may imply, by entity; those of a gazetteer are looked up there. */
const ENTITY_VALUES: Readonly<Record<string, readonly string[] | undefined>> = {
  network: ['4g', 'wifi', 'cable', 'sim'],
  readMethod: ['chip', 'swipe', 'tap', 'qr'],
  cardsAffected: ['one', 'several'],
  moneyDebited: ['yes', 'no', 'unknown'],
  terminalKind: ['classic', 'smart', 'mini', 'e-sign', 'pad'],
};

/** checks.yaml: ids, and every cause, kind, entity and intent that it names. */
export function checkDiagnosticChecks({ checks, codes, intents, terminals }: KnowledgeFiles): KnowledgeFault[] {
  if (!checks) return [];
  const at = faultsOf(checks);
  const causes = new Set(codes.flatMap(({ data }) => data.causes.map(({ id }) => id)));
  const intentIds = new Set(intents.map(({ data }) => data.id));
  const kinds = new Set(terminals?.data.kinds.map(({ id }) => id));
  const list = checks.data.checks;
  return [
    ...duplicates(list, ({ id }) => id).map(({ index, key }) => at(['checks', index, 'id'], `duplicate id ${key}`)),
    ...list.flatMap((check, index) => [
      ...duplicates(check.options, ({ id }) => id).map(({ index: option, key }) =>
        at(['checks', index, 'options', option, 'id'], `duplicate id ${key}`),
      ),
      ...(check.onlyKinds ?? []).flatMap((kind, position) =>
        kinds.has(kind) ? [] : [at(['checks', index, 'onlyKinds', position], `unknown terminal kind ${kind}`)],
      ),
      ...check.options.flatMap((option, position) => {
        const path = ['checks', index, 'options', position] as const;
        const named = Object.keys(option.given).filter(key => key !== 'default');
        const missing = 'default' in option.given ? [] : [...causes].filter(cause => !named.includes(cause));
        return [
          ...named.flatMap(cause =>
            causes.has(cause) || cause === 'other' ? [] : [at([...path, 'given', cause], `unknown cause ${cause}`)],
          ),
          ...(missing.length > 0 ? [at([...path, 'given'], `has no default and misses ${missing.join(', ')}`)] : []),
          ...impliedFault(option.implies).map(problem => at([...path, 'implies'], problem)),
          ...(option.raises === undefined || (option.raises.startsWith('safety.') && intentIds.has(option.raises))
            ? []
            : [at([...path, 'raises'], `raises ${option.raises}: only a safety.* intent of intents/ can be raised`)]),
        ];
      }),
    ]),
  ];
}

function impliedFault(implies: { entity: string; value: string } | undefined): string[] {
  if (!implies) return [];
  const values = ENTITY_VALUES[implies.entity];
  if (!values) return [`unknown entity ${implies.entity}: one of ${Object.keys(ENTITY_VALUES).join(', ')}`];
  return values.includes(implies.value)
    ? []
    : [`${implies.entity} is one of ${values.join(', ')}, not ${implies.value}`];
}
