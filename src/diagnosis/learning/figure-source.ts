/** The figures of the knowledge that closed incidents can correct; the loaded knowledge fits as it is. */
export interface FigureSource {
  readonly codes: readonly CodeFigures[];
  readonly checks: readonly CheckFigures[];
  readonly terminals: {
    readonly acquirers: readonly { readonly id: string; readonly priors?: Shares }[];
    readonly kinds: readonly { readonly id: string }[];
  };
}

export interface CodeFigures {
  readonly code: string;
  readonly causes: readonly {
    readonly id: string;
    readonly prior: number;
    readonly priorByKind?: Shares;
    readonly evidence: readonly { readonly intent: string; readonly given: number }[];
  }[];
  readonly fixes: readonly FixFigures[];
}

export interface FixFigures {
  readonly id: string;
  readonly cures: Shares;
  /** P(the merchant cannot do it), where the knowledge has one. */
  readonly couldNot?: number;
  readonly given?: readonly { readonly check: string; readonly answer: string; readonly cures: Shares }[];
}

export interface CheckFigures {
  readonly id: string;
  readonly unsure: number;
  readonly options: readonly { readonly id: string; readonly given: Shares }[];
}

/** Probability by id; what is not named is the reader's to fill in. */
export type Shares = Readonly<Record<string, number>>;

/** One number of a knowledge file that is to change. */
export interface Figure {
  /** `codes/3000.yaml` */
  readonly file: string;
  /** `['causes', 6, 'prior']` */
  readonly path: readonly (string | number)[];
  /** What a reviewer reads: `P(network)`, `P(signal=weak | network)`. */
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** Cases that bear on it; a case whose cause is not certain counts for its share. */
  readonly cases: number;
  /** Changes only because figures beside it do: its own distribution stays as it was. */
  readonly follows?: true;
}

/** The cause that stands for everything a code file does not name: the last of every model. */
export const OTHER = 'other';
