import { useEffect, useRef, useState } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import type { IncidentDetail } from '../shared/desk-contract';
import { AnswerBox } from './answer-box';
import { CloseDialog } from './close-dialog';
import type { Desk } from './create-desk';
import { openDetail, type DeskState } from './desk-state';
import { leaveIncident } from './incident-address';
import { IncidentCard } from './incident-card';
import { PriorityMarks } from './priority-marks';
import { ReplyLimits } from './reply-limits';
import { Transcript } from './transcript';

export interface IncidentViewProps {
  readonly desk: Desk;
  readonly state: DeskState;
}

/** The open incident: what is known, what was said, and what this agent may do about it. */
export function IncidentView({ desk, state }: IncidentViewProps) {
  const detail = openDetail(state);
  const [closing, setClosing] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => setClosing(false), [state.selectedId]);
  useEffect(() => {
    // On a phone the list has gone away with the focus in it.
    if (detail && document.activeElement === document.body) back.current?.focus();
  }, [detail?.id]);

  if (!detail)
    return (
      <main class="incident-view none">
        <p>{state.selectedId === undefined ? zhCN.desk.choose : zhCN.desk.loading}</p>
        {state.selectedId === undefined && <p class="hint">{zhCN.desk.chooseHint}</p>}
      </main>
    );
  const mine = detail.status === 'active' && detail.isMine;
  return (
    <main class="incident-view" aria-busy={state.busy}>
      <header class="incident-bar">
        <button ref={back} type="button" class="incident-back" onClick={leaveIncident}>
          <span aria-hidden="true">‹</span> {zhCN.desk.back}
        </button>
        <PriorityMarks money={detail.money} priority={detail.priority} />
        <span class="incident-actions">
          {detail.status === 'waiting' && (
            <button
              type="button"
              class="button primary"
              disabled={state.busy}
              onClick={() => void desk.accept(detail.id)}
            >
              {zhCN.desk.accept}
            </button>
          )}
          {mine && (
            <>
              <button
                type="button"
                class="button"
                disabled={state.busy}
                onClick={() => void desk.returnToBot(detail.id)}
              >
                {zhCN.desk.returnToBot}
              </button>
              <button type="button" class="button" disabled={state.busy} onClick={() => setClosing(true)}>
                {zhCN.desk.close}
              </button>
            </>
          )}
        </span>
      </header>
      {detail.money && detail.status !== 'closed' && <p class="money-warning">{zhCN.desk.moneyWarning}</p>}
      <div class="incident-body">
        <IncidentCard text={detail.card} />
        <Transcript incidentId={detail.id} lines={detail.transcript} />
      </div>
      {mine && detail.budget && <ReplyLimits budget={detail.budget} />}
      {mine ? (
        <AnswerBox
          key={detail.id}
          text={state.drafts[detail.id] ?? ''}
          busy={state.busy}
          onWrite={text => desk.writeDraft(detail.id, text)}
          onSend={text => void desk.answer(detail.id, text)}
        />
      ) : (
        <p class="incident-note">{describeNote(detail)}</p>
      )}
      {closing && (
        <CloseDialog
          causes={detail.causes}
          fixes={detail.fixes}
          busy={state.busy}
          onCancel={() => setClosing(false)}
          onClose={outcome => void desk.close(detail.id, outcome).then(closed => setClosing(!closed))}
        />
      )}
    </main>
  );
}

/** Why there is no answer box. */
function describeNote({ status, agentName }: IncidentDetail): string {
  switch (status) {
    case 'waiting':
      return zhCN.desk.acceptHint;
    case 'active':
      return zhCN.desk.ownedBy(agentName ?? zhCN.desk.speakers.agent);
    case 'closed':
      return zhCN.desk.closedNote;
    case 'open':
      return zhCN.desk.botNote;
  }
}
