import type { KnowledgeFault } from '../errors';
import { duplicates, faultsOf } from './faults-of';
import type { KnowledgeFiles } from './load-knowledge';

/** terminals.yaml and intake.yaml: ids once, kinds and causes that are there. */
export function checkTerminals({ terminals, intake, codes }: KnowledgeFiles): KnowledgeFault[] {
  const faults: KnowledgeFault[] = [];
  if (terminals) {
    const at = faultsOf(terminals);
    const { acquirers, brands, kinds } = terminals.data;
    const kindIds = new Set(kinds.map(({ id }) => id));
    const causes = new Set(codes.flatMap(({ data }) => data.causes.map(({ id }) => id)));
    for (const [name, list] of Object.entries({ acquirers, brands, kinds })) {
      const repeated = duplicates<{ id: string }>(list, ({ id }) => id);
      faults.push(...repeated.map(({ index, key }) => at([name, index, 'id'], `duplicate id ${key}`)));
    }
    brands.forEach((brand, index) =>
      brand.models.forEach((model, position) => {
        if (kindIds.has(model.kind)) return;
        faults.push(at(['brands', index, 'models', position, 'kind'], `unknown terminal kind ${model.kind}`));
      }),
    );
    acquirers.forEach((acquirer, index) =>
      Object.keys(acquirer.priors ?? {}).forEach(cause => {
        if (!causes.has(cause)) faults.push(at(['acquirers', index, 'priors', cause], `unknown cause ${cause}`));
      }),
    );
  }
  if (intake) {
    const repeated = duplicates<{ id: string }>(intake.data.fields, ({ id }) => id);
    faults.push(...repeated.map(({ index, key }) => faultsOf(intake)(['fields', index, 'id'], `duplicate id ${key}`)));
  }
  return faults;
}
