import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock';
import { createAccessToken } from '../tencent/access-token';
import { failed, ok, skipped, type ChannelCheck, type Finding } from '../tencent/channel-check';
import { checkCallback } from '../tencent/check-callback';
import { checkPublicUrl } from '../tencent/check-public-url';
import { explainFailure, type Explanations } from '../tencent/explain-failure';
import type { GetPage } from '../tencent/get-page';
import { createMessageCipher } from '../tencent/message-cipher';
import { signatureOf } from '../tencent/signature';
import { createVendorApi, type VendorApi } from '../tencent/vendor-api';
import { fetchToken } from './fetch-token';
import type { WecomAccount } from './wecom-account';

export interface CheckWecomOptions {
  readonly account: WecomAccount;
  readonly publicUrl?: string | undefined;
  readonly clock: Clock;
  readonly get: GetPage;
}

const NOT_CALLABLE: readonly [string, string] = [
  'the app may not call customer service',
  'Add the self-built app under the customer service page of the console, among the apps that may call its interfaces',
];
/** WeCom docs 90313 (global error codes) and 94698. */
const EXPLANATIONS: Explanations = {
  40001: ['the secret is not one of this company', "Copy WECOM_SECRET from the self-built app's page in the console"],
  40091: ['the secret is not one of this company', "Copy WECOM_SECRET from the self-built app's page in the console"],
  40013: ['there is no company with this id', 'Copy WECOM_CORP_ID from the page on the company in the console'],
  60020: [
    "this machine is not among the app's trusted addresses",
    "Put {address} on the trusted IP list of the app's page in the console",
  ],
  48002: NOT_CALLABLE,
  60011: NOT_CALLABLE,
  301002: NOT_CALLABLE,
  48007: [
    'the app manages none of the accounts',
    'Give it the accounts under the customer service page: managed by API',
  ],
  95017: [
    'the API switch of customer service is off',
    'Switch it on under the customer service page of the console: managed by API',
  ],
  45009: ['too many calls', 'Try again in a minute'],
};

/** Everything that customer service in WeCom needs, tried without sending anything to anybody. Rejects only where the fault is ours. */
export async function checkWecom(options: CheckWecomOptions): Promise<readonly ChannelCheck[]> {
  const { account, clock } = options;
  const token = createAccessToken({ fetch: () => fetchToken(account), clock });
  const found = await token.get().then(
    () => ok(`the platform takes company ${account.corpId} and the secret of its app`),
    (error: unknown) => explainFailure(error, EXPLANATIONS),
  );
  const findings: Readonly<Record<string, Finding>> = {
    token: found,
    accounts:
      found.outcome === 'ok'
        ? await checkAccounts(createVendorApi(account.apiBase, token)).catch((error: unknown) =>
            explainFailure(error, EXPLANATIONS),
          )
        : skipped('needs a token'),
    'public-url': checkPublicUrl(options.publicUrl, 'any'),
    callback: await checkOwnCallback(options),
  };
  return Object.entries(findings).map(([check, finding]) => ({ channel: 'wecom', check, ...finding }));
}

/** WeCom docs 94661; whether the app may answer for an account is told since 2023 only. */
const accountsSchema = z.object({
  account_list: z.array(z.object({ name: z.string(), manage_privilege: z.boolean().optional() })),
});
const MOST_ACCOUNTS = 100;

async function checkAccounts(api: VendorApi): Promise<Finding> {
  const answer = await api.call({
    method: 'POST',
    path: '/cgi-bin/kf/account/list',
    body: { offset: 0, limit: MOST_ACCOUNTS },
  });
  const parsed = accountsSchema.safeParse(answer);
  if (!parsed.success) return skipped('WeCom answered in a form that is not documented');
  const accounts = parsed.data.account_list;
  if (accounts.length === 0)
    return failed('there is no customer service account', 'Create one under the customer service page of the console');
  const managed = accounts.filter(({ manage_privilege: isManaged }) => isManaged !== false);
  const names = (listed: typeof accounts): string => listed.map(({ name }) => name).join(', ');
  return managed.length === 0
    ? failed(
        `the app may answer for none of: ${names(accounts)}`,
        'Give it the account under the customer service page of the console: managed by API',
      )
    : ok(`answers for: ${names(managed)}`);
}

/** The echo is encrypted, and answered in plain text (docs 96238). */
async function checkOwnCallback({ account, publicUrl, clock, get }: CheckWecomOptions): Promise<Finding> {
  if (publicUrl === undefined) return skipped('needs PUBLIC_URL');
  const now = clock.now();
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = String(randomInt(1e9));
  const expected = String(randomInt(1e12));
  const cipher = createMessageCipher({ encodingAesKeys: [account.encodingAesKey], receiveId: account.corpId });
  const echostr = cipher.encrypt(expected);
  const query = { msg_signature: signatureOf([account.token, timestamp, nonce, echostr]), timestamp, nonce, echostr };
  const secrets = 'WECOM_TOKEN, WECOM_ENCODING_AES_KEY and WECOM_CORP_ID';
  return checkCallback({ url: `${publicUrl}/wecom`, query, expected, secrets, now, get });
}
