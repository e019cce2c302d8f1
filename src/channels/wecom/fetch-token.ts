import type { FetchedToken } from '../tencent/access-token';
import { callVendor } from '../tencent/vendor-api';
import { VendorUnreachableError } from '../tencent/vendor-error';
import type { WecomAccount } from './wecom-account';

const PATH = '/cgi-bin/gettoken';

/** The app's token: the same for all who ask while it is good. Throws VendorError with 60020 where this address is not trusted. */
export async function fetchToken({ corpId, secret, apiBase }: WecomAccount): Promise<FetchedToken> {
  const answer = await callVendor(apiBase, {
    method: 'GET',
    path: PATH,
    query: { corpid: corpId, corpsecret: secret },
  });
  const { access_token: token, expires_in: expiresInSec } = answer;
  if (typeof token !== 'string' || typeof expiresInSec !== 'number')
    throw new VendorUnreachableError(PATH, 'the answer has no access_token');
  return { token, expiresInSec };
}
