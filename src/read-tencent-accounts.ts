import { z } from 'zod';
import type { WechatAccount } from './channels/wechat/wechat-account';
import type { WecomAccount } from './channels/wecom/wecom-account';
import { ConfigError } from './errors';
import { optional } from './optional';

const encodingAesKey = z.string().regex(/^[A-Za-z0-9]{43}$/, 'has 43 letters or digits');
const address = z.url({ protocol: /^https?$/ });

/** The settings of the Official Account and of WeCom's customer service. */
export const tencentSettings = {
  WECHAT_APP_ID: optional(z.string().regex(/^wx[0-9a-f]{16}$/, 'is like wx0123456789abcdef')),
  WECHAT_APP_SECRET: optional(z.string().min(16, 'is the one of the console, 32 characters')),
  WECHAT_TOKEN: optional(z.string().regex(/^[A-Za-z0-9]{3,32}$/, 'has 3 to 32 letters or digits')),
  WECHAT_ENCODING_AES_KEY: optional(encodingAesKey),
  WECHAT_API_BASE: optional(address),
  WECHAT_PLAIN: optional(z.enum(['refuse', 'allow'])),
  WECHAT_REPLIES: optional(z.enum(['service', 'passive'])),
  WECOM_CORP_ID: optional(z.string().regex(/^w[wx][0-9a-f]{16}$/, 'is like ww0123456789abcdef')),
  WECOM_SECRET: optional(z.string().min(16, 'is the one of the self-built app, 43 characters')),
  WECOM_TOKEN: optional(z.string().regex(/^[A-Za-z0-9]{1,32}$/, 'has 1 to 32 letters or digits')),
  WECOM_ENCODING_AES_KEY: optional(encodingAesKey),
  WECOM_API_BASE: optional(address),
};
type Settings = z.infer<z.ZodObject<typeof tencentSettings>>;

const WECHAT_API = 'https://api.weixin.qq.com';
const WECOM_API = 'https://qyapi.weixin.qq.com';

export interface TencentAccounts {
  /** The Official Account whose callback is served at `/wechat`. */
  readonly wechat?: WechatAccount;
  /** The company whose callback is served at `/wecom`. */
  readonly wecom?: WecomAccount;
}

/** The accounts that are configured; throws ConfigError that names every setting that is missing beside an app id or a corp id. */
export function readTencentAccounts(set: Settings): TencentAccounts {
  const faults: string[] = [];
  const wechat = readWechat(set, faults);
  const wecom = readWecom(set, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  return { ...(wechat && { wechat }), ...(wecom && { wecom }) };
}

function readWechat(set: Settings, faults: string[]): WechatAccount | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token } = set;
  if (appId === undefined) return undefined;
  const allowsPlain = set.WECHAT_PLAIN === 'allow';
  if (appSecret === undefined) faults.push('WECHAT_APP_SECRET: is needed with WECHAT_APP_ID');
  if (token === undefined) faults.push('WECHAT_TOKEN: is needed with WECHAT_APP_ID, e.g. from openssl rand -hex 16');
  if (set.WECHAT_ENCODING_AES_KEY === undefined && !allowsPlain)
    faults.push(
      'WECHAT_ENCODING_AES_KEY: is needed with WECHAT_APP_ID, unless WECHAT_PLAIN=allow takes pushes that anybody can forge',
    );
  if (appSecret === undefined || token === undefined) return undefined;
  return {
    appId,
    appSecret,
    token,
    ...(set.WECHAT_ENCODING_AES_KEY && { encodingAesKey: set.WECHAT_ENCODING_AES_KEY }),
    apiBase: set.WECHAT_API_BASE ?? WECHAT_API,
    allowsPlain,
    answersPassively: set.WECHAT_REPLIES === 'passive',
  };
}

function readWecom(set: Settings, faults: string[]): WecomAccount | undefined {
  const { WECOM_CORP_ID: corpId, WECOM_SECRET: secret, WECOM_TOKEN: token } = set;
  const { WECOM_ENCODING_AES_KEY: key, WECOM_API_BASE: apiBase = WECOM_API } = set;
  if (corpId === undefined) return undefined;
  if (secret === undefined) faults.push('WECOM_SECRET: is needed with WECOM_CORP_ID');
  if (token === undefined) faults.push('WECOM_TOKEN: is needed with WECOM_CORP_ID, e.g. from openssl rand -hex 16');
  if (key === undefined) faults.push('WECOM_ENCODING_AES_KEY: is needed with WECOM_CORP_ID; the console makes one');
  if (secret === undefined || token === undefined || key === undefined) return undefined;
  return { corpId, secret, token, encodingAesKey: key, apiBase };
}
