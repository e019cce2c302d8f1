import type { KnowledgeFault } from '../errors';
import { duplicates, faultsOf } from './faults-of';
import { isUnknown, knownIds } from './known-ids';
import type { KnowledgeFiles } from './load-knowledge';
import { OVER_ONE, sumText } from './probability-sum';

/** terminals.yaml: ids once, kinds and causes that are there. */
export function checkTerminals(files: KnowledgeFiles): KnowledgeFault[] {
  const { terminals } = files;
  if (!terminals) return [];
  const at = faultsOf(terminals);
  const known = knownIds(files);
  const { acquirers, brands, kinds } = terminals.data;
  const modelIds = new Set<string>();
  return [
    ...Object.entries({ acquirers, brands, kinds }).flatMap(([name, list]) =>
      duplicates<{ id: string }>(list, ({ id }) => id).map(({ index, key }) =>
        at([name, index, 'id'], `duplicate id ${key}: give one of the two another id`),
      ),
    ),
    ...brands.flatMap((brand, index) =>
      (brand.models ?? []).flatMap((model, position) => {
        const path = ['brands', index, 'models', position] as const;
        const isRepeated = modelIds.has(model.id);
        modelIds.add(model.id);
        return [
          ...(isRepeated ? [at([...path, 'id'], `duplicate id ${model.id}: give one of the two another id`)] : []),
          ...(isUnknown(known.kinds, model.kind)
            ? [
                at(
                  [...path, 'kind'],
                  `unknown terminal kind ${model.kind}: use one of ${[...(known.kinds ?? [])].join(', ')}`,
                ),
              ]
            : []),
        ];
      }),
    ),
    ...acquirers.flatMap(({ priors = {} }, index) => {
      const sum = Object.values(priors).reduce((total, prior) => total + prior, 0);
      return [
        ...Object.keys(priors).flatMap(cause =>
          isUnknown(known.causes, cause)
            ? [at(['acquirers', index, 'priors', cause], `unknown cause ${cause}: correct its spelling`)]
            : [],
        ),
        ...(sum > OVER_ONE ? [at(['acquirers', index, 'priors'], `the priors sum to ${sumText(sum)}: at most 1`)] : []),
      ];
    }),
  ];
}
