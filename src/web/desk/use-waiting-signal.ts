import { useEffect, useRef } from 'preact/hooks';
import { zhCN } from '../locales/zh-CN';
import type { DeskState } from './desk-state';
import { playWaitingSound } from './waiting-signal';

/** The number of waiting merchants in the tab's title and, where the agent wants it, a sound for each new one. */
export function useWaitingSignal({ lists, session, sound }: DeskState): void {
  const { rows, loaded } = lists.waiting;
  const known = useRef<ReadonlySet<string> | undefined>(undefined);
  useEffect(() => {
    const { title, badge } = zhCN.desk;
    document.title = rows.length > 0 && typeof session !== 'string' ? badge(rows.length, title) : title;
    if (!loaded) return;
    const before = known.current;
    known.current = new Set(rows.map(({ id }) => id));
    if (sound && before && rows.some(({ id }) => !before.has(id))) playWaitingSound();
  }, [rows, loaded, session, sound]);
}
