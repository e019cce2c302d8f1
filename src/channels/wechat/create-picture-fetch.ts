import { lookup } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import axios from 'axios';
import { isPublicAddress } from './is-public-address';

/** The bytes at a picture's address, or undefined where it is not one of WeChat's own or does not answer. */
export type FetchPicture = (picUrl: string) => Promise<Buffer | undefined>;

/** Where pictures of pushes are (Official Account guide, and what is seen in pushes). */
const HOSTS = /^(?:[a-z0-9-]+\.)+qpic\.cn$|^mmbiz\.qlogo\.cn$/;
/** With `media/get` before it, it fits into the 25 s for which a delivery is leased. */
const TIMEOUT_MS = 8_000;
const MOST_BYTES = 10 * 1024 * 1024;

interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

export interface PictureFetchOptions {
  readonly lookup?: LookupFunction;
  /** Connections that find hosts by this. */
  readonly agents?: (guarded: { readonly lookup: LookupFunction }) => Agents;
}

/** The address comes from whoever can push: WeChat's hosts at their ordinary ports only, no other place behind them, no redirect. */
export function createPictureFetch(options: PictureFetchOptions = {}): FetchPicture {
  const toAgents =
    options.agents ?? (guarded => ({ httpAgent: new HttpAgent(guarded), httpsAgent: new HttpsAgent(guarded) }));
  const agents = toAgents({ lookup: publicOnly(options.lookup ?? lookup) });
  return async picUrl => {
    const url = readPictureUrl(picUrl);
    if (!url) return undefined;
    try {
      const { data } = await axios.get<ArrayBuffer>(url.href, {
        ...agents,
        responseType: 'arraybuffer',
        timeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        maxRedirects: 0,
        maxContentLength: MOST_BYTES,
        proxy: false,
        validateStatus: status => status === 200,
      });
      return Buffer.from(data);
    } catch {
      return undefined; // Why is told by the refusal of the interface, which is asked first.
    }
  };
}

/** `http://mmbiz.qpic.cn/x/0` -> its URL; undefined for other hosts, ports, schemes, and names with a password. */
function readPictureUrl(picUrl: string): URL | undefined {
  if (!URL.canParse(picUrl)) return undefined;
  const url = new URL(picUrl);
  const isOrdinary = url.port === '' && url.username === '' && url.password === '';
  return /^https?:$/.test(url.protocol) && isOrdinary && HOSTS.test(url.hostname) ? url : undefined;
}

/** The address that was looked at is the one that is connected to: a name that changes in between changes nothing. */
const publicOnly =
  (resolve: LookupFunction): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, options, (error, address, family) => {
      const found = typeof address === 'string' ? [address] : (address ?? []).map(entry => entry.address);
      if (error || found.every(isPublicAddress)) return callback(error, address, family);
      callback(new Error('The host is at an address that is not public'), [], 0);
    });
