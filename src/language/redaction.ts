/** What was taken out of a message; `card-number` leaves the last four digits, the others leave nothing. */
export type SensitiveKind = 'card-number' | 'pin' | 'cvv' | 'sms-code' | 'expiry' | 'id-number';

export interface Redaction {
  /** The text as it may be stored: `卡号6222020200112233445` -> `卡号[卡号尾号3445]`-like marker. */
  readonly text: string;
  readonly found: readonly SensitiveKind[];
  /** Where the message before, joined with this one, held a card number: the text to store in its place. */
  readonly previousText?: string;
}

export interface RedactionContext {
  /** The intake field the bot has just asked for (`merchantNo`, `terminalNo`, `serialNo`, `slipNo`), whose digits are let through. */
  readonly askedField?: string;
  /** The merchant's message before this one where it is less than 60 s old: split card numbers are joined. */
  readonly previousText?: string;
}

export type Redact = (text: string, context?: RedactionContext) => Redaction;
