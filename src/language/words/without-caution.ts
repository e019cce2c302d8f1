const CAUTION =
  /(?:不要|别(?![的家人])|先不|不能)[^。，,]{0,4}(?:再|重)?(?:收|刷|扣)|没(?:有)?(?:弄清|查清|核对清)|先(?:查|看|弄)清/;

/** A text without its sentences that warn of charging a sale in doubt: `多半不会。没弄清不要再收。` -> `多半不会。`; where nothing else is said, ``. */
export const withoutCaution = (text: string): string =>
  text
    .split(/(?<=[。！？\n])/)
    .filter(sentence => !CAUTION.test(sentence))
    .join('')
    .trim();
