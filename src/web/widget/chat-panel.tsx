import { useEffect, useRef } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import { ChatHeader } from './chat-header';
import type { ChatState } from './chat-state';
import { Composer } from './composer';
import type { Chat } from './create-chat';
import { MessageList } from './message-list';

export interface ChatPanelProps {
  readonly chat: Chat;
  readonly state: ChatState;
  readonly onClose: () => void;
}

/** The chat itself: the whole screen on a phone, a floating panel elsewhere. */
export function ChatPanel({ chat, state, onClose }: ChatPanelProps) {
  const panel = useRef<HTMLElement>(null);
  // A phone's keyboard would hide the conversation, so only a mouse's page puts the cursor into the box.
  useEffect(() => {
    const fine = matchMedia('(pointer: fine)').matches;
    const target = fine ? panel.current?.querySelector('textarea') : panel.current;
    target?.focus();
  }, []);
  return (
    <section
      ref={panel}
      class="chat"
      role="dialog"
      aria-label={zhCN.chat.title}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape' && !event.isComposing) onClose();
      }}
    >
      <ChatHeader state={state} onHuman={() => chat.send(zhCN.chat.humanSays)} onClose={onClose} />
      {state.connection === 'offline' && (
        <p class="chat-offline" role="status">
          {zhCN.chat.offline}
        </p>
      )}
      <MessageList chat={chat} state={state} />
      <Composer onSend={text => chat.send(text)} onPhoto={photo => chat.sendPhoto(photo)} />
    </section>
  );
}
