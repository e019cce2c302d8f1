import {
  parseDeskSession,
  parseIncidentDetail,
  parseIncidentPage,
  type CaseOutcome,
  type DeskSession,
  type IncidentDetail,
  type IncidentPage,
} from '../shared/desk-contract';
import { HttpError } from '../shared/http-errors';
import { requestJson, type JsonRequest } from '../shared/request-json';

/** The desk's HTTP calls; each throws HttpError or UnreachableError. */
export interface DeskApi {
  signIn(name: string, password: string): Promise<DeskSession>;
  /** Undefined where nobody is signed in. */
  findSession(): Promise<DeskSession | undefined>;
  signOut(): Promise<void>;
  list(status: string, cursor: string | undefined): Promise<IncidentPage>;
  read(incidentId: string): Promise<IncidentDetail>;
  accept(incidentId: string): Promise<void>;
  answer(incidentId: string, text: string): Promise<void>;
  /** The agent is writing. */
  tellTyping(incidentId: string): Promise<void>;
  returnToBot(incidentId: string): Promise<void>;
  close(incidentId: string, outcome: CaseOutcome): Promise<void>;
}

const BASE = '/desk/api';

/** Keeps the session's CSRF token and sends it with every changing request. */
export function createDeskApi(): DeskApi {
  let csrfToken = '';
  const keep = (answer: unknown): DeskSession => {
    const session = parseDeskSession(answer);
    if (!session) throw new HttpError(502, 'bad-session', 'The server answered no session');
    csrfToken = session.csrfToken;
    return session;
  };
  const change = (path: string, request: JsonRequest): Promise<unknown> =>
    requestJson(BASE + path, { ...request, headers: { 'x-csrf-token': csrfToken } });
  const act = async (incidentId: string, action: string, body: object = {}): Promise<void> => {
    await change(`${incidentPath(incidentId)}/${action}`, { method: 'POST', body });
  };

  return {
    signIn: async (name, password) => keep(await change('/session', { method: 'POST', body: { name, password } })),
    async findSession() {
      try {
        return keep(await requestJson(`${BASE}/session`));
      } catch (error) {
        if (error instanceof HttpError && error.status === 401) return undefined;
        throw error;
      }
    },
    async signOut() {
      await change('/session', { method: 'DELETE' });
    },
    async list(status, cursor) {
      const query = new URLSearchParams({ status, ...(cursor === undefined ? {} : { cursor }) });
      return parseIncidentPage(await requestJson(`${BASE}/incidents?${query.toString()}`));
    },
    async read(incidentId) {
      const detail = parseIncidentDetail(await requestJson(BASE + incidentPath(incidentId)));
      if (!detail) throw new HttpError(502, 'bad-incident', 'The server answered no incident');
      return detail;
    },
    accept: id => act(id, 'accept'),
    answer: (id, text) => act(id, 'messages', { text }),
    tellTyping: id => act(id, 'typing'),
    returnToBot: id => act(id, 'return'),
    close: (id, outcome) => act(id, 'close', outcome),
  };
}

const incidentPath = (incidentId: string): string => `/incidents/${encodeURIComponent(incidentId)}`;
