import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore, type StoreOptions } from '../../src/store/open-store';
import type { Store } from '../../src/store/store';

/** One suite's own database: an empty folder or an empty PostgreSQL database, removed when the suite ends. */
export interface TestDatabase {
  readonly engine: 'sqlite' | 'postgres';
  /** Where it is; known once the suite runs. */
  location(): Pick<StoreOptions, 'databaseUrl' | 'dataDir'>;
  /** A store over it, closed when the suite ends. Each call is what another replica would have. */
  open(options?: Pick<StoreOptions, 'beforeStatement'>): Promise<Store>;
}

/** Describes the same behaviour on SQLite and, with TEST_DATABASE_URL, on PostgreSQL. */
export function forEachEngine(name: string, describeOn: (database: TestDatabase) => void): void {
  describe(`${name} on SQLite`, () => describeOn(useSqlite()));
  onPostgres(name, describeOn);
}

/** Describes behaviour that only PostgreSQL has. */
export function onPostgres(name: string, describeOn: (database: TestDatabase) => void): void {
  const serverUrl = process.env['TEST_DATABASE_URL'];
  if (serverUrl) describe(`${name} on PostgreSQL`, () => describeOn(usePostgres(serverUrl)));
  else describe.skip(`${name} on PostgreSQL (TEST_DATABASE_URL is not set)`, () => describeOn(absent));
}

/** Describes behaviour that needs a Redis server, at TEST_REDIS_URL. */
export function onRedis(name: string, describeOn: (redisUrl: string) => void): void {
  const redisUrl = process.env['TEST_REDIS_URL'];
  if (redisUrl) describe(`${name} on Redis`, () => describeOn(redisUrl));
  else describe.skip(`${name} on Redis (TEST_REDIS_URL is not set)`, () => describeOn(''));
}

function useSqlite(): TestDatabase {
  let dataDir = '';
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'poscare-'));
  });
  const database = trackStores('sqlite', () => ({ dataDir }));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  return database;
}

function usePostgres(serverUrl: string): TestDatabase {
  const name = `poscare_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  beforeAll(() => onServer(serverUrl, `create database ${name}`));
  const database = trackStores('postgres', () => ({ databaseUrl: url.href, dataDir: '' }));
  afterAll(() => onServer(serverUrl, `drop database ${name} with (force)`));
  return database;
}

function trackStores(engine: TestDatabase['engine'], location: TestDatabase['location']): TestDatabase {
  const stores: Store[] = [];
  afterAll(async () => {
    await Promise.all(stores.map(store => store.close()));
  });
  return {
    engine,
    location,
    async open(options = {}) {
      const store = await openStore({ ...location(), ...options });
      stores.push(store);
      return store;
    },
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

const absent: TestDatabase = {
  engine: 'postgres',
  location: () => ({ dataDir: '' }),
  open: () => Promise.reject(new Error('TEST_DATABASE_URL is not set')),
};
