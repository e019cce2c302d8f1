import type { KnowledgeFault } from '../errors';
import { faultsOf } from './faults-of';
import { foldPhrase } from './fold-phrase';
import type { KnowledgeFiles } from './load-knowledge';
import { FIX_QUESTIONS, OTHER_OPTION, OWN_QUESTIONS } from './language-schema';
import type { PhraseFile } from './language-schema';

/** phrases/: the file's name, questions and options that exist, and no phrase under two options of one question. */
export function checkPhraseFiles(files: KnowledgeFiles): KnowledgeFault[] {
  const { phrases, checks, codes } = files;
  const fixes = codes.flatMap(({ data }) => data.fixes.filter(({ who }) => who === 'merchant').map(({ id }) => id));
  return phrases.flatMap(file => {
    const at = faultsOf(file);
    const { question } = file.data;
    const check = checks?.data.checks.find(entry => entry.id === question);
    const own = FIX_QUESTIONS.includes(question) ? fixes : OWN_QUESTIONS[question];
    const options = own ?? check?.options.map(({ id }) => id);
    if (file.file !== `phrases/${question}.yaml`)
      return at(
        ['question'],
        `the question ${question} and the file's name differ: name the file phrases/${question}.yaml`,
      );
    if (!options) return checks ? at(['question'], `unknown check ${question}: checks.yaml has no such check`) : [];
    const unknown = Object.keys(file.data.phrases).filter(
      option => option !== OTHER_OPTION && !options.includes(option),
    );
    return [
      ...unknown.map(option =>
        at(['phrases', option], `unknown option ${option} of ${question}: use one of ${options.join(', ')}`),
      ),
      ...ambiguous(file.data).map(({ path, text, option }) =>
        at(path, `the phrase "${text.slice(0, 40)}" stands also under ${option}: keep one`),
      ),
    ];
  });
}

/** Phrases that an earlier option has as well, with that option. */
function ambiguous({ phrases }: PhraseFile) {
  const seen = new Map<string, string>();
  return Object.entries(phrases).flatMap(([option, byAuthor]) =>
    Object.entries(byAuthor).flatMap(([author, texts]) =>
      texts.flatMap((text, index) => {
        const key = foldPhrase(text);
        const earlier = seen.get(key);
        if (earlier === undefined) seen.set(key, option);
        if (earlier === undefined || earlier === option) return [];
        return [{ path: ['phrases', option, author, index], text, option: earlier }];
      }),
    ),
  );
}
