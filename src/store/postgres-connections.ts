import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialect } from 'kysely';
import { Kysely, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { PoolConfig } from 'pg';
import { Pool, types } from 'pg';
import type { Connections } from './connections';
import { migrate } from './connections';
import { errorCode } from './error-code';
import type { Tables } from './tables';
import { type BeforeStatement, TracedDriver } from './traced-driver';

const POOL = {
  /** Ten replicas stay under PostgreSQL's default of 100 connections. */
  max: 9,
  /** WeChat gives a request 5 s in all; a full or absent database must be known before that. */
  connectionTimeoutMillis: 3_000,
  /** A statement that runs longer than this is not coming back in time for anybody. */
  statement_timeout: 10_000,
  /** A stalled replica loses its locks, and its late commit is refused (the session is gone). */
  idle_in_transaction_session_timeout: 15_000,
} as const satisfies PoolConfig;

/** 40001 serialization_failure, 40P01 deadlock_detected: PostgreSQL asks that the whole transaction is tried again. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;
const FIRST_RETRY_MS = 10;

/** Opens a pool and brings the schema up to date. */
export async function openPostgres(databaseUrl: string, beforeStatement: BeforeStatement): Promise<Connections> {
  // Migrations wait for one another's lock and may take minutes: no statement timeout for them.
  const migrations = kyselyOver(
    openPool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 10_000 }),
    () => {},
  );
  try {
    await migrate(migrations, 'postgres');
  } finally {
    await migrations.destroy();
  }
  const pool = openPool({ connectionString: databaseUrl, ...POOL });
  const db = kyselyOver(pool, beforeStatement);
  return {
    engine: 'postgres',
    reads: db,
    transact: work => withRetry(() => db.transaction().execute(work)),
    close: async () => {
      await db.destroy();
      if (!pool.ending) await pool.end(); // Kysely leaves a pool alone that it has never used.
    },
  };
}

function openPool(config: PoolConfig): Pool {
  const pool = new Pool({ ...config, types: { getTypeParser } });
  // A connection that dies says so to its query, or to the next one; without listeners Node would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', client => client.on('error', () => undefined));
  return pool;
}

function kyselyOver(pool: Pool, beforeStatement: BeforeStatement): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new TracedDriver(new PostgresDriver({ pool }), beforeStatement),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

const INT8: number = types.builtins.INT8;
/** Counts and event ids are 8-byte integers, which pg hands out as text by default; ours stay far below 2^53. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: unknown) =>
  Number(oid) === INT8 ? Number : (types.getTypeParser(oid, format as 'text') as (value: string) => unknown);

async function withRetry<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !RETRYABLE.has(errorCode(error))) throw error;
      // Deadlocked partners must not come back in step: the second half of the wait is random.
      await sleep(FIRST_RETRY_MS * 2 ** attempt * (0.5 + Math.random() / 2));
    }
  }
}
