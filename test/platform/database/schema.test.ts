import { expect, test } from 'vitest';
import { openTestDatabase } from './image.js';
import { schemaOf } from './schema.js';

/** `npm test -- test/platform/database/schema.test.ts -u` writes the file anew. Read what changed in it. */
test('the migrations make the schema that is written down', async () => {
  const { prisma, close } = await openTestDatabase();
  const schema = await schemaOf(prisma);
  await close();
  await expect(schema).toMatchFileSnapshot('schema.sql');
});
