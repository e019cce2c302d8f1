import type { NoticeSettings } from './notice-settings';

/** An Official Account as its console has it, and how strictly its pushes are taken. */
export interface WechatAccount {
  readonly appId: string;
  readonly appSecret: string;
  /** 3 to 32 letters or digits, chosen by the operator. */
  readonly token: string;
  /** Absent only with `allowsPlain`. */
  readonly encodingAesKey?: string;
  /** The vendor's, or a stand-in's. */
  readonly apiBase: string;
  /** Pushes without encryption are taken as well: anybody who sees one can sign others with it. */
  readonly allowsPlain: boolean;
  /** The account may not send by itself: every answer goes into the answer to a push. */
  readonly answersPassively: boolean;
  /** How merchants are told of news that may not be sent; nobody is where it is absent. */
  readonly notice?: NoticeSettings;
}
