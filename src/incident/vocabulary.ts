/** What agents read for the ids in an incident; each gives the id back where the knowledge no longer has it. */
export interface Vocabulary {
  causeLabel(id: string): string;
  checkLabel(id: string): string;
  /** What the check is about, in a few characters; its question where it has none. */
  checkTopic(id: string): string;
  /** The option's label; `unsure` and `skipped` are the renderer's. */
  answerLabel(check: string, option: string): string;
  /** The answer as half a sentence that needs no question; topic and label where it has none. */
  answerHeard(check: string, option: string): string;
  fixLabel(id: string): string;
  terminalLabel(field: 'acquirer' | 'brand' | 'model' | 'kind', id: string): string;
}

interface Labelled {
  readonly id: string;
  readonly label: string;
}

/** Where the labels come from; the loaded knowledge fits as it is. */
export interface VocabularySource {
  readonly codes: readonly {
    readonly other: { readonly label: string };
    readonly causes: readonly Labelled[];
    readonly fixes: readonly Labelled[];
  }[];
  readonly checks: readonly {
    readonly id: string;
    readonly text: string;
    readonly topic?: string | undefined;
    readonly options: readonly (Labelled & { readonly heard?: string | undefined })[];
  }[];
  readonly terminals: {
    readonly acquirers: readonly Labelled[];
    readonly kinds: readonly Labelled[];
    readonly brands: readonly (Labelled & { readonly models: readonly Labelled[] })[];
  };
}

export function createVocabulary({ codes, checks, terminals }: VocabularySource): Vocabulary {
  const causes = toLookup(
    codes.flatMap(code => code.causes),
    codes.slice(0, 1).map(code => ({ id: 'other', label: code.other.label })),
  );
  const fixes = toLookup(codes.flatMap(code => code.fixes));
  const questions = toLookup(checks.map(check => ({ id: check.id, label: check.text })));
  const topics = toLookup(checks.map(check => ({ id: check.id, label: check.topic ?? check.text })));
  const options = new Map(checks.map(check => [check.id, toLookup(check.options)]));
  const heard = new Map(
    checks.map(({ id, options: entries, topic, text }) => [
      id,
      toLookup(
        entries.map(({ id: option, label, heard: said }) => ({
          id: option,
          label: said ?? `${topic ?? text}：${label}`,
        })),
      ),
    ]),
  );
  const named = {
    acquirer: toLookup(terminals.acquirers),
    brand: toLookup(terminals.brands),
    model: toLookup(terminals.brands.flatMap(brand => brand.models)),
    kind: toLookup(terminals.kinds),
  };
  return {
    causeLabel: id => causes.get(id) ?? id,
    checkLabel: id => questions.get(id) ?? id,
    checkTopic: id => topics.get(id) ?? id,
    answerLabel: (check, option) => options.get(check)?.get(option) ?? option,
    answerHeard: (check, option) => heard.get(check)?.get(option) ?? option,
    fixLabel: id => fixes.get(id) ?? id,
    terminalLabel: (field, id) => named[field].get(id) ?? id,
  };
}

/** The first entry of an id counts: codes may share causes. */
function toLookup(...lists: readonly (readonly Labelled[])[]): ReadonlyMap<string, string> {
  return new Map(
    lists
      .flat()
      .reverse()
      .map(({ id, label }) => [id, label]),
  );
}
