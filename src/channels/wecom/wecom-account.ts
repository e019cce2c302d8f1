/** A company's WeCom as its console has it, with the self-built app that may call its customer service. */
export interface WecomAccount {
  /** `ww…`: whom callbacks are encrypted for. */
  readonly corpId: string;
  /** Of the self-built app, not of the customer-service app itself (closed to new companies since December 2023, WeCom docs 94698). */
  readonly secret: string;
  /** Signs callbacks; up to 32 letters or digits. */
  readonly token: string;
  readonly encodingAesKey: string;
  /** The vendor's, or a stand-in's. */
  readonly apiBase: string;
}
