import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { followers } from '../../src/modules.js';
import { type Db, dbOf } from '../../src/platform/database/db.js';
import { openEmbedded } from '../../src/platform/database/embedded.js';
import { type Prisma, PrismaClient } from '../../src/platform/database/generated/client.js';
import { type Ground, type Open, once } from './ground.js';
import { seal } from './key.js';
import { seed } from './seed.js';

/** The database that a process has inside itself, in a folder of its own. */
export function embeddedGround(): Ground {
  const template = once(async () => {
    const folder = await newFolder();
    const db = await openEmbedded(folder);
    await seed(db);
    await db.close();
    return folder;
  });
  return {
    name: 'embedded',
    async copy() {
      const folder = await newFolder();
      await cp(join(await template(), 'postgres'), join(folder, 'postgres'), { recursive: true });
      return { env: { LOBBY_DATA_DIR: folder }, look: (looking) => opened(folder, looking) };
    },
  };
}

async function opened<T>(folder: string, looking: (open: Open) => Promise<T>): Promise<T> {
  const db = await PGlite.create(join(folder, 'postgres'));
  await db.exec(`SET TIME ZONE 'UTC'`);
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(db) });
  const ask: Open['ask'] = async (sql, values) => (await db.query<Record<string, unknown>>(sql, values)).rows;
  const bare: Db['ask'] = async <Row>({ text, values }: Prisma.Sql) =>
    (await db.query<Row>(text, values)).rows;
  try {
    return await looking({ ask, prisma, db: dbOf({ prisma, ask: bare }, seal, followers) });
  } finally {
    await prisma.$disconnect();
    await db.close();
  }
}

/** The last thing before the process ends: a copy still under way would put back what is removed any earlier. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
