import type { Connections } from './connections';
import type { WecomAccountRow } from './wecom-tables';
import type { KfAccount, PullState, WecomAccounts } from './wecom-store';

export function createWecomAccounts({ reads, transact }: Connections): WecomAccounts {
  const rowFor = ({ corpId, openKfid }: KfAccount): WecomAccountRow => ({
    corp_id: corpId,
    open_kfid: openKfid,
    cursor: null,
    is_drained: 0,
    rings: 0,
    rings_answered: 0,
    token: null,
    token_at: null,
    pulled_at: null,
    lease_holder: null,
    lease_until: null,
  });

  /** Changes the row while this holder has it; false where it has not. */
  const changeHeld = ({ corpId, openKfid }: KfAccount, holder: string, change: Partial<WecomAccountRow>) =>
    transact(async transaction => {
      const { numUpdatedRows } = await transaction
        .updateTable('wecom_accounts')
        .set(change)
        .where('corp_id', '=', corpId)
        .where('open_kfid', '=', openKfid)
        .where('lease_holder', '=', holder)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    });

  const list: WecomAccounts['list'] = async corpId => {
    const rows = await reads
      .selectFrom('wecom_accounts')
      .select('open_kfid')
      .where('corp_id', '=', corpId)
      .orderBy('open_kfid')
      .execute();
    return rows.map(row => row.open_kfid);
  };

  return {
    list,
    async ring(account, token, now) {
      await transact(transaction =>
        transaction
          .insertInto('wecom_accounts')
          .values({ ...rowFor(account), rings: 1, token, token_at: now.toISOString() })
          .onConflict(conflict =>
            conflict.columns(['corp_id', 'open_kfid']).doUpdateSet(eb => ({
              rings: eb('wecom_accounts.rings', '+', 1),
              token,
              token_at: now.toISOString(),
            })),
          )
          .execute(),
      );
    },
    async ensure(accounts) {
      const [first] = accounts;
      if (!first) return;
      const known = new Set(await list(first.corpId));
      const missing = accounts.filter(({ openKfid }) => !known.has(openKfid));
      if (missing.length === 0) return;
      await transact(transaction =>
        transaction
          .insertInto('wecom_accounts')
          .values(missing.map(rowFor))
          .onConflict(conflict => conflict.doNothing())
          .execute(),
      );
    },
    claim: ({ corpId, openKfid }, { holder, now, until }) =>
      transact(async transaction => {
        const row = await transaction
          .updateTable('wecom_accounts')
          .set({ lease_holder: holder, lease_until: until.toISOString() })
          .where('corp_id', '=', corpId)
          .where('open_kfid', '=', openKfid)
          .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now.toISOString())]))
          .returningAll()
          .executeTakeFirst();
        return row && toPullState(row);
      }),
    renew: (account, { holder, until }) => changeHeld(account, holder, { lease_until: until.toISOString() }),
    saveCursor: (account, { holder, now, until }, { cursor, isDrained }) =>
      changeHeld(account, holder, {
        cursor,
        is_drained: isDrained ? 1 : 0,
        pulled_at: now.toISOString(),
        lease_until: until.toISOString(),
      }),
    release: ({ corpId, openKfid }, { holder, until }, { rings }) =>
      transact(async transaction => {
        const held = transaction
          .updateTable('wecom_accounts')
          .where('corp_id', '=', corpId)
          .where('open_kfid', '=', openKfid)
          .where('lease_holder', '=', holder);
        const { numUpdatedRows } = await held
          .where('rings', '=', rings)
          .set({ lease_holder: null, lease_until: null, rings_answered: rings })
          .executeTakeFirstOrThrow();
        if (numUpdatedRows > 0n) return undefined;
        const row = await held
          .set({ lease_until: until.toISOString(), rings_answered: rings })
          .returningAll()
          .executeTakeFirst();
        return row && toPullState(row);
      }),
    async abandon(account, holder) {
      await changeHeld(account, holder, { lease_holder: null, lease_until: null });
    },
  };
}

const toPullState = (row: WecomAccountRow): PullState => ({
  ...(row.cursor !== null && { cursor: row.cursor }),
  isDrained: row.is_drained === 1,
  rings: row.rings,
  isRung: row.rings > row.rings_answered,
  ...(row.token !== null && row.token_at !== null && { token: { value: row.token, at: row.token_at } }),
  ...(row.pulled_at !== null && { pulledAt: row.pulled_at }),
});
