/** Whether the chat is open survives a reload of the tab; the address `/#chat` opens it too (menus of other apps link there). */
const KEY = 'poscare.panel';
const HASH = '#chat';

export function readPanelOpen(): boolean {
  if (location.hash === HASH) return true;
  try {
    return sessionStorage.getItem(KEY) === 'open';
  } catch {
    // Storage refused: the panel starts closed.
    return false;
  }
}

export function writePanelOpen(open: boolean): void {
  if (!open && location.hash === HASH) history.replaceState(null, '', location.pathname + location.search);
  try {
    sessionStorage.setItem(KEY, open ? 'open' : 'closed');
  } catch {
    // Storage refused: the panel is closed after a reload, nothing else is lost.
  }
}
