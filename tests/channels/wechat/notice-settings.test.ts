import { readConfig } from '../../../src/config';
import { ConfigError } from '../../../src/errors';
import { ACCOUNT } from './start-wechat';

const TEMPLATE = 'ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY';
const FIELDS = 'thing1=title, thing2=text,time3=time';

const read = (env: Record<string, string>) =>
  readConfig({
    WECHAT_APP_ID: ACCOUNT.appId,
    WECHAT_APP_SECRET: ACCOUNT.appSecret,
    WECHAT_TOKEN: ACCOUNT.token,
    WECHAT_ENCODING_AES_KEY: ACCOUNT.encodingAesKey,
    ...env,
  }).wechat?.notice;
const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    read(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
};

it('reads one of two kinds of notice, or none', () => {
  expect(read({})).toBeUndefined();
  expect(read({ WECHAT_NOTICE_TEMPLATE_ID: TEMPLATE, WECHAT_NOTICE_FIELDS: FIELDS })).toEqual({
    kind: 'template',
    templateId: TEMPLATE,
    fields: [
      { name: 'thing1', source: 'title' },
      { name: 'thing2', source: 'text' },
      { name: 'time3', source: 'time' },
    ],
  });
  expect(read({ WECHAT_SUBSCRIBE_TEMPLATE_ID: TEMPLATE, WECHAT_NOTICE_FIELDS: FIELDS })?.kind).toBe('subscribe');
});

it.each([
  '',
  'thing1',
  'thing1=',
  'thing1=agent',
  'thing1=title,thing1=text',
  'Thing1=title',
  'thing1=title,',
  '=title',
])('refuses fields like "%s", naming the setting and an example', WECHAT_NOTICE_FIELDS => {
  const faults = faultsOf({ WECHAT_NOTICE_TEMPLATE_ID: TEMPLATE, WECHAT_NOTICE_FIELDS });
  expect(faults).toEqual([expect.stringMatching(/^WECHAT_NOTICE_FIELDS: .*thing1=title/)]);
});

it('refuses both kinds at once, and an id that is none, with every other fault of the account', () => {
  const both = { WECHAT_NOTICE_TEMPLATE_ID: TEMPLATE, WECHAT_SUBSCRIBE_TEMPLATE_ID: TEMPLATE };
  expect(faultsOf({ ...both, WECHAT_NOTICE_FIELDS: FIELDS, WECHAT_TOKEN: '' })).toEqual([
    expect.stringContaining('WECHAT_TOKEN: is needed'),
    expect.stringContaining('WECHAT_SUBSCRIBE_TEMPLATE_ID: cannot be used beside'),
  ]);
  expect(faultsOf({ WECHAT_NOTICE_TEMPLATE_ID: 'short' })).toEqual([
    expect.stringContaining('WECHAT_NOTICE_TEMPLATE_ID: '),
  ]);
});
