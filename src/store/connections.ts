import type { Kysely, Transaction } from 'kysely';
import { Migrator } from 'kysely';
import { migrationsFor } from './migrations';
import { errorCode } from './error-code';
import type { Tables } from './tables';

export type Engine = 'sqlite' | 'postgres';
export type Reads = Kysely<Tables>;

/** One engine's way in: reads see committed data, `transact` runs its work once committed or not at all (it may call it again). */
export interface Connections {
  readonly engine: Engine;
  readonly reads: Reads;
  readonly transact: <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Brings the schema up to date under the engine's migration lock; several replicas may start at once. */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationsFor(engine) }).migrateToLatest();
  if (error) {
    throw new Error(`The database could not be opened or brought up to date ${errorCode(error)}`.trim(), {
      cause: error,
    });
  }
}
