import { join } from 'node:path';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { PrismaClient } from '../../src/platform/database/generated/client.js';
import { applyMigrations, type Session } from '../../src/platform/database/migrate.js';
import { branches, people } from './bank.js';

/** The benches are compiled to another depth than the bot, which finds its migrations by its own place. */
const migrations = join('prisma', 'migrations');

/** Migrates an empty database and fills in the bank: its branches, and people whose profile was read just now. */
export async function seed(session: Session): Promise<void> {
  await applyMigrations(session, migrations);
  const prisma = new PrismaClient({ adapter: session.adapters });
  const now = new Date();
  await saveBranches({ prisma, followers }, branches, 'bench', now);
  for (const { id: slackId, name } of people)
    await prisma.person.update({ where: { slackId }, data: { name, locale: 'en-US', profileAt: now } });
  await prisma.$disconnect();
}
