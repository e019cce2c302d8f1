import { zhCN } from '../locales/zh-CN';
import type { DeskSession } from '../shared/desk-contract';
import { useNow } from '../shared/use-now';
import type { Desk } from './create-desk';
import { TABS, type DeskState } from './desk-state';
import { IncidentRowLink } from './incident-row-link';

export interface IncidentListProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly session: DeskSession;
}

/** The incidents of one status, in the server's order: most urgent first. */
export function IncidentList({ desk, state, session }: IncidentListProps) {
  const now = useNow(15_000);
  const list = state.lists[state.tab];
  return (
    <nav class="incident-list" aria-label={zhCN.desk.list}>
      <div class="tabs" role="group" aria-label={zhCN.desk.tabsLabel}>
        {TABS.map(tab => (
          <button key={tab} type="button" aria-pressed={tab === state.tab} onClick={() => desk.showTab(tab)}>
            {zhCN.desk.tabs[tab]}
            {tab === 'waiting' && state.lists.waiting.rows.length > 0 && (
              <span class="tab-count">
                {state.lists.waiting.rows.length}
                {state.lists.waiting.next ? '+' : ''}
              </span>
            )}
          </button>
        ))}
      </div>
      <div class="incident-rows">
        {list.loaded && list.rows.length === 0 && <p class="empty">{zhCN.desk.empty[state.tab]}</p>}
        <ul>
          {list.rows.map(row => (
            <li key={row.id}>
              <IncidentRowLink row={row} open={row.id === state.selectedId} me={session.name} now={now} />
            </li>
          ))}
        </ul>
        {list.next && (
          <button type="button" class="button" onClick={() => desk.showMore()}>
            {zhCN.desk.more}
          </button>
        )}
      </div>
    </nav>
  );
}
