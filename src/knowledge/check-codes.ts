import type { KnowledgeFault } from '../errors';
import { checkCauses } from './check-causes';
import { checkFixes } from './check-fixes';
import { duplicates, faultsOf } from './faults-of';
import { isUnknown, knownIds } from './known-ids';
import type { KnowledgeFiles } from './load-knowledge';

/** Code files: each code once and in the file of its name, ids once, and what causes and fixes refer to. */
export function checkCodes(files: KnowledgeFiles): KnowledgeFault[] {
  const { codes, responseCodes } = files;
  const known = knownIds(files);
  const seen = new Map<string, string>(responseCodes?.data.codes.map(({ code }) => [code, responseCodes.file]));
  return codes.flatMap(file => {
    const at = faultsOf(file);
    const { data } = file;
    const first = seen.get(data.code);
    seen.set(data.code, file.file);
    return [
      ...(first === undefined ? [] : [at(['code'], `duplicate code ${data.code}: ${first} has it already`)]),
      ...(file.file === `codes/${data.code}.yaml`
        ? []
        : [at(['code'], `the code ${data.code} and the file's name differ: name the file codes/${data.code}.yaml`)]),
      ...(isUnknown(known.intents, data.intent)
        ? [at(['intent'], `unknown intent ${data.intent}: intents/ has no such file`)]
        : []),
      ...(['groups', 'causes', 'fixes', 'prevention'] as const).flatMap(list =>
        duplicates<{ id: string }>(data[list], ({ id }) => id).map(({ index, key }) =>
          at([list, index, 'id'], `duplicate id ${key}: give one of the two another id`),
        ),
      ),
      ...checkCauses(data, at, known),
      ...checkFixes(data, at, known),
    ];
  });
}
