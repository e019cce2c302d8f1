import type { Incident } from './incident';

/** True while money may have been taken and nobody has looked: no step that needs a card payment may be proposed. */
export const isMoneyAtRisk = ({ money }: Incident): boolean => money.state === 'debited' || money.state === 'uncertain';
