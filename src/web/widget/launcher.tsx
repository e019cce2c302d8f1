import type { RefObject } from 'preact';
import { zhCN } from '../locales/zh-CN';
import { ChatIcon } from './icons';

export interface LauncherProps {
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
  /** Answers that came since the panel was closed. */
  readonly unread: number;
  readonly onOpen: () => void;
}

/** The button at the lower right that opens the chat. */
export function Launcher({ buttonRef, unread, onOpen }: LauncherProps) {
  const label = unread > 0 ? zhCN.chat.launcherUnread(unread) : zhCN.chat.launcher;
  return (
    <button ref={buttonRef} type="button" class="launcher" aria-label={label} onClick={onOpen}>
      <ChatIcon />
      <span aria-hidden="true">{zhCN.chat.launcher}</span>
      {unread > 0 && (
        <span class="launcher-unread" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </button>
  );
}
