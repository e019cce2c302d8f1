import type { Attempt, IncidentPriority, MoneyFacts } from './incident';

/** An incident as an agent sees it at a glance: plain data, merchant text neutralised, no full phone number. JSON as it stands. */
export interface IncidentCard {
  readonly incidentId: string;
  readonly title: CardTitle;
  readonly priority: IncidentPriority;
  /** `MM-DD HH:mm` in China. */
  readonly openedAt: string;
  readonly merchant: string;
  /** Acquirer, brand, model, kind: labels, in this order, only what is known. */
  readonly device: readonly string[];
  readonly numbers: readonly CardNumber[];
  /** What who writes calls themselves. */
  readonly contactName?: string;
  /** Masked: `138****1234`. */
  readonly phone?: string;
  readonly screen: { readonly codes: readonly string[]; readonly text?: string };
  readonly firstWords: string;
  readonly money: CardMoney;
  /** Safety intents, in the order in which they came up. */
  readonly dangers: readonly string[];
  readonly answered: readonly { readonly question: string; readonly answer: string }[];
  /** Read out of what the merchant said in passing; may be a misreading. */
  readonly mentioned: readonly { readonly question: string; readonly answer: string }[];
  readonly tried: readonly { readonly fix: string; readonly result: Attempt['result'] }[];
  /** The step that put it right, where it works by now and a person is wanted for something else: `added` says what for. */
  readonly curedBy?: string;
  /** Likeliest first, at most four, none below 5 %. */
  readonly causes: readonly { readonly id: string; readonly label: string; readonly percent: number }[];
  readonly nextStep?: CardNextStep;
  readonly earlier?: CardEarlier;
  readonly handoff?: { readonly reason: string; readonly at: string; readonly agent?: string };
  /** Other intake answers by field id. */
  readonly notes: readonly { readonly field: string; readonly text: string }[];
  readonly skipped: readonly string[];
}

/** The planner's step with its label; `money`: the sale in doubt is looked up first, in the terminal's record or at the acquirer. */
export type CardNextStep =
  | { readonly kind: 'ask' | 'try' | 'handoff'; readonly label?: string }
  | { readonly kind: 'money'; readonly id: 'record' | 'acquirer' };

/** The case that was solved shortly before. */
export interface CardEarlier {
  /** `MM-DD HH:mm` in China. */
  readonly closedAt: string;
  readonly codes: readonly string[];
  readonly cause?: string;
  /** The step that helped then. */
  readonly helped?: string;
  /** What an agent wrote on closing it. */
  readonly text?: string;
  /** Steps that did not help then. */
  readonly tried: readonly { readonly fix: string; readonly result: Attempt['result'] }[];
}

export interface CardTitle {
  readonly codes: readonly string[];
  /** Label of the likeliest cause, where it has at least a third of the belief and is not "something else". */
  readonly cause?: string;
  readonly moneyAtRisk: boolean;
  readonly danger?: string;
}

export interface CardNumber {
  readonly field: 'merchantNo' | 'terminalNo' | 'serialNo' | 'slipNo';
  readonly value: string;
}

export interface CardMoney {
  readonly state: MoneyFacts['state'];
  /** `128.00`, yuan. */
  readonly amountYuan?: string;
  /** As an agent reads it, Asia/Shanghai: `11-22 14:05`, or two of them for a range. */
  readonly occurredAt?: string;
  readonly record?: MoneyFacts['record'];
  readonly twice?: true;
}
