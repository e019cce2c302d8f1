import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from './tables';

type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;
type Transact = <T>(work: Work<T>) => Promise<T>;

/** More would make the first of them wait for the last. */
const MOST_TOGETHER = 64;

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: works that wait at the same time share one transaction, and one write to the disk. Each stands behind a savepoint, so that one that
 * throws takes back only itself; all of them resolve after the commit, and all reject where it fails. For an engine with one writer.
 */
export function createGroupCommit(transact: Transact): Transact {
  const queue: Waiting[] = [];
  let isRunning = false;

  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (queue.length > 0) {
        // Whatever else has arrived by now comes along.
        await new Promise(resolve => setImmediate(resolve));
        await commitTogether(transact, queue.splice(0, MOST_TOGETHER));
      }
    } finally {
      isRunning = false;
    }
  };

  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve: result => resolve(result as T), reject });
      if (!isRunning) void run();
    });
}

async function commitTogether(transact: Transact, group: readonly Waiting[]): Promise<void> {
  const settle: (() => void)[] = [];
  try {
    await transact(async transaction => {
      for (const waiting of group) settle.push(await attempt(transaction, waiting, group.length > 1));
    });
  } catch (error) {
    for (const { reject } of group) reject(error);
    return;
  }
  for (const tell of settle) tell();
}

/** Runs one work, and says how it is to be told once the group is committed. Throws what took the whole transaction back. */
async function attempt(
  transaction: Transaction<Tables>,
  { work, resolve, reject }: Waiting,
  isShared: boolean,
): Promise<() => void> {
  if (!isShared) {
    const result = await work(transaction);
    return () => resolve(result);
  }
  await sql`savepoint one_of_many`.execute(transaction);
  try {
    const result = await work(transaction);
    await sql`release one_of_many`.execute(transaction);
    return () => resolve(result);
  } catch (error) {
    await sql`rollback to one_of_many`.execute(transaction);
    await sql`release one_of_many`.execute(transaction);
    return () => reject(error);
  }
}
