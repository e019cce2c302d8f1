/** Shorter pieces say nothing by themselves and stay with the one before. */
const MIN_CHARACTERS = 2;
/** More than any merchant puts into one message; bounds the work. */
const MAX_CLAUSES = 12;

const BREAK = /[，,。.!！?？;；\n~～…]+|\s+|(?<=\S)(?=但是|不过|可是|然后|而且|另外|对了|还有就是)/u;

/** `没扣钱 就转圈，对了我是在跟机器人说话吧` -> `没扣钱`, `就转圈`, `对了我是在跟机器人说话吧`. A message of one clause gives itself. */
export function splitClauses(text: string): readonly string[] {
  const clauses: string[] = [];
  for (const piece of text.split(BREAK)) {
    const clause = piece.trim();
    if (clause === '') continue;
    if (clause.length < MIN_CHARACTERS && clauses.length > 0) clauses.push(`${clauses.pop()!} ${clause}`);
    else clauses.push(clause);
  }
  return clauses.slice(0, MAX_CLAUSES);
}
