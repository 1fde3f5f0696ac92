import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkKey } from '../../src/platform/database/key-check.js';
import { createSeal, makeKey } from '../../src/platform/database/seal.js';
import { normalise } from '../../src/platform/privacy/sealed.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

const [old, fresh] = [makeKey(), makeKey()];
const before = createSeal(old);
const after = createSeal(fresh);
const rows = Array.from({ length: 1200 }, (_, index) => {
  const recordId = randomUUID();
  const plain = `+86 138 0013 ${8000 + index}`;
  const sealed = before.seal(plain, `${recordId}/customer`);
  return { recordId, field: 'customer', sealed, digest: before.digest(normalise(plain), 'customer'), plain };
});

let at: AtTerminal;
beforeAll(async () => {
  at = await sitAtTerminal();
  await at.use(async (prisma) => {
    await checkKey(prisma, before);
    await prisma.secret.createMany({ data: rows.map(({ plain, ...row }) => row) });
    const recordId = randomUUID();
    await prisma.secret.create({
      data: { recordId, field: 'unmasked.what', sealed: before.seal('words', `${recordId}/unmasked.what`) },
    });
  });
});
afterAll(() => at.close());

test('a fresh key is all that is printed', async () => {
  const { code, said, complained } = await at.lobby('key');
  expect({ code, complained }).toEqual({ code: 0, complained: '' });
  expect(() => createSeal(said)).not.toThrow();
});

test('a rotation needs both keys, and the right ones', async () => {
  expect(await at.lobby('key', 'rotate')).toMatchObject({
    code: 1,
    complained: expect.stringMatching(/LOBBY_KEY: missing/),
  });
  at.env.LOBBY_KEY = fresh;
  expect(await at.lobby('key', 'rotate')).toMatchObject({
    code: 1,
    complained: expect.stringMatching(/^LOBBY_OLD_KEYS is missing/),
  });
  at.env.LOBBY_OLD_KEYS = makeKey();
  const { code, complained } = await at.lobby('key', 'rotate');
  expect(code).toBe(1);
  expect(complained).toMatch(/^Sealed with the key .* not among the keys given\. Set LOBBY_KEY to the key/);
});

test('a rotation seals everything again, once', async () => {
  at.env.LOBBY_OLD_KEYS = old;
  expect(await at.lobby('key', 'rotate')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^1201 private fields are sealed with the current key now\./),
    complained: expect.stringMatching(/^500 fields sealed anew …\n1000/),
  });
  await at.use(async (prisma) => {
    await checkKey(prisma, after);
    for (const { recordId, plain } of rows.slice(0, 50)) {
      const row = await prisma.secret.findUniqueOrThrow({
        where: { recordId_field: { recordId, field: 'customer' } },
      });
      expect(after.open(row.sealed, `${recordId}/customer`)).toBe(plain);
      expect(row.digest).toBe(after.digest(normalise(plain), 'customer'));
    }
    expect(await prisma.secret.findMany({ where: { digest: null } })).toHaveLength(1);
  });
  expect((await at.lobby('key', 'rotate')).said).toMatch(/^0 private fields/);
});

test('a field that does not open is kept and reported, and the rotation goes on', async () => {
  const [first, second] = rows;
  if (!first || !second) throw new Error('no rows');
  await at.use(async (prisma) => {
    const where = (recordId: string) => ({ recordId_field: { recordId, field: 'customer' } });
    await prisma.secret.update({ where: where(first.recordId), data: { sealed: second.sealed } });
    await prisma.secret.update({ where: where(second.recordId), data: { sealed: second.sealed } });
  });
  const { code, said, complained } = await at.lobby('key', 'rotate');
  expect(code).toBe(1);
  expect(said).toMatch(/^1 private fields/);
  expect(complained).toMatch(`record ${first.recordId}, customer: A sealed text was altered`);
});
