import type { Kysely } from 'kysely';
import type { Incident } from '../incident/incident';
import type { Conversation, TranscriptEntry } from './records';
import { toIncident, toTranscriptEntry } from './rows';
import type { ConversationView } from './store';
import type { Tables } from './tables';

/** Reads of one conversation, inside a transaction or beside it. */
export class KyselyConversationView<Db extends Kysely<Tables> = Kysely<Tables>> implements ConversationView {
  constructor(
    protected readonly db: Db,
    readonly conversation: Conversation,
  ) {}

  async hasMessage(messageId: string): Promise<boolean> {
    const { channel, account } = this.conversation;
    const row = await this.db
      .selectFrom('inbox')
      .select('message_id')
      .where('channel', '=', channel)
      .where('account', '=', account)
      .where('message_id', '=', messageId)
      .executeTakeFirst();
    return row !== undefined;
  }

  async findMessageEntries(messageId: string): Promise<readonly TranscriptEntry[]> {
    const rows = await this.db
      .selectFrom('transcript')
      .selectAll()
      .where('conversation_id', '=', this.conversation.id)
      .where('turn_message_id', '=', messageId)
      .orderBy('seq')
      .execute();
    return rows.map(toTranscriptEntry);
  }

  async recentTranscript(limit: number): Promise<readonly TranscriptEntry[]> {
    const rows = await this.db
      .selectFrom('transcript')
      .selectAll()
      .where('conversation_id', '=', this.conversation.id)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse().map(toTranscriptEntry);
  }

  async findIncident(incidentId: string): Promise<Incident | undefined> {
    const row = await this.db
      .selectFrom('incidents')
      .select('data')
      .where('conversation_id', '=', this.conversation.id)
      .where('id', '=', incidentId)
      .executeTakeFirst();
    return row && toIncident(row);
  }

  async recentlyClosedIncidents(since: Date): Promise<readonly Incident[]> {
    const rows = await this.db
      .selectFrom('incidents')
      .select('data')
      .where('conversation_id', '=', this.conversation.id)
      .where('status', '=', 'closed')
      .where('closed_at', '>=', since.toISOString())
      .orderBy('closed_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(toIncident);
  }
}
