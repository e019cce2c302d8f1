import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Nearer to the end than this counts as reading the newest, px. */
const NEAR_PX = 120;

export interface FollowEndOptions {
  /** Another one starts afresh: at its end where the list scrolls by itself, at the top where it scrolls with the page. */
  readonly subject: string;
  readonly length: number;
  /** The newest line is the reader's own. */
  readonly isOwn: boolean;
}

/** Keeps a growing list at its end unless the reader is further up. */
export function useFollowEnd({ subject, length, isOwn }: FollowEndOptions): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const shown = useRef('');
  useLayoutEffect(() => {
    const scroller = findScroller(list.current);
    if (!scroller) return undefined;
    const look = (): void => {
      atEnd.current = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
    };
    scroller.scrollTop = scroller === list.current ? scroller.scrollHeight : 0;
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    return () => scroller.removeEventListener('scroll', look);
  }, [subject]);
  useLayoutEffect(() => {
    const isNew = shown.current !== subject;
    shown.current = subject;
    const scroller = findScroller(list.current);
    if (scroller && !isNew && (atEnd.current || isOwn)) scroller.scrollTop = scroller.scrollHeight;
  }, [subject, length]);
  return list;
}

/** The list itself, or the part of the page that it scrolls with on narrow screens. */
function findScroller(list: HTMLElement | null): HTMLElement | null {
  for (let element = list; element; element = element.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(element).overflowY)) return element;
  return null;
}
