import { zhCN } from '../locales/zh-CN';
import type { DeskSession } from '../shared/desk-contract';
import type { Desk } from './create-desk';
import type { DeskState } from './desk-state';
import { writeSound } from './sound-memory';

export interface DeskHeaderProps {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly session: DeskSession;
}

/** Who is signed in, the sound switch, and a line while the page is not kept up to date by the server. */
export function DeskHeader({ desk, state, session }: DeskHeaderProps) {
  const toggleSound = (): void => {
    writeSound(!state.sound);
    desk.store.update(current => ({ ...current, sound: !current.sound }));
  };
  return (
    <header class="desk-header">
      <h1>{zhCN.desk.title}</h1>
      <span class="desk-me">{session.name}</span>
      <button type="button" aria-pressed={state.sound} onClick={toggleSound}>
        {state.sound ? zhCN.desk.soundOn : zhCN.desk.soundOff}
      </button>
      <button type="button" onClick={() => void desk.signOut()}>
        {zhCN.desk.signOut}
      </button>
      {state.link !== 'live' && (
        <p class="desk-link" role="status">
          {state.link === 'offline' ? zhCN.desk.offline : zhCN.desk.reconnecting}
        </p>
      )}
    </header>
  );
}
