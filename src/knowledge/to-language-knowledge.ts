import type { Knowledge } from './knowledge';

/** What the reader of language learns from, in its own terms (structurally its `LanguageKnowledge`). */
export function toLanguageKnowledge(knowledge: Knowledge) {
  const { intents, lexicon, terminals } = knowledge;
  return {
    hash: knowledge.languageVersion,
    intents: intents.map(({ id, phrases }) => ({
      id,
      phrases: Object.entries(phrases).flatMap(([author, texts]) => texts.map(text => ({ author, text }))),
    })),
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
    gazetteer: {
      acquirers: terminals.acquirers,
      brands: terminals.brands,
      models: terminals.brands.flatMap(brand => brand.models.map(model => ({ ...model, brand: brand.id }))),
      kinds: terminals.kinds,
    },
  };
}
