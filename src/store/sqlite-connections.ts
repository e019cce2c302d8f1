import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { DatabaseConnection, Driver } from 'kysely';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Connections } from './connections';
import { migrate } from './connections';
import { errorCode } from './error-code';
import { createGroupCommit } from './group-commit';
import { withPreparedStatements } from './prepared-statements';
import type { Tables } from './tables';
import { type BeforeStatement, TracedDriver } from './traced-driver';

/** How long a write waits for another process's; a turn takes milliseconds, so 5 s means that something is stuck. */
const BUSY_TIMEOUT_MS = 5_000;
const BUSY_POLL_MS = 10;

/**
 * Opens `poscare.db` in a folder, made where it is missing, for this account's eyes only. Two connections: writes queue on
 * one, reads run on the other and see what is committed, so that a read never waits for a turn.
 */
export async function openSqlite(dataDir: string, beforeStatement: BeforeStatement): Promise<Connections> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'poscare.db');
  const writer = openFile(file);
  chmodSync(file, 0o600);
  const writes = kyselyOver(new TracedDriver(new ImmediateDriver(writer), beforeStatement));
  try {
    await migrate(writes, 'sqlite');
  } catch (error) {
    await writes.destroy();
    throw error;
  }
  const reader = openFile(file);
  reader.pragma('query_only = on');
  const reads = kyselyOver(
    new TracedDriver(new SqliteDriver({ database: withPreparedStatements(reader) }), beforeStatement),
  );
  return {
    engine: 'sqlite',
    reads,
    transact: createGroupCommit(work => writes.transaction().execute(work)),
    close: async () => {
      await reads.destroy();
      await writes.destroy();
      reader.close(); // Kysely leaves a connection alone that it has never used.
      writer.close();
    },
  };
}

function openFile(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  // FULL: a committed turn survives a power cut; NORMAL would only survive a killed process.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What a rewritten line held before is overwritten in the file, not only unlinked.
  database.pragma('secure_delete = ON');
  return database;
}

function kyselyOver(driver: Driver): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new TransactionalAdapter(),
      createDriver: () => driver,
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

/** Lets migrations run inside a transaction, which SQLite can: two processes that open a new file take turns. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes the write lock at BEGIN, so that a transaction that has read never fails to write, and waits for it without blocking the process. */
class ImmediateDriver extends SqliteDriver {
  constructor(private readonly database: Database.Database) {
    super({ database: withPreparedStatements(database) });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const deadline = performance.now() + BUSY_TIMEOUT_MS;
    this.database.pragma('busy_timeout = 0');
    try {
      while (!(await this.tryBegin(connection, performance.now() < deadline))) await sleep(BUSY_POLL_MS);
    } finally {
      this.database.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  private async tryBegin(connection: DatabaseConnection, mayWait: boolean): Promise<boolean> {
    try {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
      return true;
    } catch (error) {
      if (mayWait && isBusy(error)) return false;
      throw error;
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite rolls back by itself on a full disk or an I/O error; a second rollback would hide that error.
    if (this.database.inTransaction) await super.rollbackTransaction(connection);
  }
}

const isBusy = (error: unknown): boolean => /^SQLITE_BUSY(_|$)/.test(errorCode(error));
