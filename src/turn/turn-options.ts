import type { Clock } from '../clock';
import type { Redact } from '../language/redaction';
import type { Log } from '../log';
import type { Conversation } from '../store/records';
import type { Store } from '../store/store';
import type { Bot } from './messages';
import type { Wake } from './turn-taker';

/** What turns are taken with. */
export interface TurnOptions {
  readonly store: Store;
  readonly bot: Bot;
  readonly redact: Redact;
  readonly clock: Clock;
  readonly wake: Wake;
  readonly log: Log;
  readonly newId: () => string;
  /** Who pushes answers to this channel's merchants; undefined where clients fetch them. */
  readonly pushTargets: (channel: string) => string | undefined;
  /** Sinks that each get every event the bot raises. */
  readonly eventTargets: readonly string[];
  /** Who knows whether the bot may speak first to this channel's merchants; undefined where it never may. */
  readonly reminderGate: (channel: string) => ReminderGate | undefined;
}

/** Whether a line that nobody asked for would reach the merchant now, and leaves what may be needed for news. */
export type ReminderGate = (conversation: Conversation) => Promise<boolean>;
