/** A company's WeCom app that serves its customer-service accounts, as the console has it. */
export interface WecomAccount {
  readonly corpId: string;
  /** Of the self-built app that customer service may be called by; that of customer service itself is closed (docs 94698). */
  readonly secret: string;
  readonly token: string;
  readonly encodingAesKey: string;
  /** The vendor's, or a stand-in's. */
  readonly apiBase: string;
}
