import { createAgent } from '../../src/desk/create-agent';
import type { AgentRole } from '../../src/store/store';
import type { Served } from '../../src/serve';

/** An agent who is signed in at the desk of a served product. */
export interface DeskClient {
  readonly name: string;
  get(path: string): Promise<{ status: number; body: any }>;
  post(path: string, body?: object, headers?: Record<string, string>): Promise<{ status: number; body: any }>;
  /** Sessions end after a shift: this starts the next one. */
  signIn(): Promise<void>;
}

export async function createDeskClient({ app, port }: Served, name: string, role: AgentRole = 'agent') {
  const api = `http://127.0.0.1:${port}/desk/api`;
  const { password } = await createAgent(app.store, { name, role });
  let session: Record<string, string> = {};
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(api + path, {
      method,
      headers: { ...session, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { response, status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const client: DeskClient = {
    name,
    get: path => call('GET', path),
    post: (path, body = {}, headers) => call('POST', path, body, headers),
    async signIn() {
      const { response, status, body } = await call('POST', '/session', { name, password });
      if (status !== 200) throw new Error(`${name} could not sign in`);
      const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      session = { cookie, 'x-csrf-token': body.csrfToken };
    },
  };
  await client.signIn();
  return client;
}
