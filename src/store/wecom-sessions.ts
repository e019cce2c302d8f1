import type { Connections } from './connections';
import type { KfCustomer, WecomSessions } from './wecom-store';

export function createWecomSessions({ reads, transact }: Connections): WecomSessions {
  const keyOf = ({ corpId, openKfid, externalUserid }: KfCustomer) => ({
    corp_id: corpId,
    open_kfid: openKfid,
    external_userid: externalUserid,
  });
  return {
    async find(customer) {
      const key = keyOf(customer);
      const row = await reads
        .selectFrom('wecom_sessions')
        .selectAll()
        .where('corp_id', '=', key.corp_id)
        .where('open_kfid', '=', key.open_kfid)
        .where('external_userid', '=', key.external_userid)
        .executeTakeFirst();
      if (!row) return undefined;
      return { state: row.state, ...(row.servicer !== null && { servicer: row.servicer }), knownAt: row.known_at };
    },
    async save(customer, { state, servicer, knownAt }) {
      const told = { state, servicer: servicer ?? null, known_at: knownAt };
      await transact(transaction =>
        transaction
          .insertInto('wecom_sessions')
          .values({ ...keyOf(customer), ...told })
          .onConflict(conflict => conflict.columns(['corp_id', 'open_kfid', 'external_userid']).doUpdateSet(told))
          .execute(),
      );
    },
  };
}
