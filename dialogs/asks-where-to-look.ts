import { isMoneyAtRisk } from '../src/incident/is-money-at-risk';
import { asksWhere, asksWhereRecord, menuToRecord, readRecord } from '../src/language/words/read-record';
import type { Talk } from './talk';
import type { WordingKey } from './wording-keys';

/** Where the record is found, for who asks it while a sale is in doubt or a step is open: by the menu they name, where they name one. */
export function whereToLook({ incident, pending, reading }: Talk): WordingKey | undefined {
  if (!incident) return undefined;
  const { normalized } = reading.understanding;
  const mayLook = isMoneyAtRisk(incident) || pending?.kind === 'fix' || pending?.kind === 'check';
  const isLooking =
    (pending?.kind === 'menu' && pending.id === 'money-lookup') ||
    (pending?.kind === 'field' && pending.id === 'record');
  const asks = (mayLook && asksWhereRecord(normalized)) || (isLooking && asksWhere(normalized));
  if (!asks || readRecord(reading.text) !== undefined) return undefined;
  const menu = isLooking ? menuToRecord(normalized) : undefined;
  return menu === 'query' ? 'money.look-query' : menu === 'manage' ? 'money.look-manage' : 'money.look-here';
}
