import { zhCN } from '../locales/zh-CN';
import { createStore, type Store } from '../shared/create-store';
import { randomId } from '../shared/random-id';
import type { CaseOutcome } from '../shared/desk-contract';
import { HttpError, UnreachableError } from '../shared/http-errors';
import type { DeskApi } from './desk-api';
import { emptyDesk, signedOut, withList, withToast, type DeskState, type Tab, type Toast } from './desk-state';
import { describeFailure } from './describe-failure';
import { readSound } from './sound-memory';

/** The agents' page: its state, and what an agent can do. */
export interface Desk {
  readonly store: Store<DeskState>;
  /** Finds out who is signed in. */
  start(): Promise<void>;
  /** Throws what the server answered, for the sign-in form to say. */
  signIn(name: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** Reads the lists and the open incident again; never rejects. */
  reload(): Promise<void>;
  showTab(tab: Tab): void;
  showMore(): void;
  open(incidentId: string | undefined): void;
  writeDraft(incidentId: string, text: string): void;
  accept(incidentId: string): Promise<void>;
  /** Resolves to whether the merchant gets it. */
  answer(incidentId: string, text: string): Promise<boolean>;
  returnToBot(incidentId: string): Promise<void>;
  /** Resolves to whether it is closed. */
  close(incidentId: string, outcome: CaseOutcome): Promise<boolean>;
  dismiss(toastId: string): void;
}

const TOAST_MS = 6000;
/** The merchant's page shows it for 8 s, WeChat for 15 s. */
const TYPING_EVERY_MS = 4000;

export function createDesk(api: DeskApi): Desk {
  const store = createStore<DeskState>({ ...emptyDesk, sound: readSound() });
  let reloading: Promise<void> | undefined;
  let reloadAgain = false;
  let typed = { incidentId: '', atMs: 0 };

  const tell = (tone: Toast['tone'], text: string): void => {
    const id = randomId();
    store.update(state => withToast(state, { id, tone, text }));
    setTimeout(() => dismiss(id), TOAST_MS);
  };
  const dismiss = (id: string): void =>
    store.update(state => ({ ...state, toasts: state.toasts.filter(toast => toast.id !== id) }));

  async function readList(tab: Tab): Promise<void> {
    const { pages } = store.get().lists[tab];
    const first = await api.list(tab, undefined);
    let { rows, next } = first;
    for (let page = 1; page < pages && next; page++) {
      const more = await api.list(tab, next);
      rows = [...rows, ...more.rows];
      next = more.next;
    }
    store.update(state => withList(state, tab, { ...state.lists[tab], rows, next, loaded: true }));
  }

  async function readOpen(): Promise<void> {
    const { selectedId } = store.get();
    if (selectedId === undefined) return;
    try {
      const detail = await api.read(selectedId);
      store.update(state => (state.selectedId === selectedId ? { ...state, detail } : state));
    } catch (error) {
      if (!(error instanceof HttpError && error.status === 404)) throw error;
      tell('error', zhCN.desk.toasts.gone);
      open(undefined);
    }
  }

  async function reloadOnce(): Promise<void> {
    const { session, tab } = store.get();
    if (typeof session === 'string') return;
    try {
      const tabs = new Set<Tab>(['waiting', tab]);
      await Promise.all([...[...tabs].map(readList), readOpen()]);
      store.update(state => (state.link === 'offline' ? { ...state, link: 'polling' } : state));
    } catch (error) {
      meetFailure(error);
    }
  }

  function reload(): Promise<void> {
    if (reloading) {
      reloadAgain = true;
      return reloading;
    }
    reloading = (async () => {
      do {
        reloadAgain = false;
        await reloadOnce();
      } while (reloadAgain);
      reloading = undefined;
    })();
    return reloading;
  }

  /** What every failed call means for the page. */
  function meetFailure(error: unknown): void {
    if (error instanceof HttpError && error.status === 401) store.update(state => signedOut(state, true));
    else if (error instanceof UnreachableError) store.update(state => ({ ...state, link: 'offline' }));
  }

  /** One change at a time; a failure is told, and in any case the page then shows what is so. */
  async function change(action: () => Promise<void>, done?: string): Promise<boolean> {
    if (store.get().busy) return false;
    store.update(state => ({ ...state, busy: true }));
    let succeeded = false;
    try {
      await action();
      succeeded = true;
      if (done) tell('done', done);
    } catch (error) {
      tell('error', describeFailure(error));
      meetFailure(error);
    } finally {
      store.update(state => ({ ...state, busy: false }));
    }
    await reload();
    return succeeded;
  }

  /** Tells the merchant's side while words are being added; a hint that nothing is lost with. */
  function tellTyping(incidentId: string, text: string): void {
    const atMs = Date.now();
    if (text.trim() === '' || (typed.incidentId === incidentId && atMs - typed.atMs < TYPING_EVERY_MS)) return;
    typed = { incidentId, atMs };
    api.tellTyping(incidentId).catch(() => undefined);
  }

  function open(selectedId: string | undefined): void {
    store.update(state => ({ ...state, selectedId }));
    void reload();
  }

  function showTab(tab: Tab): void {
    store.update(state => ({ ...state, tab }));
    void reload();
  }

  return {
    store,
    reload,
    showTab,
    open,
    dismiss,
    async start() {
      try {
        const session = await api.findSession();
        store.update(state => ({ ...state, session: session ?? 'signed-out' }));
      } catch {
        // The server is away: the sign-in page is where the next try starts.
        store.update(state => ({ ...state, session: 'signed-out' }));
      }
      await reload();
    },
    async signIn(name, password) {
      const session = await api.signIn(name, password);
      store.update(state => ({ ...state, session, sessionEnded: false }));
      await reload();
    },
    async signOut() {
      await change(() => api.signOut());
      store.update(state => signedOut(state, false));
    },
    showMore() {
      store.update(state => {
        const list = state.lists[state.tab];
        return withList(state, state.tab, { ...list, pages: list.pages + 1 });
      });
      void reload();
    },
    writeDraft(id, text) {
      store.update(state => ({ ...state, drafts: { ...state.drafts, [id]: text } }));
      tellTyping(id, text);
    },
    async accept(id) {
      if (await change(() => api.accept(id))) showTab('active');
    },
    answer: (id, text) =>
      change(async () => {
        await api.answer(id, text);
        store.update(state => ({ ...state, drafts: { ...state.drafts, [id]: '' } }));
      }),
    async returnToBot(id) {
      await change(() => api.returnToBot(id), zhCN.desk.toasts.returned);
    },
    close: (id, outcome) => change(() => api.close(id, outcome), zhCN.desk.toasts.closed),
  };
}
