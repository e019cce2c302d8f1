/** Only a step has the button that is spoken of: `问不到就点“做不了”` is said of nothing else. */
export const withoutButton = (text: string): string =>
  text
    .split(/(?<=。)/)
    .map(sentence =>
      sentence.includes('“做不了”')
        ? withoutCondition(sentence.replace(/[，；]?[^，；。]*“做不了”[^。]*/, ''))
        : sentence,
    )
    .filter(sentence => sentence !== '。')
    .join('');

/** What only led up to it goes as well: `都找不到。` */
const withoutCondition = (rest: string): string =>
  /^[^，；]{0,8}(?:找不到|问不到|没有|打不开)。$/.test(rest) ? '。' : rest;
