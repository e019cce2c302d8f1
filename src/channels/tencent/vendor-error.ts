import { PosCareError } from '../../errors';

/** WeChat or WeCom answered with an error number; its text and the request's address stay out of it, since both can hold the token. */
export class VendorError extends PosCareError {
  readonly code = 'vendor-refused';
  constructor(
    readonly api: string,
    readonly errcode: number,
    /** Ours as the platform saw it, where it is not on the operator's list. */
    readonly ownAddress?: string,
  ) {
    const address = ownAddress === undefined ? '' : `: add ${ownAddress} there`;
    super(`${api} was refused with errcode ${errcode}${meaningOf(errcode)}${address}`);
  }
}

/** WeChat or WeCom could not be reached, or did not answer as documented. */
export class VendorUnreachableError extends PosCareError {
  readonly code = 'vendor-unreachable';
  constructor(
    readonly api: string,
    readonly reason: string,
  ) {
    super(`${api} could not be reached: ${reason}`);
  }
}

/** What a number asks of us. Sources: Official Account docs (api_sendcustommessage), WxJava WxMpErrorMsgEnum, WeCom docs 94698, 96427, 90313. */
export type VendorRemedy =
  /** The token is no longer good: fetch another and try once more. */
  | 'new-token'
  /** The merchant has to write again before anything can be sent. */
  | 'window-closed'
  /** The account lacks the permission: answer passively. */
  | 'no-permission'
  /** This machine's address is not on the operator's list. */
  | 'address-not-listed'
  /** The operator has to set something at the platform first. */
  | 'not-set-up'
  /** A person in WeCom has the conversation. */
  | 'with-a-person'
  /** Too fast, or busy over there. */
  | 'later'
  | 'never';

const REMEDIES: Readonly<Record<number, readonly [VendorRemedy, string]>> = {
  [-1]: ['later', 'the platform is busy'],
  40001: ['new-token', 'the token or the secret is not valid'],
  40014: ['new-token', 'the token is not valid'],
  42001: ['new-token', 'the token has expired'],
  40164: ['address-not-listed', 'the IP address is not on the list of the account'],
  60020: ['address-not-listed', 'the IP address is not a trusted one of the company'],
  45015: ['window-closed', 'the merchant has not written for 48 hours'],
  45047: ['window-closed', 'too many messages since the merchant wrote'],
  45011: ['later', 'too fast'],
  45033: ['later', 'too many calls at once'],
  45009: ['later', 'the daily or minute quota is used up'],
  48001: ['no-permission', 'the account may not use this interface'],
  40013: ['not-set-up', 'the app id or corp id is not valid'],
  48002: ['not-set-up', 'the interface is not granted to this app, or the merchant refuses messages'],
  60011: ['not-set-up', 'the app may not see this'],
  301002: ['not-set-up', 'the app may not call this interface'],
  95017: ['not-set-up', 'the account is not under API management in the console of customer service'],
  40058: ['never', 'a parameter is not as documented'],
  40096: ['never', 'the customer is not known'],
  45002: ['never', 'the text is too long'],
  95000: ['never', 'the customer-service account is not known'],
  95001: ['window-closed', 'five messages since the customer wrote'],
  95002: ['window-closed', 'the customer has not written for 48 hours'],
  95013: ['window-closed', 'the session has ended'],
  95018: ['with-a-person', 'the state of the session does not allow it'],
};

export const remedyFor = (errcode: number): VendorRemedy => REMEDIES[errcode]?.[0] ?? 'never';

const meaningOf = (errcode: number): string => {
  const meaning = REMEDIES[errcode]?.[1];
  return meaning === undefined ? '' : ` (${meaning})`;
};
