import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './errors';
import { optional } from './optional';
import { readTencentAccounts, tencentSettings, type TencentAccounts } from './read-tencent-accounts';

/** Every setting, read once from the environment; the README's configuration table describes each. */
export interface Config extends TencentAccounts {
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
  /** Where the stories (tests of whole talks) are. */
  readonly storiesDir: string;
  /** Whether the bot asks by itself how a step went, where the channel allows it. */
  readonly nudges: boolean;
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
}

const environmentSchema = z.object({
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  HOST: optional(z.string()),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'is like postgres://user:password@host/poscare')),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'is like redis://host:6379')),
  POSCARE_KNOWLEDGE: optional(z.string()),
  NUDGES: optional(z.enum(['on', 'off'])),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  DIRECT_LINE_SECRET: optional(z.string().min(24, 'has at least 24 characters, e.g. from openssl rand -hex 24')),
  TRUSTED_PROXIES: optional(z.string()),
  MICROSOFT_APP_ID: optional(z.string()),
  MICROSOFT_APP_PASSWORD: optional(z.string()),
  MICROSOFT_APP_TENANT_ID: optional(z.string()),
  MICROSOFT_APP_TYPE: optional(z.enum(['MultiTenant', 'SingleTenant', 'UserAssignedMsi'])),
  HANDOFF_WEBHOOK_URL: optional(z.url({ protocol: /^https?$/ })),
  HANDOFF_WEBHOOK_SECRET: optional(z.string().min(16, 'has at least 16 characters')),
  ...tencentSettings,
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
  const tencent = readTencentAccounts(set);
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
    storiesDir: join(root, 'tests', 'conversations'),
    nudges: set.NUDGES !== 'off',
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
    ...tencent,
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
