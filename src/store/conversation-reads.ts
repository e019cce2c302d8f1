import type { Kysely } from 'kysely';
import type { Connections } from './connections';
import type { Conversation } from './records';
import { toConversation, toNewConversationRow, toTranscriptEntry } from './rows';
import type { ConversationAddress, ConversationReads } from './store';
import type { Tables } from './tables';

/** Lines a reader gets at once unless it asks for another number. */
const DEFAULT_LINES = 1_000;

export function createConversationReads({ reads, transact }: Connections): ConversationReads {
  const find = async (conversationId: string): Promise<Conversation | undefined> => {
    const row = await reads.selectFrom('conversations').selectAll().where('id', '=', conversationId).executeTakeFirst();
    return row && toConversation(row);
  };
  return {
    find,
    async ensure(address, now) {
      const known = await find(address.conversationId);
      if (known) return known;
      const row = await transact(async transaction => {
        await insertConversation(transaction, address, now);
        return transaction
          .selectFrom('conversations')
          .selectAll()
          .where('id', '=', address.conversationId)
          .executeTakeFirstOrThrow();
      });
      return toConversation(row);
    },
    async transcript(conversationId, options = {}) {
      const rows = await reads
        .selectFrom('transcript')
        .selectAll()
        .where('conversation_id', '=', conversationId)
        .where('seq', '>', options.afterSeq ?? 0)
        .orderBy('seq')
        .limit(options.limit ?? DEFAULT_LINES)
        .execute();
      return rows.map(toTranscriptEntry);
    },
  };
}

/** Makes the row unless it is there. */
export async function insertConversation(db: Kysely<Tables>, address: ConversationAddress, now: Date): Promise<void> {
  await db
    .insertInto('conversations')
    .values(toNewConversationRow(address, now))
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
}
