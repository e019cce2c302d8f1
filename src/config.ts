import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { readNoticeSettings } from './channels/wechat/notice-settings';
import type { WechatAccount } from './channels/wechat/wechat-account';
import { ConfigError } from './errors';

/** Every setting, read once from the environment; the README's configuration table describes each. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin under which merchants reach us, without a trailing slash. */
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly knowledgeDir: string;
  readonly wordingFile: string;
  readonly webDir: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly directLineSecret?: string;
  readonly trustedProxies: readonly string[];
  readonly microsoftApp?: {
    readonly appId: string;
    readonly password?: string;
    readonly tenantId?: string;
    readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi';
  };
  readonly handoffWebhook?: { readonly url: string; readonly secret: string };
  /** The Official Account whose callback is served at `/wechat`. */
  readonly wechat?: WechatAccount;
}

const blankIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

const environmentSchema = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'is like postgres://user:password@host/poscare')),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'is like redis://host:6379')),
  POSCARE_KNOWLEDGE: optional(z.string()),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  DIRECT_LINE_SECRET: optional(z.string().min(24, 'has at least 24 characters, e.g. from openssl rand -hex 24')),
  TRUSTED_PROXIES: optional(z.string()),
  MICROSOFT_APP_ID: optional(z.string()),
  MICROSOFT_APP_PASSWORD: optional(z.string()),
  MICROSOFT_APP_TENANT_ID: optional(z.string()),
  MICROSOFT_APP_TYPE: optional(z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi'])),
  HANDOFF_WEBHOOK_URL: optional(z.url({ protocol: /^https?$/ })),
  HANDOFF_WEBHOOK_SECRET: optional(z.string().min(16, 'has at least 16 characters')),
  WECHAT_APP_ID: optional(z.string().regex(/^wx[0-9a-f]{16}$/, 'is like wx0123456789abcdef')),
  WECHAT_APP_SECRET: optional(z.string().min(16, 'is the one of the console, 32 characters')),
  WECHAT_TOKEN: optional(z.string().regex(/^[A-Za-z0-9]{3,32}$/, 'has 3 to 32 letters or digits')),
  WECHAT_ENCODING_AES_KEY: optional(z.string().regex(/^[A-Za-z0-9]{43}$/, 'has 43 letters or digits')),
  WECHAT_API_BASE: optional(z.url({ protocol: /^https?$/ })),
  WECHAT_PLAIN: optional(z.enum(['refuse', 'allow'])),
  WECHAT_REPLIES: optional(z.enum(['service', 'passive'])),
  WECHAT_NOTICE_TEMPLATE_ID: optional(
    z.string().regex(/^[\w-]{20,64}$/, 'is the id of a template message, 43 characters'),
  ),
  WECHAT_SUBSCRIBE_TEMPLATE_ID: optional(
    z.string().regex(/^[\w-]{20,64}$/, 'is the id of a subscribe notice’s template, 43 characters'),
  ),
  WECHAT_NOTICE_FIELDS: optional(z.string()),
});

/** Reads the settings from an environment; throws ConfigError that names every fault at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(env);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`));
  }
  const set = parsed.data;
  if (set.HANDOFF_WEBHOOK_URL && !set.HANDOFF_WEBHOOK_SECRET) {
    throw new ConfigError([
      'HANDOFF_WEBHOOK_SECRET: is needed with HANDOFF_WEBHOOK_URL, e.g. from openssl rand -hex 24',
    ]);
  }
  const wechat = readWechat(set);
  const root = packageRoot();
  return {
    port: set.PORT ?? 3978,
    host: set.HOST ?? '0.0.0.0',
    ...(set.PUBLIC_URL && { publicUrl: set.PUBLIC_URL.replace(/\/+$/, '') }),
    dataDir: resolve(set.DATA_DIR ?? './data'),
    ...(set.DATABASE_URL && { databaseUrl: set.DATABASE_URL }),
    ...(set.REDIS_URL && { redisUrl: set.REDIS_URL }),
    knowledgeDir: resolve(set.POSCARE_KNOWLEDGE ?? join(root, 'knowledge')),
    wordingFile: join(root, 'dialogs', 'wording', 'zh-CN.yaml'),
    webDir: join(root, 'dist', 'web'),
    logLevel: set.LOG_LEVEL ?? 'info',
    ...(set.DIRECT_LINE_SECRET && { directLineSecret: set.DIRECT_LINE_SECRET }),
    trustedProxies: (set.TRUSTED_PROXIES ?? '')
      .split(',')
      .map(entry => entry.trim())
      .filter(Boolean),
    ...(set.MICROSOFT_APP_ID && {
      microsoftApp: {
        appId: set.MICROSOFT_APP_ID,
        type: set.MICROSOFT_APP_TYPE ?? 'SingleTenant',
        ...(set.MICROSOFT_APP_PASSWORD && { password: set.MICROSOFT_APP_PASSWORD }),
        ...(set.MICROSOFT_APP_TENANT_ID && { tenantId: set.MICROSOFT_APP_TENANT_ID }),
      },
    }),
    ...(set.HANDOFF_WEBHOOK_URL &&
      set.HANDOFF_WEBHOOK_SECRET && {
        handoffWebhook: { url: set.HANDOFF_WEBHOOK_URL, secret: set.HANDOFF_WEBHOOK_SECRET },
      }),
    ...(wechat && { wechat }),
  };
}

const WECHAT_API = 'https://api.weixin.qq.com';

/** The Official Account, where one is configured; throws ConfigError that names every setting that is missing beside its app id. */
function readWechat(set: z.infer<typeof environmentSchema>): WechatAccount | undefined {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_TOKEN: token } = set;
  if (appId === undefined) return undefined;
  const allowsPlain = set.WECHAT_PLAIN === 'allow';
  const { notice, faults: noticeFaults } = readNoticeSettings(set);
  const faults = [
    ...noticeFaults,
    ...(appSecret === undefined ? ['WECHAT_APP_SECRET: is needed with WECHAT_APP_ID'] : []),
    ...(token === undefined ? ['WECHAT_TOKEN: is needed with WECHAT_APP_ID, e.g. from openssl rand -hex 16'] : []),
    ...(set.WECHAT_ENCODING_AES_KEY === undefined && !allowsPlain
      ? [
          'WECHAT_ENCODING_AES_KEY: is needed with WECHAT_APP_ID, unless WECHAT_PLAIN=allow takes pushes that anybody can forge',
        ]
      : []),
  ];
  if (faults.length > 0 || appSecret === undefined || token === undefined) throw new ConfigError(faults);
  return {
    appId,
    appSecret,
    token,
    ...(set.WECHAT_ENCODING_AES_KEY && { encodingAesKey: set.WECHAT_ENCODING_AES_KEY }),
    apiBase: set.WECHAT_API_BASE ?? WECHAT_API,
    allowsPlain,
    answersPassively: set.WECHAT_REPLIES === 'passive',
    ...(notice && { notice }),
  };
}

/** The same from this process's own environment: the one place that reads it. */
export const readProcessConfig = (): Config => readConfig(process.env);

/** The folder of package.json, found upwards: the code runs from src (tests) and from dist/src. */
function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new ConfigError([`package.json: not found above ${__dirname}`]);
    folder = parent;
  }
  return folder;
}
