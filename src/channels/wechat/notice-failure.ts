import { remedyFor } from '../tencent/vendor-error';

/** Why a notice did not go out, as the desk puts it into words. */
export type NoticeFailure =
  | 'not-subscribed'
  | 'not-following'
  | 'blocked'
  | 'template'
  | 'setup'
  | 'no-permission'
  | 'quota'
  | 'busy'
  | 'unreachable'
  | 'system'
  | 'refused';

/** Sources: Official Account docs (Template_Message_Interface, api_sendnewsubscribemsg), WxJava WxMpErrorMsgEnum. */
const FAILURES: Readonly<Record<number, NoticeFailure>> = {
  [-1]: 'busy',
  40037: 'template',
  43004: 'not-following',
  43019: 'blocked',
  43101: 'not-subscribed',
  45009: 'quota',
  45011: 'busy',
  47003: 'template',
  48002: 'blocked',
};

export function noticeFailureOf(errcode: number): NoticeFailure {
  const known = FAILURES[errcode];
  if (known) return known;
  const remedy = remedyFor(errcode);
  if (remedy === 'no-permission') return 'no-permission';
  return remedy === 'new-token' || remedy === 'address-not-listed' ? 'setup' : 'refused';
}
