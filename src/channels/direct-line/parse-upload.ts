import { parseJson } from '../http/parse-json';

/** What is said about an uploaded file by its first bytes; the file itself is not kept. */
export interface UploadDescription {
  readonly mediaType?: string;
  readonly name?: string;
  /** The activity that directlinejs sends as the first part. */
  readonly activity?: unknown;
}

const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';

interface Part {
  readonly type: string;
  readonly name?: string;
  readonly body: string;
}

/**
 * Describes a raw or multipart upload from its headers and first bytes: enough to say "a picture came".
 * A part that is cut off or malformed describes nothing; throws RequestError 400 where the activity is no JSON.
 */
export function parseUpload(
  headers: { readonly contentType: string; readonly disposition: string },
  head: Buffer,
): UploadDescription {
  const boundary = /^multipart\/form-data;.*?boundary="?([\w'()+,./:=?-]{1,70})"?/i.exec(headers.contentType)?.[1];
  if (boundary === undefined) {
    const name = fileNameOf(headers.disposition);
    return { mediaType: plainType(headers.contentType), ...(name !== undefined && { name }) };
  }
  const parts = partsOf(head.toString('utf8'), boundary);
  const activity = parts.find(part => part.type === ACTIVITY_TYPE);
  const file = parts.find(part => part.type !== ACTIVITY_TYPE);
  return {
    ...(file && { mediaType: file.type }),
    ...(file?.name !== undefined && { name: file.name }),
    ...(activity && { activity: parseJson(Buffer.from(activity.body)) }),
  };
}

function partsOf(text: string, boundary: string): Part[] {
  return text
    .split(`--${boundary}`)
    .slice(1)
    .flatMap(section => {
      const end = section.indexOf('\r\n\r\n');
      if (end < 0) return [];
      const head = section.slice(0, end);
      const name = fileNameOf(head);
      const type = plainType(/^content-type:\s*(.+)$/im.exec(head)?.[1] ?? 'text/plain');
      return [{ type, ...(name !== undefined && { name }), body: section.slice(end + 4).replace(/\r\n$/, '') }];
    });
}

/** `image/PNG; x=1` -> `image/png` */
const plainType = (contentType: string): string => (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();

/** `attachment; filename="a.png"` -> `a.png`, at most 120 characters and without control characters. */
const fileNameOf = (disposition: string): string | undefined =>
  /\bfilename="?([^"\r\n;]+)"?/i
    .exec(disposition)?.[1]
    ?.replace(/\p{Cc}/gu, '')
    .slice(0, 120);
