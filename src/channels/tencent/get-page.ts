import axios, { isAxiosError } from 'axios';

/** What an address answered; redirections are not followed, since the vendor does not follow them either. */
export interface Page {
  readonly status: number;
  readonly text: string;
  /** The answering machine's clock, where it tells it. */
  readonly date?: Date;
}

/** Nothing answered; `reason` is the code of the network's or of TLS's failure: `ENOTFOUND`, `CERT_HAS_EXPIRED`. */
export interface NoPage {
  readonly reason: string;
}

export type GetPage = (url: string) => Promise<Page | NoPage>;

/** The vendor gives a callback 5 s for a message and WeCom 1 s for its verification; more is no answer for either. */
const TIMEOUT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

/** Asks an address as the vendor's servers do: directly, without this machine's proxy. */
export const getPage: GetPage = async url => {
  try {
    const { status, data, headers } = await axios.get<string>(url, {
      responseType: 'text',
      transformResponse: (text: string) => text,
      timeout: TIMEOUT_MS,
      maxRedirects: 0,
      maxContentLength: MOST_BYTES,
      proxy: false,
      validateStatus: () => true,
    });
    const date = new Date(String(headers['date']));
    return { status, text: data, ...(!Number.isNaN(date.getTime()) && { date }) };
  } catch (error) {
    // An axios error holds the address with its signature: only the code goes on.
    return { reason: (isAxiosError(error) && error.code) || 'failed' };
  }
};
