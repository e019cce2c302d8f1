import { AgentExistsError } from '../errors';
import type { Store } from '../store/store';
import { createAgent } from './create-agent';

export const FIRST_ADMINISTRATOR = 'admin';

/** On the first start makes the account `admin` and resolves with its password; undefined ever after, and where another replica was faster. */
export async function ensureFirstAdministrator(store: Store): Promise<string | undefined> {
  if ((await store.agents.count()) > 0) return undefined;
  try {
    return (await createAgent(store, { name: FIRST_ADMINISTRATOR, role: 'admin' })).password;
  } catch (error) {
    if (error instanceof AgentExistsError) return undefined;
    throw error;
  }
}
