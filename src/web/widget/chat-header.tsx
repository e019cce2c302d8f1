import { zhCN } from '../locales/zh-CN';
import { findAgentName, type ChatState } from './chat-state';
import { CloseIcon, PersonIcon } from './icons';

export interface ChatHeaderProps {
  readonly state: ChatState;
  readonly onHuman: () => void;
  readonly onClose: () => void;
}

/** Who is there, the way to a person while none is there, and the way out. */
export function ChatHeader({ state, onHuman, onClose }: ChatHeaderProps) {
  const agentName = findAgentName(state);
  return (
    <header class="chat-header">
      <div class="chat-title">
        <h2>{zhCN.chat.title}</h2>
        <p>{describeStatus(state, agentName)}</p>
      </div>
      {agentName === undefined && (
        <button type="button" class="chat-human" onClick={onHuman}>
          <PersonIcon />
          {zhCN.chat.human}
        </button>
      )}
      <button type="button" class="chat-close" aria-label={zhCN.chat.close} onClick={onClose}>
        <CloseIcon />
      </button>
    </header>
  );
}

function describeStatus(state: ChatState, agentName: string | undefined): string {
  if (state.connection === 'idle' || state.connection === 'connecting') return zhCN.chat.statusConnecting;
  return agentName ? zhCN.chat.statusAgent(agentName) : zhCN.chat.statusBot;
}
