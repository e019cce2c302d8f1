import type { Connections } from './connections';
import { createWecomAccounts } from './wecom-accounts';
import { createWecomSessions } from './wecom-sessions';
import type { WecomStore } from './wecom-store';

export const createWecomStore = (connections: Connections): WecomStore => ({
  accounts: createWecomAccounts(connections),
  sessions: createWecomSessions(connections),
});
