/** The id of a line that we wrote: `c1` and 12 -> `c1|0000012`, as Direct Line numbers activities; never changes once stored. */
export const entryIdFor = (conversationId: string, seq: number): string =>
  `${conversationId}|${String(seq).padStart(7, '0')}`;
