import { zhCN } from '../locales/zh-CN';
import type { IncidentRow } from '../shared/desk-contract';
import { describeElapsed, describeMoment } from '../shared/describe-time';
import { addressOfIncident } from './incident-address';
import { PriorityMarks } from './priority-marks';

export interface IncidentRowLinkProps {
  readonly row: IncidentRow;
  readonly open: boolean;
  /** The signed-in agent's name. */
  readonly me: string;
  readonly now: Date;
}

/** The title begins with the urgency in brackets; the mark above it says the same. */
const URGENCY = /^\[[^\]]*\] /;

/** One incident in the list; urgent ones carry a red edge. */
export function IncidentRowLink({ row, open, me, now }: IncidentRowLinkProps) {
  return (
    <a
      href={addressOfIncident(row.id)}
      class={`incident-row ${row.priority}${row.money ? ' money' : ''}`}
      aria-current={open ? 'true' : undefined}
    >
      <PriorityMarks money={row.money} priority={row.priority} />
      <strong>{row.title.replace(URGENCY, '') || zhCN.desk.untitled}</strong>
      <span class="incident-row-facts">
        <span>
          {row.status === 'waiting'
            ? zhCN.desk.waited(describeElapsed(row.openedAt, now))
            : zhCN.desk.opened(describeMoment(row.openedAt, now))}
        </span>
        {row.status === 'active' && row.agentName && (
          <span>{row.agentName === me ? zhCN.desk.mine : zhCN.desk.withAgent(row.agentName)}</span>
        )}
      </span>
    </a>
  );
}
