/** Only a step has the button that is spoken of: `问不到就点“做不了”` is said of nothing else. */
export const withoutButton = (text: string): string =>
  text
    .split(/(?<=。)/)
    .map(sentence => (sentence.includes('“做不了”') ? withoutCondition(withoutNaming(sentence)) : sentence))
    .filter(sentence => sentence !== '。')
    .join('');

/** The clauses before the first one that names the button. */
function withoutNaming(sentence: string): string {
  const clauses = sentence.split(/(?=[，；])/);
  const kept = clauses.slice(
    0,
    clauses.findIndex(clause => clause.includes('“做不了”')),
  );
  return `${kept.join('')}${sentence.endsWith('。') ? '。' : ''}`;
}

/** What only led up to it goes as well: `都找不到。` */
const withoutCondition = (rest: string): string =>
  /^[^，；]{0,8}(?:找不到|问不到|没有|打不开)。$/.test(rest) ? '。' : rest;
