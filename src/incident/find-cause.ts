export interface NamedCause {
  readonly id: string;
  readonly label: string;
}

/** What causes can be named from; the loaded knowledge fits as it is. */
export type CauseSource = readonly {
  readonly code: string;
  readonly other: { readonly label: string };
  readonly causes: readonly NamedCause[];
}[];

/** What a case can have been, "something else" last: the causes of its code, or of every code where it names none of them. */
export function causesOf(codes: CauseSource, reported: readonly string[] = []): readonly NamedCause[] {
  const own = codes.filter(({ code }) => reported.includes(code));
  const asked = own.length > 0 ? own : codes;
  const causes = new Map(asked.flatMap(code => code.causes).map(({ id, label }) => [id, { id, label }]));
  const [first] = asked;
  return [...causes.values(), ...(first ? [{ id: 'other', label: first.other.label }] : [])];
}

/** The cause that a person named by its id or by its label. */
export function findCause(codes: CauseSource, said: string): NamedCause | undefined {
  const name = said.trim();
  return causesOf(codes).find(({ id, label }) => id === name || label === name);
}
