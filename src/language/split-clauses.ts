/** Shorter pieces say nothing by themselves and stay with the one before. */
const MIN_CHARACTERS = 2;
/** More than any merchant puts into one message; bounds the work. */
const MAX_CLAUSES = 16;

const BREAK =
  /[，,。!！?？;；\n~～…]+|(?<!\d)\.+|\.+(?!\d)|(?<![吗啵伐])\s+|\s+(?!还是(?!不|没|唔|冇|3000|报|跳))|(?<=\S)(?=但是|不过|可是|然后|而且|另外|对了|还有就是)/u;

/** Speech that was typed by a machine has no marks: a piece longer than this is taken apart at words that begin a clause. */
const LONG_CHARACTERS = 14;
const LEAST_SPOKEN = 6;
const BEGINS =
  /^(?:我|你|他|她|它|客人|顾客|现在|刚才|今天|然后|那|就是|结果|可是|但|还有|因为|所以|要不|要么|这个|机子|机器)/;

/** A clause often ends in a particle, unless what follows belongs to it: `重启了|也签到了`, `重启了两次`. */
const ENDS = /[了呢嘛吧啊呀哦咯啦哈]/;
const GOES_ON = /[了呢嘛吧啊呀哦咯啦哈的吗么没不冇一二两三四五六七八九十几半多个次遍回下块钱元笔张点分秒天年月\d]/;

/** `没扣钱 就转圈，对了我是在跟机器人说话吧` -> `没扣钱`, `就转圈`, `对了我是在跟机器人说话吧`. A message of one clause gives itself. */
export function splitClauses(text: string): readonly string[] {
  const clauses: string[] = [];
  for (const piece of text.split(BREAK)) {
    const clause = piece.trim();
    if (clause === '') continue;
    if (clause.length < MIN_CHARACTERS && clauses.length > 0) clauses.push(`${clauses.pop()!} ${clause}`);
    else clauses.push(...splitSpeech(clause));
    if (clauses.length > MAX_CLAUSES) break;
  }
  return clauses.slice(0, MAX_CLAUSES);
}

/** `就扣了一遍没有第二笔我是问你换纸会不会再扣` -> `就扣了一遍没有第二笔`, `我是问你换纸会不会再扣`. */
function splitSpeech(clause: string): readonly string[] {
  if (clause.length <= LONG_CHARACTERS) return [clause];
  const pieces: string[] = [];
  let start = 0;
  for (let at = LEAST_SPOKEN; at <= clause.length - LEAST_SPOKEN && pieces.length < MAX_CLAUSES; at++) {
    if (at - start < LEAST_SPOKEN || !isBreak(clause, at)) continue;
    pieces.push(clause.slice(start, at));
    start = at;
  }
  return [...pieces, clause.slice(start)];
}

const isBreak = (clause: string, at: number): boolean =>
  BEGINS.test(clause.slice(at, at + 3)) || (ENDS.test(clause[at - 1]!) && !GOES_ON.test(clause[at]!));
