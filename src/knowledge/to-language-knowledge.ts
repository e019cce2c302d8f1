import type { Knowledge } from './knowledge';
import { FIX_QUESTIONS, OTHER_OPTION, OWN_QUESTIONS } from './language-schema';

/** What the reader of language learns from, in its own terms (structurally its `LanguageKnowledge`). */
export function toLanguageKnowledge(knowledge: Knowledge) {
  const { intents, lexicon, terminals } = knowledge;
  return {
    intents: intents.map(({ id, phrases }) => ({
      id,
      phrases: Object.entries(phrases).flatMap(([author, texts]) => texts.map(text => ({ author, text }))),
    })),
    questions: questionsOf(knowledge),
    answered: knowledge.stepQuestions.map(({ id, text, phrases }) => ({ id, answer: text, phrases })),
    lexicon: {
      terms: lexicon.terms,
      synonyms: Object.fromEntries(
        Object.entries(lexicon.synonyms).flatMap(([canonical, variants]) =>
          variants.map(variant => [variant, canonical] as const),
        ),
      ),
      stopWords: lexicon.stopWords,
    },
    codes: knowledge.codes.map(({ code }) => code),
    terms: knowledge.glossary,
    gazetteer: {
      acquirers: terminals.acquirers,
      brands: terminals.brands,
      models: terminals.brands.flatMap(brand => brand.models.map(model => ({ ...model, brand: brand.id }))),
      kinds: terminals.kinds,
    },
  };
}

const EVERY = 20;
/** Intents whose messages are often upset, or about charging again. */
const NEAR_MOODS: ReadonlySet<string> = new Set([
  'request.human',
  'act.not-fixed',
  'safety.money-debited',
  'act.repeat',
]);

/** Every question whose answers are learnt: the checks with their own phrases and those of phrases/, and the dialogs' own. */
function questionsOf({ checks, phrases, intents }: Knowledge) {
  const learnt = new Map(phrases.map(file => [file.question, file.phrases]));
  const said = (question: string, option: string): readonly string[] =>
    Object.values(learnt.get(question)?.[option] ?? {}).flat();
  /** What can be said at any time is told from everything that merchants write; each twentieth of it is enough. */
  const everything = intents
    .filter(({ id }) => !NEAR_MOODS.has(id))
    .flatMap(intent => Object.values(intent.phrases).flat())
    .filter((_, index) => index % EVERY === 0);
  const saidAsIntent = (option: string): readonly string[] => {
    // An option named after an intent is said as the intent is.
    const intent = intents.find(({ id }) => id === option);
    return Object.values(intent?.phrases ?? {}).flat();
  };
  return [
    ...checks.map(({ id, options }) => ({
      id,
      options: [
        ...options.map(option => ({
          id: option.id,
          phrases: [option.label, ...option.phrases, ...said(id, option.id)],
        })),
        { id: OTHER_OPTION, phrases: said(id, OTHER_OPTION) },
      ],
    })),
    ...Object.entries(withFixQuestions(learnt))
      .filter(([id]) => learnt.has(id))
      .map(([id, options]) => ({
        id,
        options: [...options, OTHER_OPTION].map(option => ({
          id: option,
          phrases: [
            ...said(id, option),
            ...saidAsIntent(option),
            ...(id === 'any' && option === OTHER_OPTION ? everything : []),
          ],
        })),
      })),
  ];
}

/** The dialogs' own questions, and those about fixes, whose options are those of their files. */
const withFixQuestions = (learnt: ReadonlyMap<string, object>): typeof OWN_QUESTIONS => ({
  ...OWN_QUESTIONS,
  ...Object.fromEntries(
    FIX_QUESTIONS.map(id => [id, Object.keys(learnt.get(id) ?? {}).filter(option => option !== OTHER_OPTION)]),
  ),
});
