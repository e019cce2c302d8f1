import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatState } from './chat-state';

export interface ReadingPosition {
  readonly list: RefObject<HTMLDivElement | null>;
  /** The reader has scrolled up. */
  readonly away: boolean;
  /** Something arrived meanwhile. */
  readonly unseen: boolean;
  readonly onScroll: () => void;
  readonly toBottom: () => void;
}

/** Nearer to the end than this counts as reading the newest, px. */
const NEAR_PX = 80;

/** Keeps the newest message in view, except while the reader is further up; the reader's own message always comes into view. */
export function useReadingPosition({ messages, outgoing, typing }: ChatState): ReadingPosition {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastOwn = useRef<string | undefined>(undefined);
  const [away, setAway] = useState(false);
  const [unseen, setUnseen] = useState(false);

  const toBottom = (): void => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
    atEnd.current = true;
    setAway(false);
    setUnseen(false);
  };
  const onScroll = (): void => {
    const element = list.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    setAway(!atEnd.current);
    if (atEnd.current) setUnseen(false);
  };

  const own = outgoing[outgoing.length - 1]?.clientActivityId;
  useLayoutEffect(() => {
    const wrote = own !== undefined && own !== lastOwn.current;
    lastOwn.current = own ?? lastOwn.current;
    if (atEnd.current || wrote) toBottom();
    else setUnseen(true);
  }, [messages.length, own]);
  useLayoutEffect(() => {
    if (atEnd.current) toBottom();
  }, [typing, outgoing]);
  // The keyboard of a phone and a growing text box take room from the list.
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) toBottom();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return { list, away, unseen, onScroll, toBottom };
}
