import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Store } from '../../src/store/store';
import type { TestDatabase } from './databases';

/** Every byte that the engine has on disk (SQLite with its log) or in its tables (PostgreSQL), as text. */
export async function readEverything({ engine, location }: TestDatabase, store: Store): Promise<string> {
  await store.ping();
  const { dataDir, databaseUrl } = location();
  if (engine === 'sqlite') {
    return readdirSync(dataDir)
      .map(file => readFileSync(join(dataDir, file), 'utf8'))
      .join();
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
  );
  const rows: string[] = [];
  for (const { name } of tables.rows) rows.push(JSON.stringify((await client.query(`select * from ${name}`)).rows));
  await client.end();
  expect(rows.length).toBeGreaterThan(8);
  return rows.join();
}
