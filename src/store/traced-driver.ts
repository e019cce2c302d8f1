import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { toStorableText } from './storable-text';

export type BeforeStatement = (sql: string) => void;

/** A driver through which every statement passes, `begin` and `commit` too: tells a listener first, and makes text storable. */
export class TracedDriver implements Driver {
  constructor(
    private readonly inner: Driver,
    private readonly beforeStatement: BeforeStatement,
  ) {}

  init(): Promise<void> {
    return this.inner.init();
  }

  async acquireConnection(): Promise<TracedConnection> {
    return new TracedConnection(await this.inner.acquireConnection(), this.beforeStatement);
  }

  beginTransaction(connection: TracedConnection, settings: TransactionSettings): Promise<void> {
    return this.inner.beginTransaction(connection, settings);
  }

  commitTransaction(connection: TracedConnection): Promise<void> {
    return this.inner.commitTransaction(connection);
  }

  rollbackTransaction(connection: TracedConnection): Promise<void> {
    return this.inner.rollbackTransaction(connection);
  }

  releaseConnection(connection: TracedConnection): Promise<void> {
    return this.inner.releaseConnection(connection.inner);
  }

  destroy(): Promise<void> {
    return this.inner.destroy();
  }
}

class TracedConnection implements DatabaseConnection {
  constructor(
    readonly inner: DatabaseConnection,
    private readonly beforeStatement: BeforeStatement,
  ) {}

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.beforeStatement(query.sql);
    return this.inner.executeQuery<R>({ ...query, parameters: query.parameters.map(storable) });
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    this.beforeStatement(query.sql);
    return this.inner.streamQuery<R>({ ...query, parameters: query.parameters.map(storable) }, chunkSize);
  }
}

const storable = (value: unknown): unknown => (typeof value === 'string' ? toStorableText(value) : value);
