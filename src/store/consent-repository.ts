import type { Connections } from './connections';
import type { ConsentRepository } from './notice-store';

export function createConsentRepository({ reads, transact }: Connections): ConsentRepository {
  return {
    async record({ channel, account, merchantId, templateId }, { status, at }) {
      const row = { channel, account, merchant_id: merchantId, template_id: templateId, status, at: at.toISOString() };
      await transact(transaction =>
        transaction
          .insertInto('consents')
          .values(row)
          .onConflict(conflict =>
            conflict
              .columns(['channel', 'account', 'merchant_id', 'template_id'])
              .doUpdateSet({ status: row.status, at: row.at })
              // Events are repeated and overtake each other; of two in the same second the one that agrees to less counts.
              .where('consents.at', status === 'accept' ? '<' : '<=', row.at),
          )
          .execute(),
      );
    },
    async endAll({ channel, account, merchantId }, at) {
      await transact(transaction =>
        transaction
          .updateTable('consents')
          .set({ status: 'ended', at: at.toISOString() })
          .where('channel', '=', channel)
          .where('account', '=', account)
          .where('merchant_id', '=', merchantId)
          .where('at', '<=', at.toISOString())
          .execute(),
      );
    },
    async find({ channel, account, merchantId, templateId }) {
      const row = await reads
        .selectFrom('consents')
        .select(['status', 'at'])
        .where('channel', '=', channel)
        .where('account', '=', account)
        .where('merchant_id', '=', merchantId)
        .where('template_id', '=', templateId)
        .executeTakeFirst();
      return row;
    },
  };
}
