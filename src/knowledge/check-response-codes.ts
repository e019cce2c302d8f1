import type { KnowledgeFault } from '../errors';
import { duplicates, faultsOf } from './faults-of';
import type { KnowledgeFiles } from './load-knowledge';

/**
 * Answers after which the sale may stand although the terminal shows a failure: time-outs, a duplicate, and approvals with a defect.
 * Source: UnionPay Q/CUP 006.6-2014, appendix A.2.
 */
const UNCERTAIN_CODES: ReadonlySet<string> = new Set(['68', '94', '98', 'A2', 'A4', 'A5', 'A6']);

/** codes/field-39.yaml: each code once, and never a new swipe while the first may have gone through. */
export function checkResponseCodes({ responseCodes }: KnowledgeFiles): KnowledgeFault[] {
  if (!responseCodes) return [];
  const at = faultsOf(responseCodes);
  const entries = responseCodes.data.codes;
  return [
    ...duplicates(entries, ({ code }) => code).map(({ index, key }) =>
      at(['codes', index, 'code'], `duplicate code ${key}: keep one of the two`),
    ),
    ...entries.flatMap((entry, index) => [
      ...(UNCERTAIN_CODES.has(entry.code) && !entry.uncertain
        ? [at(['codes', index], `${entry.code} leaves open whether money was taken: write uncertain: true`)]
        : []),
      ...((entry.uncertain || UNCERTAIN_CODES.has(entry.code)) && ['yes', 'once', 'later'].includes(entry.retry)
        ? [
            at(
              ['codes', index, 'retry'],
              `${entry.code} is uncertain: retry must be after-check or no, never a swipe before it is known`,
            ),
          ]
        : []),
    ]),
  ];
}
