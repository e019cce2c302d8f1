/** A reply window of a conversation: by whom it was opened, and when (ISO 8601 UTC). */
export interface WindowKey {
  readonly conversationId: string;
  readonly openedAt: string;
}

/** The one notice outside a reply window that something waits for the merchant. */
export interface Notice extends WindowKey {
  /** `sending` is all that is known of one whose process died; `sent` was taken, `delivered` was confirmed. */
  readonly status: 'sending' | 'sent' | 'delivered' | 'failed';
  readonly createdAt: string;
  readonly sentAt?: string;
  /** A stable word for why it failed. */
  readonly error?: string;
}

export interface NoticeRepository {
  /** True for the one who is to send it; false where this window has had its notice, however it ended. */
  begin(window: WindowKey, now: Date): Promise<boolean>;
  markSent(window: WindowKey, sent: { vendorId?: string; now: Date }): Promise<void>;
  markFailed(window: WindowKey, error: string): Promise<void>;
  /** What the vendor told later of a notice; true where it is one of ours. */
  settle(result: { conversationId: string; vendorId: string; error?: string }): Promise<boolean>;
  find(window: WindowKey): Promise<Notice | undefined>;
}

/** `used`: a one-time subscription whose notice is out. `ended`: by the merchant's leaving, or by the vendor's word. */
export type ConsentStatus = 'accept' | 'reject' | 'used' | 'ended';

export interface ConsentKey {
  readonly channel: string;
  readonly account: string;
  readonly merchantId: string;
  readonly templateId: string;
}

export interface ConsentRepository {
  /** Keeps the newest; an older one that comes late changes nothing. */
  record(key: ConsentKey, consent: { status: ConsentStatus; at: Date }): Promise<void>;
  /** The merchant has left the account. */
  endAll(merchant: Omit<ConsentKey, 'templateId'>, at: Date): Promise<void>;
  find(key: ConsentKey): Promise<{ readonly status: ConsentStatus; readonly at: string } | undefined>;
}
