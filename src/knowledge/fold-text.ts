/**
 * One form for texts that are searched for what they may not say: half-width, lower case, nothing invisible, no spaces beside Chinese
 * characters or dots. `官 网 ＷＷＷ．ＭＥＰＯＳ。ＣＮ` -> `官网www.mepos.cn`
 */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/(?<=\p{Script=Han})[^\S\n]+|[^\S\n]+(?=\p{Script=Han})/gu, '')
    .replace(/(?<=[a-z0-9])\s*[.\u3002\u00b7\u30fb]\s*(?=[a-z])/g, '.');
