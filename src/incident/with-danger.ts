import type { Incident, IncidentPriority } from './incident';

const PRIORITY_OF: Readonly<Record<string, IncidentPriority>> = {
  'safety.money-debited': 'urgent',
  'safety.tamper': 'high',
  'safety.scam': 'high',
};

const RANK: Readonly<Record<IncidentPriority, number>> = { normal: 0, high: 1, urgent: 2 };

/** Raises a danger, once; the priority only ever goes up, and money that may be gone is from then on uncertain at least. */
export function withDanger(incident: Incident, danger: string, at: string): Incident {
  const priority = higherOf(incident.priority, PRIORITY_OF[danger] ?? 'normal');
  const money =
    danger === 'safety.money-debited' && incident.money.state !== 'debited'
      ? { ...incident.money, state: 'uncertain' as const }
      : incident.money;
  return {
    ...incident,
    updatedAt: at,
    priority,
    money,
    dangers: incident.dangers.includes(danger) ? incident.dangers : [...incident.dangers, danger],
  };
}

/** Takes a danger back that turned out not to be one; the priority is then that of the dangers that are left. */
export function withoutDanger(incident: Incident, danger: string): Incident {
  if (!incident.dangers.includes(danger)) return incident;
  const dangers = incident.dangers.filter(id => id !== danger);
  const priority = dangers.reduce<IncidentPriority>(
    (highest, id) => higherOf(highest, PRIORITY_OF[id] ?? 'normal'),
    'normal',
  );
  return { ...incident, dangers, priority };
}

/** The terminal was dropped, wet or opened: nobody may go on with it before it was looked at. */
export const isDamaged = ({ dangers }: Incident): boolean => dangers.includes('safety.tamper');

/** For an upset merchant or an urgent code; never lowers. */
export const withPriority = (incident: Incident, priority: IncidentPriority): Incident => ({
  ...incident,
  priority: higherOf(incident.priority, priority),
});

const higherOf = (a: IncidentPriority, b: IncidentPriority): IncidentPriority => (RANK[b] > RANK[a] ? b : a);
