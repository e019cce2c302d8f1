import type { MigrationProvider } from 'kysely';
import type { Engine } from './connections';
import { firstTables } from './migrations/001-first-tables';
import { deliveryParts } from './migrations/002-delivery-parts';
import { keptMessages } from './migrations/003-kept-messages';
import { wecom } from './migrations/004-wecom';
import { media } from './migrations/005-media';
import { notices } from './migrations/006-notices';

/**
 * The schema's history, oldest first; a migration that has been released is never changed, the next one is added.
 * Conversation data leads with the conversation's id in its primary key, so that PostgreSQL can be partitioned on it.
 * Two tables cannot: `inbox` is unique over the channel's own ids, `desk_events` needs one order over all conversations.
 */
export function migrationsFor(engine: Engine): MigrationProvider {
  return {
    getMigrations: async () => ({
      '001-first-tables': firstTables(engine),
      '002-delivery-parts': deliveryParts,
      '003-kept-messages': keptMessages,
      '004-wecom': wecom,
      '005-media': media(engine),
      '006-notices': notices,
    }),
  };
}
