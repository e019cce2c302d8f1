import type { KnowledgeFault } from '../errors';
import { faultsOf } from './faults-of';
import { foldPhrase } from './fold-phrase';
import { STEP_PLACES } from './language-schema';
import type { KnowledgeFiles } from './load-knowledge';

/** questions/: places that exist, and ids, titles and phrases of one question each, whichever file it stands in. */
export function checkStepQuestions({ questions: files, checks, codes }: KnowledgeFiles): KnowledgeFault[] {
  const steps = checks && [
    ...checks.data.checks.map(({ id }) => id),
    ...codes.flatMap(({ data }) => data.fixes.filter(({ who }) => who === 'merchant').map(({ id }) => id)),
  ];
  const fixes = new Set(
    codes.flatMap(({ data }) => data.fixes.filter(({ who }) => who === 'merchant').map(({ id }) => id)),
  );
  const known = steps && codes.length > 0 ? new Set([...steps, ...STEP_PLACES]) : undefined;
  const ids = new Set<string>();
  const titles = new Map<string, string>();
  const askedBy = new Map<string, string>();
  return files.flatMap(file => {
    const at = faultsOf(file);
    return file.data.questions.flatMap((question, index) => {
      const path = ['questions', index] as const;
      const isRepeated = ids.has(question.id);
      ids.add(question.id);
      const namesake = titles.get(question.title);
      titles.set(question.title, question.id);
      return [
        ...(isRepeated ? [at([...path, 'id'], `the id ${question.id} stands twice: give one of them another`)] : []),
        ...(namesake !== undefined
          ? [at([...path, 'title'], `the title "${question.title}" stands also at ${namesake}: buttons have to differ`)]
          : []),
        ...question.at.flatMap((place, position) =>
          known && !known.has(place)
            ? [
                at(
                  [...path, 'at', position],
                  `unknown step ${place}: use a merchant's fix, a check, or ${STEP_PLACES.join(', ')}`,
                ),
              ]
            : [],
        ),
        ...(question.leadsTo !== undefined && codes.length > 0 && !fixes.has(question.leadsTo)
          ? [at([...path, 'leadsTo'], `unknown fix ${question.leadsTo}: use one that a merchant does`)]
          : []),
        ...question.phrases.flatMap((text, position) => {
          const key = foldPhrase(text);
          const other = askedBy.get(key);
          askedBy.set(key, question.id);
          return other === undefined || other === question.id
            ? []
            : [
                at(
                  [...path, 'phrases', position],
                  `the phrase "${text.slice(0, 40)}" stands also under ${other}: keep one`,
                ),
              ];
        }),
      ];
    });
  });
}
