import type { Connections } from './connections';
import { toAgent } from './rows';
import type { SessionRepository } from './store';

export function createSessionRepository({ reads, transact }: Connections): SessionRepository {
  return {
    async add(session) {
      await transact(transaction =>
        transaction
          .insertInto('sessions')
          .values({
            token_hash: session.tokenHash,
            agent_id: session.agentId,
            csrf_token: session.csrfToken,
            created_at: session.createdAt,
            expires_at: session.expiresAt,
          })
          .execute(),
      );
    },
    async find(tokenHash, now) {
      const session = await reads
        .selectFrom('sessions')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now.toISOString())
        .executeTakeFirst();
      if (!session) return undefined;
      const agent = await reads
        .selectFrom('agents')
        .selectAll()
        .where('id', '=', session.agent_id)
        .where('disabled', '=', 0)
        .executeTakeFirst();
      if (!agent) return undefined;
      return {
        session: {
          tokenHash: session.token_hash,
          agentId: session.agent_id,
          csrfToken: session.csrf_token,
          createdAt: session.created_at,
          expiresAt: session.expires_at,
        },
        agent: toAgent(agent),
      };
    },
    async remove(tokenHash) {
      await transact(transaction => transaction.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute());
    },
    async removeExpired(now) {
      const { numDeletedRows } = await transact(transaction =>
        transaction.deleteFrom('sessions').where('expires_at', '<=', now.toISOString()).executeTakeFirstOrThrow(),
      );
      return Number(numDeletedRows);
    },
  };
}
