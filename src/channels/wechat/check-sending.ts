import { z } from 'zod';
import { failed, ok, skipped, type Finding } from '../tencent/channel-check';
import type { VendorApi } from '../tencent/vendor-api';
import { remedyFor, VendorError } from '../tencent/vendor-error';
import type { WechatAccount } from './wechat-account';

const QUOTA = '/cgi-bin/openapi/quota/get';
const SERVICERS = '/cgi-bin/customservice/getkflist';
const SEND = '/cgi-bin/message/custom/send';
const quotaSchema = z.object({ quota: z.object({ daily_limit: z.number(), remain: z.number() }) });

/**
 * Whether the account may send by itself; neither call changes anything. The quota alone may be asked for by anybody, the list of servicers by
 * verified accounts only (documentation of getkflist). Throws what the calls throw.
 */
export async function checkSending(api: VendorApi, { answersPassively }: WechatAccount): Promise<Finding> {
  if (answersPassively) return skipped('WECHAT_REPLIES=passive: answers go out within each push');
  const parsed = quotaSchema.safeParse(await api.call({ method: 'POST', path: QUOTA, body: { cgi_path: SEND } }));
  try {
    await api.call({ method: 'GET', path: SERVICERS });
  } catch (error) {
    // Any other number says that the account may ask, or nothing about it.
    if (error instanceof VendorError && remedyFor(error.errcode) === 'no-permission') throw error;
  }
  if (!parsed.success) return ok('nothing speaks against it; the platform told no quota');
  const { daily_limit: limit, remain } = parsed.data.quota;
  if (limit > 0 && remain <= 0)
    return failed(
      `today's ${limit} messages are used up`,
      'They are renewed at midnight (Beijing); the quota can be reset in the console ten times a month',
    );
  return ok(limit > 0 ? `${remain} of ${limit} messages are left today` : 'nothing speaks against it');
}
