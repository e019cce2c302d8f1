import type { DeskSession, IncidentDetail, IncidentRow } from '../shared/desk-contract';

export const TABS = ['waiting', 'active', 'closed'] as const;
export type Tab = (typeof TABS)[number];

export interface IncidentList {
  readonly rows: readonly IncidentRow[];
  readonly next?: string;
  /** Pages shown; a reload reads as many. */
  readonly pages: number;
  readonly loaded: boolean;
}

export interface Toast {
  readonly id: string;
  readonly tone: 'error' | 'done';
  readonly text: string;
}

export interface DeskState {
  /** `checking` until the server has said whether the cookie is good. */
  readonly session: 'checking' | 'signed-out' | DeskSession;
  /** The session ended by itself; the sign-in page says so. */
  readonly sessionEnded: boolean;
  readonly tab: Tab;
  readonly lists: Readonly<Record<Tab, IncidentList>>;
  readonly selectedId?: string;
  readonly detail?: IncidentDetail;
  /** What is being written to whom, by incident id. */
  readonly drafts: Readonly<Record<string, string>>;
  /** A change is on its way to the server: its buttons wait. */
  readonly busy: boolean;
  readonly link: 'live' | 'polling' | 'offline';
  readonly toasts: readonly Toast[];
  readonly sound: boolean;
}

const emptyList: IncidentList = { rows: [], pages: 1, loaded: false };

export const emptyDesk: DeskState = {
  session: 'checking',
  sessionEnded: false,
  tab: 'waiting',
  lists: { waiting: emptyList, active: emptyList, closed: emptyList },
  drafts: {},
  busy: false,
  link: 'live',
  toasts: [],
  sound: false,
};

/** Everything of the signed-in agent is forgotten; `ended` where the agent did not ask for it. */
export const signedOut = (state: DeskState, ended: boolean): DeskState => ({
  ...emptyDesk,
  session: 'signed-out',
  sessionEnded: ended && state.session !== 'checking',
  sound: state.sound,
});

export const withList = (state: DeskState, tab: Tab, list: IncidentList): DeskState => ({
  ...state,
  lists: { ...state.lists, [tab]: list },
});

/** The open incident, once it has been read. */
export const openDetail = ({ detail, selectedId }: DeskState): IncidentDetail | undefined =>
  detail?.id === selectedId ? detail : undefined;

export const withToast = (state: DeskState, toast: Toast): DeskState => ({
  ...state,
  toasts: [...state.toasts.slice(-2), toast],
});
