import type { Incident, MoneyFacts } from './incident';
import { withoutDanger } from './with-danger';

/** Puts on record what is found out about the sale. */
export const withMoney = (incident: Incident, facts: Partial<MoneyFacts>): Incident => ({
  ...incident,
  money: { ...incident.money, ...facts },
});

/** Another sale is in doubt now: what was known of the one before, which went through, is not of this one. */
export const withAnotherSale = (incident: Incident): Incident => ({
  ...withoutDanger(incident, 'safety.money-debited'),
  money: { state: 'uncertain' },
});

/** Nothing was taken after all: the danger is taken back with it. */
export const withoutDebit = (incident: Incident): Incident =>
  withMoney(withoutDanger(incident, 'safety.money-debited'), { state: 'none' });

/** It was charged once after all. */
export function withoutTwice(incident: Incident): Incident {
  const { twice: _twice, ...money } = incident.money;
  return { ...incident, money };
}
