import type { Undo } from './undo';

/** What the dialogs remember between turns beside the incident; plain data in the conversation's state. */
export interface Memory {
  readonly pending?: Pending;
  /** The last turn's time, ISO 8601: tells a return after hours from an answer. */
  readonly seenAt?: string;
  readonly greeted?: boolean;
  /** Checks that were asked in this case. */
  readonly questions?: number;
  /** Failed fixes and questions when a person was last offered. */
  readonly offeredAt?: { readonly failed: number; readonly asked: number };
  /** In which words a person was offered in this case. */
  readonly offeredBy?: readonly string[];
  /** Failed fixes when a person was last declined. */
  readonly declinedAt?: number;
  /** Dangers that a message may have meant without saying so; asked about in one short question. */
  readonly suspected?: readonly string[];
  /** Messages in a row that were not understood. */
  readonly misread?: number;
  /** The check that was put last, and how often in a row. */
  readonly asked?: { readonly check: string; readonly times: number };
  /** How often in a row it was said after a case that all is well, whatever the merchant wrote. */
  readonly glad?: number;
  /** The fix whose result was open when a person was offered: who declines goes on with it. */
  readonly openFix?: string;
  /** The fix that is to be done once more since it helped in part. */
  readonly better?: string;
  /** The step that the merchant will do later. */
  readonly putOff?: string;
  /** A step that was under way when another was granted meanwhile: new paper while settling. */
  readonly setAside?: string;
  /** The step that was under way when a check was asked in between: it is not explained again. */
  readonly underWay?: string;
  /** The form was left for a question in between; it goes on with the next message that asks nothing. */
  readonly formPaused?: boolean;
  /** It was said that the terminal works, while the money or a person stood before it: once that is settled the case is closed. */
  readonly cured?: boolean;
  /** The step that was named beside a person, or helped last time: who wants it gets it, once the money is settled. */
  readonly again?: string;
  /** What the last messages changed, for who takes them back; the latest last. */
  readonly undo?: readonly Undo[];
  /** Checks about whose answers it was asked which one counts: never a second time. */
  readonly settledChecks?: readonly string[];
  /** The last case was closed while something was still asked: how it was is asked once that is settled. */
  readonly ratingDue?: boolean;
  /** When the bot last said that it is sorry, ISO 8601: not in every line. */
  readonly sorryAt?: string;
}

/** Two answers to one check, of which only one can be right. */
export interface Contradiction {
  readonly before: string;
  readonly now: string;
  /** The fix whose result was open when it came up. */
  readonly back?: string;
}

/** The question that stands open; the next message is read against it. */
export type Pending =
  | { readonly kind: 'check'; readonly id: string; readonly which?: Contradiction }
  | { readonly kind: 'fix'; readonly id: string; readonly asked?: boolean }
  | { readonly kind: 'field'; readonly id: string; readonly retried?: boolean; readonly repeats?: number }
  | {
      readonly kind: 'menu';
      readonly id: MenuId;
      /** What was written that only resembles damage: the question is put once, and then left open. */
      readonly doubt?: string;
      /** The terminal reacts to nothing: what its record shows can only be told once it runs. */
      readonly isLater?: boolean;
    };

/** Questions of the dialogs' own, by what is asked. */
export type MenuId =
  | 'what'
  | 'money-lookup'
  | 'damage'
  | 'handoff-offer'
  | 'code'
  | 'rating'
  | 'again'
  | 'again-helped'
  | 'waiting'
  | 'leave'
  | 'keep-human'
  | 'not-taken'
  | 'scam';
