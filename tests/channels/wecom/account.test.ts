import { readConfig } from '../../../src/config';
import { ConfigError } from '../../../src/errors';
import { ACCOUNT } from './test-account';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults.map(fault => fault.split(':')[0] ?? '');
    throw error;
  }
};

it('names every setting that is missing beside a corp id and an app id, at once', () => {
  expect(faultsOf({ WECOM_CORP_ID: ACCOUNT.corpId, WECHAT_APP_ID: 'wx0123456789abcdef' })).toEqual([
    'WECHAT_APP_SECRET',
    'WECHAT_TOKEN',
    'WECHAT_ENCODING_AES_KEY',
    'WECOM_SECRET',
    'WECOM_TOKEN',
    'WECOM_ENCODING_AES_KEY',
  ]);
});

it('connects nothing without a corp id, and calls the vendor unless told otherwise', () => {
  expect(readConfig({ WECOM_SECRET: ACCOUNT.secret }).wecom).toBeUndefined();
  const set = {
    WECOM_CORP_ID: ACCOUNT.corpId,
    WECOM_SECRET: ACCOUNT.secret,
    WECOM_TOKEN: ACCOUNT.token,
    WECOM_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
  };
  expect(readConfig(set).wecom).toEqual({ ...ACCOUNT, apiBase: 'https://qyapi.weixin.qq.com' });
  expect(faultsOf({ ...set, WECOM_ENCODING_AES_KEY: 'short', WECOM_CORP_ID: 'mine' })).toEqual([
    'WECOM_CORP_ID',
    'WECOM_ENCODING_AES_KEY',
  ]);
});
