import { randomInt } from 'node:crypto';
import type { Clock } from '../../clock';
import { createAccessToken } from '../tencent/access-token';
import { failed, ok, skipped, type ChannelCheck, type Finding } from '../tencent/channel-check';
import { checkCallback } from '../tencent/check-callback';
import { checkPublicUrl } from '../tencent/check-public-url';
import { explainFailure, type Explanations } from '../tencent/explain-failure';
import type { GetPage } from '../tencent/get-page';
import { signatureOf } from '../tencent/signature';
import { createVendorApi, type VendorApi } from '../tencent/vendor-api';
import { checkSending } from './check-sending';
import { checkVendorNetwork } from './check-vendor-network';
import { fetchToken } from './fetch-token';
import type { WechatAccount } from './wechat-account';

export interface CheckWechatOptions {
  readonly account: WechatAccount;
  readonly publicUrl?: string | undefined;
  readonly clock: Clock;
  readonly get: GetPage;
}

/** The token's: stable_token's documentation, WxJava's WxMpErrorMsgEnum, and for 40243 the developer platform's page on AppSecret. */
const TOKEN_EXPLANATIONS: Explanations = {
  40001: ['the secret is not the one of this app id', 'Copy WECHAT_APP_SECRET from the console, or reset it there'],
  40125: ['the secret is not the one of this app id', 'Copy WECHAT_APP_SECRET from the console, or reset it there'],
  40013: ['there is no account with this app id', 'Copy WECHAT_APP_ID from the console'],
  40164: [
    'this machine is not on the IP list of the account',
    'Put {address} on the API IP list in the console; it counts after some minutes',
  ],
  40243: ['the secret is frozen', 'Unfreeze the AppSecret in the console; it counts after ten minutes'],
  45009: ["today's calls are used up", 'Try again after midnight (Beijing), or reset the quota in the console'],
  50007: ['the account is suspended', 'Sign in to the console and read what it says'],
  89503: [
    'an administrator has to confirm this call',
    'Confirm it in the message that WeChat sent to the administrator',
  ],
  89506: ['an administrator refused this address twice', 'Put {address} on the API IP list in the console'],
  89507: [
    'an administrator refused this address',
    'Put {address} on the API IP list in the console, or try again in an hour',
  ],
};
const CALL_EXPLANATIONS: Explanations = {
  ...TOKEN_EXPLANATIONS,
  48001: [
    'the account may not send by itself',
    'Set WECHAT_REPLIES=passive, or get the account verified and see that it has the customer-service interface',
  ],
  40201: [
    'no callback address is saved in the console',
    'Save the address ending in /wechat there, once the callback check is ok',
  ],
};

/** Everything that an Official Account needs, tried without sending anything to anybody. Rejects only where the fault is ours. */
export async function checkWechat(options: CheckWechatOptions): Promise<readonly ChannelCheck[]> {
  const { account, clock } = options;
  const token = createAccessToken({ fetch: () => fetchToken(account), clock });
  const found = await token.get().then(
    () => ok(`the platform takes app id ${account.appId} and its secret`),
    (error: unknown) => explainFailure(error, TOKEN_EXPLANATIONS),
  );
  const api = createVendorApi(account.apiBase, token);
  const withToken = async (check: (api: VendorApi) => Promise<Finding>): Promise<Finding> =>
    found.outcome === 'ok'
      ? check(api).catch((error: unknown) => explainFailure(error, CALL_EXPLANATIONS))
      : skipped('needs a token');
  const findings: Readonly<Record<string, Finding>> = {
    token: found,
    sending: await withToken(() => checkSending(api, account)),
    encryption: checkEncryption(account),
    'public-url': checkPublicUrl(options.publicUrl, 'standard-only'),
    callback: await checkOwnCallback(options),
    'vendor-network': await withToken(checkVendorNetwork),
  };
  return Object.entries(findings).map(([check, finding]) => ({ channel: 'wechat', check, ...finding }));
}

function checkEncryption({ encodingAesKey, allowsPlain }: WechatAccount): Finding {
  if (allowsPlain)
    return failed(
      'WECHAT_PLAIN=allow takes pushes that anybody who saw one can forge',
      'Set the safe mode in the console and WECHAT_ENCODING_AES_KEY here, and take WECHAT_PLAIN away',
    );
  return encodingAesKey === undefined
    ? failed('there is no key of the safe mode', 'Copy WECHAT_ENCODING_AES_KEY from the console')
    : ok('only encrypted pushes are taken; set the safe mode in the console as well');
}

async function checkOwnCallback({ account, publicUrl, clock, get }: CheckWechatOptions): Promise<Finding> {
  if (publicUrl === undefined) return skipped('needs PUBLIC_URL');
  const now = clock.now();
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const nonce = String(randomInt(1e9));
  const echostr = String(randomInt(1e12));
  const signature = signatureOf([account.token, timestamp, nonce]);
  const query = { signature, timestamp, nonce, echostr };
  return checkCallback({ url: `${publicUrl}/wechat`, query, expected: echostr, secrets: 'WECHAT_TOKEN', now, get });
}
