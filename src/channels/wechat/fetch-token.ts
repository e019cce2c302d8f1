import type { FetchedToken } from '../tencent/access-token';
import { callVendor } from '../tencent/vendor-api';
import { VendorUnreachableError } from '../tencent/vendor-error';
import type { WechatAccount } from './wechat-account';

const PATH = '/cgi-bin/stable_token';

/** The account's token by `stable_token`: the same for all who ask while it is good, and isolated from the older interface. */
export async function fetchToken({ appId, appSecret, apiBase }: WechatAccount): Promise<FetchedToken> {
  const answer = await callVendor(apiBase, {
    method: 'POST',
    path: PATH,
    body: { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: false },
  });
  const { access_token: token, expires_in: expiresInSec } = answer;
  if (typeof token !== 'string' || typeof expiresInSec !== 'number')
    throw new VendorUnreachableError(PATH, 'the answer has no access_token');
  return { token, expiresInSec };
}
