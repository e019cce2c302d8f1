const OWN_MISTAKE =
  /(?<!你|你们|是你|机器|没|没有|不会)(?:说|讲|点|选|答|回|搞|弄|记|看|填|写|打)(?:岔|错|反)(?:了|啦|喇|咯|嘞|哈)?|(?:看|当|认)成(?:了)?(?:我)?(?:的)?(?:手机|别的|那台)|口误|更正(?:一下)?|(?:我|前面|刚才)(?:那(?:个|句))?(?:是)?(?:说|答|选|点)?(?:得)?不对/;
const OF_THE_MACHINE = /(?:机器|机子|屏幕|密码|金额)[^，。,]{0,4}(?:点|输|按|打|填)错/;
const BLAMES = /你(?:们|这)?[^，。,]{0,4}(?:说|讲|搞|弄|记|看|理解)(?:岔|错|反)/;

/** Whether merchants say that they told something wrong: `说错了，是一格`; not that the bot did, nor a slip on the terminal. Takes normalised text. */
export const tellsMistake = (normalized: string): boolean =>
  OWN_MISTAKE.test(normalized) && !BLAMES.test(normalized) && !OF_THE_MACHINE.test(normalized);

const BACK: readonly (readonly [RegExp, number])[] = [
  [/上上上个|倒数第(?:三|3)|前面第(?:三|3)个/, 3],
  [/上上(?:一)?个|倒数第(?:二|2)|前面第(?:二|2)个|再(?:上|前)(?:面)?一个|上一个的?上一个/, 2],
];

/** How many answers back the wrong one is: `上上个答错了` -> 2; 1 where nothing is said of it. Takes normalised text. */
export const answersBack = (normalized: string): number => BACK.find(([words]) => words.test(normalized))?.[1] ?? 1;

const PHRASE = '[^，。,！!？?\\s]';
const DENIED_FIRST = new RegExp(
  `(?<!是)不是(?<denied>${PHRASE}{1,10}?)[了的哈啊呀哦嘛]*[，,\\s]*(?:而)?是(?<meant>${PHRASE}{1,10})`,
);
const DENIED_LAST = new RegExp(
  `(?:^|[，,\\s])(?:应该|应当)?是(?<meant>${PHRASE}{1,10})[，,\\s]+不是(?<denied>${PHRASE}{1,10})`,
);

/** What a message denies, and what it says it is instead. */
export interface Replaced {
  readonly denied: string;
  readonly meant: string;
}

/** What is put right in one breath: `信号不是一格 是满格` -> `一格`, `满格`; undefined where nothing is. Takes normalised text. */
export function readReplaced(normalized: string): Replaced | undefined {
  const { denied, meant } = (DENIED_FIRST.exec(normalized) ?? DENIED_LAST.exec(normalized))?.groups ?? {};
  return denied === undefined || meant === undefined ? undefined : { denied, meant };
}
