import type { ChannelCheck } from '../../channels/tencent/channel-check';
import { getPage, type GetPage } from '../../channels/tencent/get-page';
import { checkWechat } from '../../channels/wechat/check-wechat';
import { checkWecom } from '../../channels/wecom/check-wecom';
import { systemClock, type Clock } from '../../clock';
import type { Config } from '../../config';
import { printJson, printLine } from '../io';

const NOTHING =
  'No channel of Tencent is configured. Official Account: WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY. ' +
  'WeCom customer service: WECOM_CORP_ID, WECOM_SECRET, WECOM_TOKEN, WECOM_ENCODING_AES_KEY. PUBLIC_URL for both.';

/**
 * `channels check`: what the configured channels lack, a line a check; exit 1 if any failed. With `json` one object a line, whose `ok` is null
 * where the check was skipped.
 */
export async function checkChannels(
  config: Config,
  { json }: { json?: boolean },
  { clock, get }: { clock: Clock; get: GetPage } = { clock: systemClock, get: getPage },
): Promise<void> {
  const { publicUrl, wechat, wecom } = config;
  if (!wechat && !wecom) return json ? undefined : printLine(NOTHING);
  const checks = [
    ...(wechat ? await checkWechat({ account: wechat, publicUrl, clock, get }) : []),
    ...(wecom ? await checkWecom({ account: wecom, publicUrl, clock, get }) : []),
  ];
  for (const check of checks) {
    if (json) printJson(toJson(check));
    else printLine(toText(check));
  }
  if (checks.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
}

const toJson = ({ channel, check, outcome, detail, fix }: ChannelCheck): object => ({
  channel,
  check,
  ok: outcome === 'skipped' ? null : outcome === 'ok',
  detail,
  ...(fix !== undefined && { fix }),
});

const MARKS: Readonly<Record<ChannelCheck['outcome'], string>> = {
  ok: 'ok     ',
  failed: 'FAIL   ',
  skipped: 'skipped',
};

/** `FAIL    wechat token: the secret is frozen (errcode 40243). Unfreeze the AppSecret in the console…` */
const toText = ({ channel, check, outcome, detail, fix }: ChannelCheck): string =>
  `${MARKS[outcome]} ${channel} ${check}: ${detail}${fix === undefined ? '' : `. ${fix}`}`;
