import type { ConsentRepository, ConsentStatus } from '../../store/notice-store';
import { CHANNEL } from './to-inbound-message';

/** Whether a merchant follows the account is kept beside what they subscribed to; no template has so short an id. */
const FOLLOWING = 'follow';

/** What one merchant of an account may be sent. */
export interface MerchantConsents {
  record(templateId: string, status: ConsentStatus, at: Date): Promise<void>;
  /** Whether they agreed to this template, and the one-time subscription is not used up. */
  accepts(templateId: string): Promise<boolean>;
  joined(at: Date): Promise<void>;
  /** Everything that was agreed to has ended. */
  left(at: Date): Promise<void>;
  /** False once they left, unless they have done something here (`since`, ISO 8601 UTC) afterwards. */
  follows(since: string): Promise<boolean>;
}

export function createMerchantConsents(
  consents: ConsentRepository,
  { appId, openId }: { appId: string; openId: string },
): MerchantConsents {
  const merchant = { channel: CHANNEL, account: appId, merchantId: openId };
  const record = (templateId: string, status: ConsentStatus, at: Date): Promise<void> =>
    consents.record({ ...merchant, templateId }, { status, at });
  return {
    record,
    async accepts(templateId) {
      return (await consents.find({ ...merchant, templateId }))?.status === 'accept';
    },
    joined: at => record(FOLLOWING, 'accept', at),
    async left(at) {
      await consents.endAll(merchant, at);
      await record(FOLLOWING, 'ended', at);
    },
    async follows(since) {
      const known = await consents.find({ ...merchant, templateId: FOLLOWING });
      return known?.status !== 'ended' || known.at < since;
    },
  };
}
