import { RequestError } from '../errors';
import type { Agent, AgentRole } from '../store/store';

/** Who may take cases and talk to merchants; editors read cases to learn what the knowledge lacks. */
const MAY_WORK: Readonly<Record<AgentRole, boolean>> = { agent: true, lead: true, editor: false, admin: true };

/** Throws RequestError 403 where the agent's role does not handle cases. */
export function requireWork(agent: Agent): void {
  if (!MAY_WORK[agent.role]) throw new RequestError(403, 'forbidden', `The role ${agent.role} only reads cases`);
}
