import axios, { isAxiosError } from 'axios';
import type { JsonObject } from '../../json';
import type { AccessToken } from './access-token';
import { remedyFor, VendorError, VendorUnreachableError } from './vendor-error';

/** The outbox's lease is 25 s; a call with one more token fits into it. */
const TIMEOUT_MS = 8_000;
const MOST_BYTES = 1024 * 1024;

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
}

/** One call without a token; no error holds the address, which may carry one. */
export async function callVendor(base: string, { method, path, query, body }: VendorCall): Promise<JsonObject> {
  const text = await send(base, { method, path, ...(query && { query }), ...(body && { body }) });
  const answer = parseAnswer(path, text);
  const { errcode, errmsg } = answer;
  if (typeof errcode === 'number' && errcode !== 0) throw new VendorError(path, errcode, addressIn(errcode, errmsg));
  return answer;
}

export function createVendorApi(base: string, token: AccessToken): VendorApi {
  const withToken = async (call: VendorCall, value: string): Promise<JsonObject> =>
    callVendor(base, { ...call, query: { ...call.query, access_token: value } });
  return {
    async call(call) {
      const first = await token.get();
      try {
        return await withToken(call, first);
      } catch (error) {
        if (!(error instanceof VendorError) || remedyFor(error.errcode) !== 'new-token') throw error;
        await token.drop(first);
        return withToken(call, await token.get());
      }
    },
  };
}

/** `invalid ip 1.2.3.4 ipv6 ::ffff:1.2.3.4, not in whitelist` -> `1.2.3.4`; nothing else of the text is kept. */
function addressIn(errcode: number, errmsg: unknown): string | undefined {
  if (remedyFor(errcode) !== 'address-not-listed' || typeof errmsg !== 'string') return undefined;
  return /(?<![\d.:])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/.exec(errmsg)?.[0];
}

async function send(base: string, { method, path, query, body }: VendorCall): Promise<string> {
  try {
    const { data } = await axios.request<string>({
      method,
      url: new URL(path, base).href,
      params: query,
      ...(body && { data: JSON.stringify(body), headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
      // The vendor's own types of content are not to be trusted: what comes is text.
      responseType: 'text',
      transformResponse: (text: string) => text,
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      maxContentLength: MOST_BYTES,
      proxy: false,
      validateStatus: status => status === 200,
    });
    return data;
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

function parseAnswer(path: string, text: string): JsonObject {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer as JsonObject;
  } catch {
    throw new VendorUnreachableError(path, 'the answer is no JSON');
  }
  throw new VendorUnreachableError(path, 'the answer is no JSON object');
}
