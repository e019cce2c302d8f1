/** WeCom's tables; a customer-service account is named by its corp and its `open_kfid`. */
export interface WecomTables {
  readonly wecom_accounts: WecomAccountRow;
  readonly wecom_sessions: WecomSessionRow;
}

export interface WecomAccountRow {
  readonly corp_id: string;
  readonly open_kfid: string;
  /** Where the next page begins; null before the first. */
  readonly cursor: string | null;
  /** 1 once what lay there at the first start has been read to its end. */
  readonly is_drained: number;
  /** Callbacks that came so far, and those of them that a pull has answered. */
  readonly rings: number;
  readonly rings_answered: number;
  /** Of the newest callback. */
  readonly token: string | null;
  readonly token_at: string | null;
  readonly pulled_at: string | null;
  readonly lease_holder: string | null;
  readonly lease_until: string | null;
}

export interface WecomSessionRow {
  readonly corp_id: string;
  readonly open_kfid: string;
  readonly external_userid: string;
  readonly state: 'bot' | 'pool' | 'person' | 'ended';
  readonly servicer: string | null;
  readonly known_at: string;
}
