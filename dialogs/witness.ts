/** Watches the bot at work, for tests of whole talks: what they need to know and no reply tells. */
export interface Witness {
  /** A sentence of the wording was made; whether it was said as well is seen in the replies. */
  made(key: string, text: string): void;
  /** The turn's message was read; what is thrown here fails the turn like any other fault. */
  read(intent: string, aside: string | undefined): void;
}
