import type { KnowledgeFault } from '../errors';
import { duplicates, faultsOf } from './faults-of';
import { foldPhrase } from './fold-phrase';
import { isUnknown, knownIds } from './known-ids';
import type { KnowledgeFiles } from './load-knowledge';

/** Below this an intent is not learnt: on this corpus 20 phrases an intent (870 in all) read .45 of messages right. */
const LEAST_PHRASES = 20;

/** Intents: the file's name, enough phrases, no phrase twice; and that answers name intents that are there, each once. */
export function checkIntents(files: KnowledgeFiles): KnowledgeFault[] {
  return [...checkPhrases(files), ...checkAnswers(files)];
}

function checkPhrases({ intents }: KnowledgeFiles): KnowledgeFault[] {
  const seen = new Map<string, { intent: string; author: string }>();
  return intents.flatMap(file => {
    const at = faultsOf(file);
    const { id, phrases } = file.data;
    const count = Object.values(phrases).reduce((sum, list) => sum + list.length, 0);
    return [
      ...(file.file === `intents/${id}.yaml`
        ? []
        : [at(['id'], `the id ${id} and the file's name differ: name the file intents/${id}.yaml`)]),
      ...(count < LEAST_PHRASES
        ? [at(['phrases'], `has ${count} phrases: at least ${LEAST_PHRASES}, better 100, by several authors`)]
        : []),
      ...Object.entries(phrases).flatMap(([author, texts]) =>
        texts.flatMap((text, index) => {
          const key = foldPhrase(text);
          const own = seen.get(key);
          if (own === undefined) seen.set(key, { intent: id, author });
          if (own === undefined || (own.intent === id && own.author !== author)) return [];
          const where = own.intent === id ? 'twice by this author' : `also in ${own.intent}`;
          return [at(['phrases', author, index], `the phrase "${text.slice(0, 40)}" stands ${where}: keep one`)];
        }),
      ),
    ];
  });
}

function checkAnswers(files: KnowledgeFiles): KnowledgeFault[] {
  const { answers } = files;
  if (!answers) return [];
  const at = faultsOf(answers);
  const known = knownIds(files);
  return [
    ...duplicates(answers.data.answers, ({ intent }) => intent).map(({ index, key }) =>
      at(['answers', index, 'intent'], `duplicate answer to ${key}: keep one of the two`),
    ),
    ...answers.data.answers.flatMap(({ intent }, index) =>
      isUnknown(known.intents, intent)
        ? [at(['answers', index, 'intent'], `unknown intent ${intent}: intents/ has no such file`)]
        : [],
    ),
  ];
}
