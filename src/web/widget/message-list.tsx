import { useMemo } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { describeMoment } from '../shared/describe-time';
import { useNow } from '../shared/use-now';
import { findOpenChoices, type ChatState } from './chat-state';
import { buildTimeline, type TimelineRow } from './chat-timeline';
import type { Chat } from './create-chat';
import { DownIcon } from './icons';
import { MessageBubble } from './message-bubble';
import { QuickReplies } from './quick-replies';
import { TypingIndicator } from './typing-indicator';
import { useReadingPosition } from './use-reading-position';
import { Welcome } from './welcome';

export interface MessageListProps {
  readonly chat: Chat;
  readonly state: ChatState;
}

/** The conversation, announced to screen readers as it grows; follows new messages unless older ones are being read. */
export function MessageList({ chat, state }: MessageListProps) {
  const now = useNow(60_000);
  const rows = useMemo(() => buildTimeline(state), [state.messages, state.outgoing, state.userId]);
  const choices = findOpenChoices(state);
  const newestSent = findNewestSent(rows);
  const { list, away, unseen, onScroll, toBottom } = useReadingPosition(state);

  return (
    <div class="chat-scroller">
      <div class="chat-log" ref={list} onScroll={onScroll} tabIndex={0} role="log" aria-label={zhCN.chat.log}>
        {!state.loaded && rows.length === 0 && <p class="chat-loading">{zhCN.chat.loading}</p>}
        {state.loaded && rows.length === 0 && <Welcome onSay={text => chat.send(text)} />}
        {rows.map(row =>
          row.kind === 'time' ? (
            <p key={row.key} class="chat-time">
              {describeMoment(row.at, now)}
            </p>
          ) : (
            <div key={row.key} class="chat-row">
              <MessageBubble
                row={row}
                showSent={row.key === newestSent}
                preview={chat.previewOf(row.key)}
                onResend={chat.resend}
              />
              {row.kind === 'message' && choices?.messageId === row.message.id && (
                <QuickReplies open={choices} onChoose={choice => chat.send(choice.text, choice.id)} />
              )}
            </div>
          ),
        )}
        {state.typing && <TypingIndicator />}
      </div>
      {away && (
        <button type="button" class="chat-to-bottom" aria-label={zhCN.chat.toBottom} onClick={toBottom}>
          <DownIcon />
          {unseen && <span>{zhCN.chat.newMessages}</span>}
        </button>
      )}
    </div>
  );
}

/** Key of the merchant's newest message if the server has it and nobody has answered yet. */
function findNewestSent(rows: readonly TimelineRow[]): string | undefined {
  const last = rows[rows.length - 1];
  if (last?.kind === 'message' && last.speaker.kind === 'merchant') return last.key;
  return last?.kind === 'outgoing' && last.message.state === 'sent' ? last.key : undefined;
}
