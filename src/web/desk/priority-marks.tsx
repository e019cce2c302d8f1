import { zhCN } from '../locales/zh-CN';
import type { IncidentPriority } from '../shared/desk-contract';

export interface PriorityMarksProps {
  readonly money: boolean;
  readonly priority: IncidentPriority;
}

/** What makes an incident come first, in words as well as in colour. */
export function PriorityMarks({ money, priority }: PriorityMarksProps) {
  if (!money && priority === 'normal') return null;
  return (
    <span class="marks">
      {money && <span class="mark danger">{zhCN.desk.money}</span>}
      {priority === 'urgent' && !money && <span class="mark danger">{zhCN.desk.urgent}</span>}
      {priority === 'high' && <span class="mark warn">{zhCN.desk.high}</span>}
    </span>
  );
}
