import { zhCN } from '../locales/zh-CN';
import type { Speaker, TimelineRow } from './chat-timeline';

export interface MessageBubbleProps {
  readonly row: Exclude<TimelineRow, { kind: 'time' }>;
  /** Say below it that it was sent. */
  readonly showSent: boolean;
  /** A small copy of the photo, where this page has sent it. */
  readonly preview: string | undefined;
  readonly onResend: (clientActivityId: string) => void;
}

/** One message with its speaker; the text is text, whatever it looks like. */
export function MessageBubble({ row, showSent, preview, onResend }: MessageBubbleProps) {
  const speaker: Speaker = row.kind === 'message' ? row.speaker : { kind: 'merchant' };
  const safety = row.kind === 'message' && row.message.step?.kind === 'safety';
  return (
    <div class={`bubble-row from-${speaker.kind}${row.continued ? ' continued' : ''}`}>
      {speaker.kind === 'merchant' ? (
        <span class="visually-hidden">{zhCN.chat.me}</span>
      ) : (
        <span class={`speaker${row.continued ? ' visually-hidden' : ''}`}>{nameOf(speaker)}</span>
      )}
      {preview === undefined ? (
        <p class={`bubble${safety ? ' safety' : ''}`}>{row.message.isPhoto ? zhCN.chat.photo : row.message.text}</p>
      ) : (
        <p class="bubble bubble-photo">
          <img src={preview} alt={zhCN.chat.photo} />
        </p>
      )}
      {row.kind === 'outgoing' && row.message.state === 'sending' && (
        <span class="bubble-state">{zhCN.chat.sending}</span>
      )}
      {row.kind === 'outgoing' && row.message.state === 'failed' && (
        <span class="bubble-state failed">
          {zhCN.chat.failed}
          <button type="button" onClick={() => onResend(row.message.clientActivityId)}>
            {zhCN.chat.resend}
          </button>
        </span>
      )}
      {showSent && <span class="bubble-state">{zhCN.chat.sent}</span>}
    </div>
  );
}

const nameOf = (speaker: Exclude<Speaker, { kind: 'merchant' }>): string =>
  speaker.kind === 'agent' ? zhCN.chat.agent(speaker.name) : zhCN.chat.bot;
