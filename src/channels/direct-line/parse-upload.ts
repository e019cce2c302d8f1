import { parseJson } from '../http/parse-json';

/** What was uploaded. */
export interface Upload {
  readonly mediaType?: string;
  readonly name?: string;
  /** The file's bytes, not yet looked at. */
  readonly file?: Buffer;
  /** The activity that directlinejs sends as the first part. */
  readonly activity?: unknown;
}

const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';
const HEAD_END = '\r\n\r\n';

interface Part {
  readonly type: string;
  readonly name?: string;
  readonly body: Buffer;
}

/**
 * Takes a raw or multipart upload apart; of several files the first counts. A part that is cut off or malformed is left out; throws RequestError
 * 400 where the activity is no JSON.
 */
export function parseUpload(
  headers: { readonly contentType: string; readonly disposition: string },
  body: Buffer,
): Upload {
  const boundary = /^multipart\/form-data;.*?boundary="?([\w'()+,./:=?-]{1,70})"?/i.exec(headers.contentType)?.[1];
  if (boundary === undefined) {
    const name = fileNameOf(headers.disposition);
    return { mediaType: plainType(headers.contentType), ...(name !== undefined && { name }), file: body };
  }
  const parts = partsOf(body, `--${boundary}`);
  const activity = parts.find(part => part.type === ACTIVITY_TYPE);
  const file = parts.find(part => part.type !== ACTIVITY_TYPE);
  return {
    ...(file && { mediaType: file.type, file: file.body }),
    ...(file?.name !== undefined && { name: file.name }),
    ...(activity && { activity: parseJson(activity.body) }),
  };
}

/** More than directlinejs sends, and a bound on the work that one body makes. */
const MOST_PARTS = 20;

function partsOf(body: Buffer, delimiter: string): Part[] {
  const parts: Part[] = [];
  let start = body.indexOf(delimiter);
  while (start >= 0 && parts.length < MOST_PARTS) {
    const from = start + delimiter.length;
    const next = body.indexOf(delimiter, from);
    const part = readPart(body.subarray(from, next < 0 ? body.length : next));
    if (part) parts.push(part);
    start = next;
  }
  return parts;
}

function readPart(section: Buffer): Part | undefined {
  const end = section.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = section.toString('utf8', 0, end);
  const name = fileNameOf(head);
  const type = plainType(/^content-type:\s*(.+)$/im.exec(head)?.[1] ?? 'text/plain');
  const rest = section.subarray(end + HEAD_END.length);
  const body = rest.subarray(-2).toString('latin1') === '\r\n' ? rest.subarray(0, -2) : rest;
  return { type, ...(name !== undefined && { name }), body };
}

/** `image/PNG; x=1` -> `image/png` */
const plainType = (contentType: string): string => (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();

/** `attachment; filename="a.png"` -> `a.png`, at most 120 characters and without control characters. */
const fileNameOf = (disposition: string): string | undefined =>
  /\bfilename="?([^"\r\n;]+)"?/i
    .exec(disposition)?.[1]
    ?.replace(/\p{Cc}/gu, '')
    .slice(0, 120);
