import type { Config } from '../../config';
import { createAgent } from '../../desk/create-agent';
import { openStore } from '../../store/open-store';
import type { AgentRole } from '../../store/store';
import { fault, printJson, printLine } from '../io';

const ROLES: readonly string[] = ['agent', 'lead', 'editor', 'admin'];
const isRole = (role: string): role is AgentRole => ROLES.includes(role);

/** `desk add-agent`: a new account; its password is shown here once and stored only as a hash. */
export async function addAgent(config: Config, name: string, options: { role: string; json?: boolean }): Promise<void> {
  if (!isRole(options.role)) return fault(`--role ${options.role}: one of ${ROLES.join(', ')}`);
  const store = await openStore(config);
  try {
    const account = await createAgent(store, { name, role: options.role });
    if (options.json) printJson(account);
    else printLine(`${account.name} (${account.role}) password: ${account.password}`);
  } finally {
    await store.close();
  }
}
