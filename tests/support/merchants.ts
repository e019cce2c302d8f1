import type { TurnResult } from '../../src/turn/messages';
import type { TestApp } from './test-app';

export interface Merchant {
  says(text: string): Promise<TurnResult>;
  taps(id: string): Promise<TurnResult>;
  /** Says one line after the other; resolves with the last turn. */
  saysAll(...texts: readonly string[]): Promise<TurnResult>;
  /** Answers everything with "unsure" or "did not help", from `first` on, until the step is of this kind. */
  goesOnUntil(kind: string, first: TurnResult): Promise<TurnResult>;
}

let merchants = 0;

/** Another merchant than every one before. */
export function newMerchant(t: TestApp): Merchant {
  merchants += 1;
  const user = `merchant-of-${merchants}`;
  const says = (text: string): Promise<TurnResult> => t.says(text, user);
  const taps = (id: string): Promise<TurnResult> => t.taps(id, user);
  return {
    says,
    taps,
    async saysAll(...texts) {
      const [first = '', ...others] = texts;
      let turn = await says(first);
      for (const text of others) turn = await says(text);
      return turn;
    },
    async goesOnUntil(kind, first) {
      let turn = first;
      for (let i = 0; i < 30 && turn.replies.at(-1)?.step.kind !== kind; i++) {
        const { step, choices } = turn.replies.at(-1) ?? { choices: [] };
        if (step?.id === 'money-taken') turn = await taps('no');
        else if (step?.id === 'offer') turn = await taps('act.continue');
        else turn = await taps(choices.some(choice => choice.id === 'act.unsure') ? 'act.unsure' : 'act.not-fixed');
      }
      return turn;
    },
  };
}
