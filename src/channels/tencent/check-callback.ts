import { failed, ok, type Finding } from './channel-check';
import type { GetPage, NoPage, Page } from './get-page';

export interface CallbackProbe {
  /** Where the vendor pushes to, without a query. */
  readonly url: string;
  /** A verification request, signed as the vendor signs it. */
  readonly query: Readonly<Record<string, string>>;
  /** What it has to be answered with, to the byte. */
  readonly expected: string;
  /** As the settings are called whose values are signed with: `WECHAT_TOKEN`. */
  readonly secrets: string;
  readonly now: Date;
  readonly get: GetPage;
}

/** Calls the callback as the vendor does when its address is saved in the console; each way in which that can fail has its own finding. */
export async function checkCallback(probe: CallbackProbe): Promise<Finding> {
  const page = await probe.get(`${probe.url}?${new URLSearchParams(probe.query).toString()}`);
  return 'reason' in page ? explainNoPage(page, probe) : explainPage(page, probe);
}

const DNS = /^(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME)$/;
const CLOSED = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/;
const SLOW = /^(?:ECONNABORTED|ETIMEDOUT)$/;
/** Node's codes for a certificate that does not hold, and for a partner that does not speak TLS. */
const TLS = /CERT|SELF_SIGNED|UNABLE_TO_|SSL|TLS|^EPROTO$/;

function explainNoPage({ reason }: NoPage, { url }: CallbackProbe): Finding {
  const { hostname, protocol } = new URL(url);
  if (DNS.test(reason))
    return failed(
      `DNS has no address for ${hostname} (${reason})`,
      'Add an A record for the name, or correct PUBLIC_URL',
    );
  if (CLOSED.test(reason))
    return failed(
      `nothing listens at ${url} (${reason})`,
      'Start the server and its proxy, and open the port in the firewall or security group',
    );
  if (SLOW.test(reason))
    return failed(
      `no answer from ${url} within 5 s (${reason})`,
      'Open the port in the firewall or security group; the vendor waits no longer either',
    );
  if (protocol === 'https:' && TLS.test(reason))
    return failed(
      `TLS with ${hostname} fails (${reason})`,
      'Install a certificate that browsers trust for this name, with its whole chain, and see that it has not expired',
    );
  return failed(
    `${url} could not be asked (${reason})`,
    'See whether a browser outside your network reaches PUBLIC_URL',
  );
}

/** Further apart than this and the server takes the request for an old one (tencent/push-guard.ts). */
const CLOCKS_APART_MS = 4 * 60_000;

function explainPage(page: Page, { url, expected, secrets, now }: CallbackProbe): Finding {
  const { status, text, date } = page;
  if (status === 200 && text === expected) return ok(`${url} answers the verification as the vendor wants it`);
  const code = ownErrorCode(text);
  if (status === 403 && code === 'bad-signature') {
    const apart = date && Math.abs(date.getTime() - now.getTime());
    return apart !== undefined && apart > CLOCKS_APART_MS
      ? failed(
          `the server's clock and this machine's are ${Math.round(apart / 60_000)} minutes apart`,
          'Set both by NTP: a signature is good for five minutes',
        )
      : failed(
          `the server at ${url} knows another token`,
          `Start it with the same ${secrets} as this command, and write the same into the console`,
        );
  }
  if (status === 404 && code === 'not-found')
    return failed(
      `PosCare runs there but serves no ${new URL(url).pathname}`,
      `Restart the server with the settings that this command has (${secrets} and those beside it)`,
    );
  if (status === 502 || status === 503 || status === 504)
    return failed(
      `the proxy answers, but the server behind it does not (status ${status})`,
      'Start the server, and let the proxy pass on to its HOST and PORT',
    );
  if (status >= 300 && status < 400)
    return failed(
      `${url} redirects (status ${status}), which the vendor does not follow`,
      'Set PUBLIC_URL to where it redirects to, or exempt the path from the redirection',
    );
  if (status === 200)
    return failed(
      `something else answers at ${url}`,
      'Let the proxy pass the path on to this server, with its query, and change nothing in the answer',
    );
  return failed(
    `${url} answers with status ${status}${code === undefined ? ', and not by this server' : ` (${code})`}`,
    'Let the proxy pass the path on to this server, with its query, and ask for no sign-in there',
  );
}

/** The code of an error that this server answers with; undefined where the text is somebody else's. */
function ownErrorCode(text: string): string | undefined {
  return /^\{"error":\{"code":"([a-z-]+)"/.exec(text)?.[1];
}
