import axios, { isAxiosError } from 'axios';
import type { JsonObject } from '../../json';
import type { AccessToken } from './access-token';
import { remedyFor, VendorError, VendorUnreachableError } from './vendor-error';

/** The outbox's lease is 25 s; a call with one more token fits into it. */
const TIMEOUT_MS = 8_000;
const MOST_BYTES = 1024 * 1024;
/** A photo of 10 MB, and the vendor's own limit for one. */
const MOST_FILE_BYTES = 10 * 1024 * 1024;

export interface VendorCall {
  readonly method: 'GET' | 'POST';
  /** Below the base address: `/cgi-bin/message/custom/send`. Its last part names the call in errors. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
}

/** Calls of one account. */
export interface VendorApi {
  /** The answer's JSON; throws VendorError where it has an errcode, VendorUnreachableError where there is none. The token is renewed once. */
  call(call: VendorCall): Promise<JsonObject>;
  /** The answer's bytes, 10 MB at most; throws as `call` does, also where the answer is JSON with an errcode instead of a file. */
  download(call: VendorCall): Promise<Buffer>;
}

/** One call without a token; no error holds the address, which may carry one. */
export async function callVendor(base: string, call: VendorCall): Promise<JsonObject> {
  const answer = parseAnswer(call.path, await send(base, call, MOST_BYTES));
  throwRefusal(call.path, answer);
  return answer;
}

/** One download without a token; the same errors, and nothing of the address in them. */
async function downloadFrom(base: string, call: VendorCall): Promise<Buffer> {
  const bytes = await send(base, call, MOST_FILE_BYTES);
  // The vendor's types of content are not to be trusted, and no picture begins like this.
  if (bytes[0] === BRACE) {
    throwRefusal(call.path, parseAnswer(call.path, bytes));
    throw new VendorUnreachableError(call.path, 'the answer is JSON and no file');
  }
  return bytes;
}
const BRACE = 0x7b;

export function createVendorApi(base: string, token: AccessToken): VendorApi {
  const withToken = async <T>(call: VendorCall, send: (base: string, call: VendorCall) => Promise<T>): Promise<T> => {
    const sendWith = (value: string): Promise<T> =>
      send(base, { ...call, query: { ...call.query, access_token: value } });
    const first = await token.get();
    try {
      return await sendWith(first);
    } catch (error) {
      if (!(error instanceof VendorError) || remedyFor(error.errcode) !== 'new-token') throw error;
      await token.drop(first);
      return sendWith(await token.get());
    }
  };
  return { call: call => withToken(call, callVendor), download: call => withToken(call, downloadFrom) };
}

function throwRefusal(path: string, { errcode, errmsg }: JsonObject): void {
  if (typeof errcode === 'number' && errcode !== 0) throw new VendorError(path, errcode, addressIn(errcode, errmsg));
}

/** `invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist` -> `1.2.3.4`; nothing else of the text is kept. */
function addressIn(errcode: number, errmsg: unknown): string | undefined {
  if (remedyFor(errcode) !== 'address-not-listed' || typeof errmsg !== 'string') return undefined;
  return /(?<![\d.:])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/.exec(errmsg)?.[0];
}

async function send(base: string, { method, path, query, body }: VendorCall, mostBytes: number): Promise<Buffer> {
  try {
    const { data } = await axios.request<ArrayBuffer>({
      method,
      url: new URL(path, base).href,
      params: query,
      ...(body && { data: JSON.stringify(body), headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
      responseType: 'arraybuffer',
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      maxContentLength: mostBytes,
      proxy: false,
      validateStatus: status => status === 200,
    });
    return Buffer.from(data);
  } catch (error) {
    // An axios error carries the request's address, and the address the token: only its code or status goes on.
    const reason = isAxiosError(error)
      ? error.response
        ? `status ${error.response.status}`
        : (error.code ?? 'failed')
      : 'failed';
    throw new VendorUnreachableError(path, reason);
  }
}

function parseAnswer(path: string, bytes: Buffer): JsonObject {
  try {
    const answer: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as JsonObject;
  } catch {
    throw new VendorUnreachableError(path, 'the answer is no JSON');
  }
  throw new VendorUnreachableError(path, 'the answer is no JSON object');
}
