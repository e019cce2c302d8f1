import { AgentExistsError, NotFoundError } from '../errors';
import type { Connections } from './connections';
import { toAgent } from './rows';
import type { AgentRepository } from './store';
import type { AgentRow } from './tables';

export function createAgentRepository({ reads, transact }: Connections): AgentRepository {
  const change = async (agentId: string, columns: Partial<AgentRow>): Promise<void> => {
    const { numUpdatedRows } = await transact(transaction =>
      transaction.updateTable('agents').set(columns).where('id', '=', agentId).executeTakeFirstOrThrow(),
    );
    if (numUpdatedRows === 0n) throw new NotFoundError('agent', agentId);
  };
  return {
    async add(agent) {
      const row = {
        id: agent.id,
        name: agent.name,
        role: agent.role,
        password_hash: agent.passwordHash,
        disabled: agent.disabled ? 1 : 0,
        created_at: agent.createdAt,
      };
      const { numInsertedOrUpdatedRows } = await transact(transaction =>
        transaction
          .insertInto('agents')
          .values(row)
          .onConflict(conflict => conflict.column('name').doNothing())
          .executeTakeFirstOrThrow(),
      );
      if (numInsertedOrUpdatedRows !== 1n) throw new AgentExistsError(agent.name);
    },
    async findByName(name) {
      const row = await reads.selectFrom('agents').selectAll().where('name', '=', name).executeTakeFirst();
      return row && toAgent(row);
    },
    async find(agentId) {
      const row = await reads.selectFrom('agents').selectAll().where('id', '=', agentId).executeTakeFirst();
      return row && toAgent(row);
    },
    async count() {
      const { total } = await reads
        .selectFrom('agents')
        .select(({ fn }) => fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return total;
    },
    setPassword: (agentId, passwordHash) => change(agentId, { password_hash: passwordHash }),
    setDisabled: (agentId, disabled) => change(agentId, { disabled: disabled ? 1 : 0 }),
  };
}
