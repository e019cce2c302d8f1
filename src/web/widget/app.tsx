import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../shared/use-store';
import { ChatPanel } from './chat-panel';
import { isMine } from './chat-state';
import type { Chat } from './create-chat';
import { DemoShop } from './demo-shop';
import { Launcher } from './launcher';
import { readPanelOpen, writePanelOpen } from './panel-memory';

/** The demo shop with the chat over it; the chat starts when it is first opened, so that a mere visit opens no conversation. */
export function App({ chat }: { readonly chat: Chat }) {
  const [open, setOpen] = useState(readPanelOpen);
  const launcher = useRef<HTMLButtonElement>(null);
  const state = useStore(chat.store);
  const heard = state.messages.filter(message => !isMine(message, state.userId)).length;
  const [heardWhenClosed, setHeardWhenClosed] = useState(0);

  useEffect(() => {
    writePanelOpen(open);
    document.documentElement.classList.toggle('chat-open', open);
    if (open) chat.start();
  }, [open, chat]);

  const show = (say?: string): void => {
    setOpen(true);
    if (say) chat.send(say);
  };
  const hide = (): void => {
    setHeardWhenClosed(heard);
    setOpen(false);
    // The launcher is shown by the next rendering.
    setTimeout(() => launcher.current?.focus());
  };

  return (
    <>
      <DemoShop onOpen={show} />
      {open ? (
        <ChatPanel chat={chat} state={state} onClose={hide} />
      ) : (
        <Launcher buttonRef={launcher} unread={Math.max(0, heard - heardWhenClosed)} onOpen={() => show()} />
      )}
    </>
  );
}
