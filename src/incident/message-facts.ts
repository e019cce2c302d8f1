/** What a message says, as far as an incident records it; an `Understanding` fits as it is. */
export interface MessageFacts {
  readonly intent: string;
  readonly confidence: number;
  readonly entities: EntityFacts;
}

/** The entities that an incident keeps; a field is absent where nothing was said. */
export interface EntityFacts {
  readonly errorCodes?: readonly string[];
  readonly amountFen?: number;
  readonly occurredAt?: string | { readonly from: string; readonly to: string };
  readonly acquirer?: string;
  readonly brand?: string;
  readonly model?: string;
  readonly terminalKind?: string;
  readonly moneyDebited?: 'yes' | 'no' | 'unknown';
  /** The shop has the money. */
  readonly moneyReceived?: boolean;
  readonly chargedTwice?: boolean;
  readonly merchantNo?: string;
  readonly terminalNo?: string;
  readonly serialNo?: string;
  readonly phone?: string;
  /** What who writes calls themselves. */
  readonly ownName?: string;
  /** Where the terminal stands or was taken. */
  readonly place?: string;
  readonly slipNo?: string;
}
