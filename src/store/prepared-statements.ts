import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** The product has some hundred different statements; lists of values make a few more. */
const MOST_KEPT = 500;

/** A connection that compiles each statement once: compiling takes as long as running most of ours. */
export function withPreparedStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      if (kept.size >= MOST_KEPT) kept.clear();
      const statement = database.prepare(sql);
      kept.set(sql, statement);
      return statement;
    },
    close: () => void database.close(),
  };
}
