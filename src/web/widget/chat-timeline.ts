import type { ChatMessage } from '../shared/direct-line';
import { isMine, type ChatState, type OutgoingMessage } from './chat-state';

export type TimelineRow =
  | { readonly kind: 'time'; readonly key: string; readonly at: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ChatMessage;
      readonly speaker: Speaker;
      /** The row before is of the same speaker: the name is not said again. */
      readonly continued: boolean;
    }
  | {
      readonly kind: 'outgoing';
      readonly key: string;
      readonly message: OutgoingMessage;
      readonly continued: boolean;
    };

export type Speaker =
  { readonly kind: 'merchant' } | { readonly kind: 'bot' } | { readonly kind: 'agent'; readonly name: string };

/** Silence after which the time is shown again; the habit of Chinese messengers. */
const GAP_MS = 5 * 60_000;

/** The conversation as rows: a time wherever a silence ended, then who said what, unsent words last. */
export function buildTimeline(state: ChatState): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let lastMs = -Infinity;
  let lastSpeaker = '';
  const startRow = (at: string, key: string, speaker: string): boolean => {
    const ms = new Date(at).getTime();
    const paused = ms - lastMs > GAP_MS;
    if (paused) rows.push({ kind: 'time', key: `time-${key}`, at });
    const continued = !paused && speaker === lastSpeaker;
    if (Number.isFinite(ms)) lastMs = ms;
    lastSpeaker = speaker;
    return continued;
  };
  for (const message of state.messages) {
    const speaker = speakerOf(message, state.userId);
    const continued = startRow(message.at, message.id, speakerKey(speaker));
    // The echo takes the place of the outgoing row, so that it is not announced twice.
    const key = message.clientActivityId ?? message.id;
    rows.push({ kind: 'message', key, message, speaker, continued });
  }
  for (const message of state.outgoing) {
    const continued = startRow(message.at, message.clientActivityId, 'merchant');
    rows.push({ kind: 'outgoing', key: message.clientActivityId, message, continued });
  }
  return rows;
}

function speakerOf(message: ChatMessage, userId: string): Speaker {
  if (isMine(message, userId)) return { kind: 'merchant' };
  return message.agentName ? { kind: 'agent', name: message.agentName } : { kind: 'bot' };
}

const speakerKey = (speaker: Speaker): string => (speaker.kind === 'agent' ? `agent:${speaker.name}` : speaker.kind);
