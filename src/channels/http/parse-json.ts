import { RequestError } from '../../errors';

/** Deeper than anything that a client has reason to send, and shallow enough for every recursive reader. */
const MAX_DEPTH = 64;

/** The value in a JSON body; throws RequestError 400 where it is not UTF-8, not JSON or nested too deep. */
export function parseJson(body: Buffer): unknown {
  const text = decodeUtf8(body);
  if (isDeeperThan(text, MAX_DEPTH))
    throw new RequestError(400, 'json-too-deep', `JSON nests over ${MAX_DEPTH} levels`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestError(400, 'json-invalid', 'The body is not JSON');
  }
}

function decodeUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new RequestError(400, 'json-invalid', 'The body is not UTF-8');
  }
}

/** Counts brackets outside strings in one pass, so that a hostile body is refused before it is built. */
function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      if (++depth > limit) return true;
    } else if (char === '}' || char === ']') depth--;
  }
  return false;
}
