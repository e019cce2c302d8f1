/** Case, width, spaces and closing marks do not make another phrase; a question mark does ("3000?" asks, "3000!" reports). */
export const foldPhrase = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,.!~。，、！～]+/g, '') || text;
