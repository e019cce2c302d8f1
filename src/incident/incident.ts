import type { JsonObject } from '../json';
import type { EarlierCase } from './earlier-case';

/** A merchant's fault from first words to the end; readonly data, changed by the pure functions of this folder. */
export interface Incident {
  readonly id: string;
  readonly conversationId: string;
  readonly channel: string;
  readonly merchant: { readonly id: string; readonly name?: string };
  readonly status: IncidentStatus;
  readonly priority: IncidentPriority;
  /** ISO 8601 UTC, as all times here. */
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string;
  /** The merchant's first message about it, redacted. */
  readonly firstWords: string;
  /** Codes reported, in order: `['3000']`. */
  readonly codes: readonly string[];
  readonly terminal: TerminalFacts;
  readonly money: MoneyFacts;
  /** `name`: what who writes calls themselves: `王姐`. */
  readonly contact: { readonly phone?: string; readonly name?: string };
  /** Dangers raised, in order, no repeats: `safety.money-debited`. */
  readonly dangers: readonly string[];
  /** Faults named by the merchant, by intent id. */
  readonly symptoms: readonly { readonly intent: string; readonly confidence: number; readonly at: string }[];
  readonly observations: readonly Observation[];
  readonly attempts: readonly Attempt[];
  /** Cause id -> probability; sums to 1. */
  readonly belief: Readonly<Record<string, number>>;
  /** Facts the merchant gave for the handoff beyond the typed ones, and fields they skipped. */
  readonly intake: {
    readonly asked: readonly string[];
    readonly skipped: readonly string[];
    readonly notes: Readonly<Record<string, string>>;
  };
  /** The case before, where one was solved shortly before this one. */
  readonly earlier?: EarlierCase;
  readonly handoff?: Handoff;
  readonly resolution?: Resolution;
  /** Hash of the knowledge the diagnosis ran on. */
  readonly knowledgeVersion: string;
}

export type IncidentStatus = 'open' | 'waiting' | 'active' | 'closed';
export type IncidentPriority = 'normal' | 'high' | 'urgent';

export interface TerminalFacts {
  readonly acquirer?: string;
  readonly brand?: string;
  readonly model?: string;
  readonly kind?: string;
  readonly merchantNo?: string;
  readonly terminalNo?: string;
  readonly serialNo?: string;
}

export interface MoneyFacts {
  /** `none`: the merchant says nothing was taken; `received`: the shop has it; `debited`: it was taken; `unknown`: not known or not yet asked. */
  readonly state: 'unknown' | 'uncertain' | 'none' | 'received' | 'debited';
  readonly amountFen?: number;
  readonly occurredAt?: string;
  readonly slipNo?: string;
  /** What the terminal's own record of the sale shows, in the merchant's words; `not-success` takes back that it shows success. */
  readonly record?: 'success' | 'failed' | 'not-listed' | 'not-success' | 'both' | 'unclear';
  /** The customer was charged twice, in the merchant's words. */
  readonly twice?: true;
}

export interface Observation {
  readonly check: string;
  /** An option id of the check, or `unsure` or `skipped` where it was left open. */
  readonly answer: string;
  readonly at: string;
  /** Said in passing: a later word replaces it. */
  readonly unasked?: true;
}

export interface Attempt {
  readonly fix: string;
  readonly result: 'fixed' | 'not-fixed' | 'could-not';
  readonly at: string;
  /** Done before it was proposed, and told in passing. */
  readonly unasked?: true;
}

export interface Handoff {
  /** Correlates `handoff.initiate`, sinks and the desk; stable over retries. */
  readonly id: string;
  /** Why: `merchant-asked`, `offer-accepted`, `money`, `tamper`, `scam`, `again`, `code:03` */
  readonly reason: string;
  readonly at: string;
  readonly agent?: { readonly id: string; readonly name: string };
}

export interface Resolution {
  readonly by: 'merchant' | 'bot' | 'agent';
  readonly at: string;
  readonly fix?: string;
  readonly cause?: string;
  readonly text?: string;
  /** 1 to 5, where the merchant gave one. */
  readonly rating?: number;
}

/** The incident as JSON, for exports and events. */
export const incidentToJson = (incident: Incident): JsonObject => JSON.parse(JSON.stringify(incident)) as JsonObject;
