import type { Kysely } from 'kysely';
import type { Connections } from './connections';
import type { Conversation, TranscriptEntry } from './records';
import { toConversation, toNewConversationRow, toTranscriptEntry } from './rows';
import type { ConversationAddress, ConversationReads } from './store';
import type { Tables } from './tables';

/** Lines a reader gets at once unless it asks for another number. */
const DEFAULT_LINES = 1_000;
const LINES_PAGE = 500;

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
    linesSince: since => linesSince(reads, since),
  };
}

/** Pages by the primary key, so that any number of lines holds one page in memory and no lock. */
async function* linesSince(reads: Connections['reads'], since: string | undefined): AsyncIterable<TranscriptEntry> {
  let after = { conversationId: '', seq: 0 };
  for (;;) {
    const rows = await reads
      .selectFrom('transcript')
      .selectAll()
      .where('at', '>=', since ?? '')
      .where(eb =>
        eb.or([
          eb('conversation_id', '>', after.conversationId),
          eb.and([eb('conversation_id', '=', after.conversationId), eb('seq', '>', after.seq)]),
        ]),
      )
      .orderBy('conversation_id')
      .orderBy('seq')
      .limit(LINES_PAGE)
      .execute();
    yield* rows.map(toTranscriptEntry);
    const last = rows.at(-1);
    if (!last || rows.length < LINES_PAGE) return;
    after = { conversationId: last.conversation_id, seq: last.seq };
  }
}

/** Makes the row unless it is there. */
export async function insertConversation(db: Kysely<Tables>, address: ConversationAddress, now: Date): Promise<void> {
  await db
    .insertInto('conversations')
    .values(toNewConversationRow(address, now))
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
}
