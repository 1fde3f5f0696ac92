import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Opened, openDatabase } from '../../../src/platform/database/open.js';
import { spareOnes } from './spare.js';

const rootFolder = fileURLToPath(new URL('../../..', import.meta.url));
const cacheFolder = join(rootFolder, 'node_modules/.cache/lobby');
const serverUrl = process.env.TEST_DATABASE_URL;

export const quiet = { info: () => {}, warn: () => {} };

/** A migrated, empty database of this test's own; `url` where it is on a server. Closing it hands it on, emptied. */
export type TestDatabase = Opened & { url?: string };

/**
 * Opens a fresh copy of the migrated database: in memory, or on the server that TEST_DATABASE_URL names, whose user
 * must be allowed to create databases.
 */
export function openTestDatabase(): Promise<TestDatabase> {
  return serverUrl ? openServerCopy() : openMemoryCopy();
}

/**
 * Vitest runs this once, before any test file: whatever the copies are made from is ready then. What it returns is run at the
 * end.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  if (serverUrl) {
    await makeTemplate(serverUrl);
    process.env.LOBBY_TEST_COPIES = `lobby_test_${randomUUID().slice(0, 8)}_`;
    return () => dropCopies(serverUrl, copies());
  }
  await makeImage();
  console.log(
    'Testing on the embedded database. Set TEST_DATABASE_URL to test on a PostgreSQL server instead.',
  );
  return async () => {};
}

/** How the names begin of all copies on the server that this run makes. */
const copies = () => process.env.LOBBY_TEST_COPIES ?? 'lobby_test_';

/** The same in memory, whatever TEST_DATABASE_URL says. */
export const openMemoryCopy: () => Promise<TestDatabase> = spareOnes(async () => {
  const image = new Uint8Array(await readFile(await makeImage()));
  return openDatabase({ dataDir: 'memory', image, migrate: false, log: quiet });
});

/** Puts the migrated, empty database into a folder in which none is, as a bot leaves it that has stopped. */
export async function putFolderCopy(dataDir: string): Promise<void> {
  await cp(join(await makeFolder(), 'postgres'), join(dataDir, 'postgres'), { recursive: true });
}

async function makeFolder(): Promise<string> {
  const folder = join(cacheFolder, `${await migrationsHash()}.folder`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${randomUUID()}`;
  const image = new Uint8Array(await readFile(await makeImage()));
  await (await openDatabase({ dataDir: unfinished, image, migrate: false, log: quiet })).close();
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(folder)) throw error;
    await rm(unfinished, { recursive: true });
  }
  return folder;
}

async function makeImage(): Promise<string> {
  const file = join(cacheFolder, `${await migrationsHash()}.tar`);
  if (existsSync(file)) return file;
  const database = await openDatabase({ dataDir: 'memory', log: quiet });
  const image = await database.dumpImage?.();
  await database.close();
  if (!image) throw new Error('The embedded database gave no image');
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, new Uint8Array(await image.arrayBuffer()));
  for (const old of await readdir(cacheFolder)) {
    if (/\.(tar|folder)$/.test(old)) await rm(join(cacheFolder, old), { recursive: true, force: true });
  }
  await rename(unfinished, file);
  return file;
}

const openServerCopy = spareOnes(async () => {
  const server = serverUrl ?? '';
  const template = await makeTemplate(server);
  const name = `${copies()}${randomUUID().slice(0, 8)}`;
  await onServer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  // Nobody needs it after the server has crashed: no commit waits for the disk.
  await onServer(server, `ALTER DATABASE "${name}" SET synchronous_commit = off`);
  const url = urlOf(server, name);
  const database = await openDatabase({ url, poolSize: 5, migrate: false, log: quiet });
  const close = async () => {
    await database.close();
    await onServer(server, `DROP DATABASE "${name}" WITH (FORCE)`);
  };
  return { ...database, url, close };
});

async function dropCopies(server: string, start: string): Promise<void> {
  const rows = await onServer(
    server,
    `SELECT datname FROM pg_database WHERE starts_with(datname, '${start}')`,
  );
  for (const { datname } of rows) await onServer(server, `DROP DATABASE "${datname}" WITH (FORCE)`);
}

async function makeTemplate(server: string): Promise<string> {
  const name = `lobby_template_${await migrationsHash()}`;
  const [found] = await onServer(server, `SELECT 1 FROM pg_database WHERE datname = '${name}'`);
  if (found) return name;
  const unfinished = `${name}_${randomUUID().slice(0, 8)}`;
  await onServer(server, `CREATE DATABASE "${unfinished}"`);
  const database = await openDatabase({ url: urlOf(server, unfinished), log: quiet });
  await database.close();
  await onServer(server, `ALTER DATABASE "${unfinished}" RENAME TO "${name}"`);
  return name;
}

async function onServer(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Changes with any migration, and with the embedded database's version. */
async function migrationsHash(): Promise<string> {
  const folder = join(rootFolder, 'prisma/migrations');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.sql')).sort();
  const hash = createHash('sha256').update(
    await readFile(join(rootFolder, 'node_modules/@electric-sql/pglite/package.json')),
  );
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}
