import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkKey } from '../../../src/platform/database/key-check.js';
import { createSeal, makeKey, SealError } from '../../../src/platform/database/seal.js';
import { openTestDatabase, type TestDatabase } from './image.js';

const first = makeKey();
const second = makeKey();
const seal = createSeal(first);

/** The code of the SealError that `run` throws. */
function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a sealed text', () => {
  test('opens to exactly the text that was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
        expect(seal.open(seal.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  test('does not show its words, and differs on each sealing', () => {
    const sealed = seal.seal('13800138000', 'r.phone');
    expect(sealed).not.toContain('13800138000');
    expect(sealed).not.toBe(seal.seal('13800138000', 'r.phone'));
    expect(sealed).toMatch(/^v1\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
  });

  test('does not open in another place', () => {
    const sealed = seal.seal('Hua Wen', 'record-1.customer');
    expect(codeOf(() => seal.open(sealed, 'record-2.customer'))).toBe('sealed_damaged');
  });

  test('does not open when any byte of it was changed', () => {
    const sealed = seal.seal('Hua Wen', 'r.customer');
    const [version, keyId, nonce, body] = sealed.split('.') as [string, string, string, string];
    const flip = (text: string, at: number) => {
      const bytes = Buffer.from(text, 'base64url');
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      return bytes.toString('base64url');
    };
    for (let at = 0; at < Buffer.from(body, 'base64url').length; at++) {
      const changed = [version, keyId, nonce, flip(body, at)].join('.');
      expect(codeOf(() => seal.open(changed, 'r.customer'))).toBe('sealed_damaged');
    }
    const moved = [version, keyId, flip(nonce, 0), body].join('.');
    expect(codeOf(() => seal.open(moved, 'r.customer'))).toBe('sealed_damaged');
    for (const text of [
      '',
      'Hua Wen',
      'v1.a.b.c',
      sealed.slice(0, -24),
      `${sealed}.x`,
      `v2${sealed.slice(2)}`,
    ]) {
      expect(codeOf(() => seal.open(text, 'r.customer'))).toBe('sealed_damaged');
    }
  });

  test('survives a change of key as long as the older key is given', () => {
    const sealed = seal.seal('Hua Wen', 'r.customer');
    const rotated = createSeal({ current: second, older: [first] });
    expect(rotated.open(sealed, 'r.customer')).toBe('Hua Wen');
    expect(rotated.needsRotation(sealed)).toBe(true);
    const again = rotated.seal('Hua Wen', 'r.customer');
    expect(rotated.needsRotation(again)).toBe(false);
    expect(rotated.keyIdOf(again)).not.toBe(rotated.keyIdOf(sealed));
    expect(codeOf(() => createSeal(second).open(sealed, 'r.customer'))).toBe('key_unknown');
  });
});

describe('a digest', () => {
  test('is the same for the same words in the same scope, and only then', () => {
    expect(seal.digest('13800138000', 'phone')).toBe(createSeal(first).digest('13800138000', 'phone'));
    expect(seal.digest('13800138000', 'phone')).not.toBe(seal.digest('13800138000', 'card'));
    expect(seal.digest('bc', 'a')).not.toBe(seal.digest('c', 'ab'));
    expect(seal.digest('13800138000', 'phone')).not.toBe(createSeal(second).digest('13800138000', 'phone'));
  });

  test('finds rows of the key before', () => {
    const rotated = createSeal({ current: second, older: [first] });
    expect(rotated.digests('x', 'phone')).toEqual([
      createSeal(second).digest('x', 'phone'),
      seal.digest('x', 'phone'),
    ]);
  });
});

describe('a key', () => {
  test('must be 32 bytes in base64', () => {
    expect(codeOf(() => createSeal(' '))).toBe('key_missing');
    expect(codeOf(() => createSeal('password'))).toBe('key_malformed');
    expect(codeOf(() => createSeal(Buffer.alloc(31).toString('base64')))).toBe('key_malformed');
    expect(codeOf(() => createSeal(`${first.slice(0, 20)}!${first.slice(21)}`))).toBe('key_malformed');
    expect(codeOf(() => createSeal({ current: first, older: ['x'] }))).toBe('key_malformed');
    expect(codeOf(() => createSeal(`${first}\n`))).toBe('none');
  });
});

describe('the key check in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test('refuses a key that the database was not sealed with', async () => {
    await Promise.all([checkKey(database.prisma, seal), checkKey(database.prisma, createSeal(first))]);
    await checkKey(database.prisma, seal);
    await expect(checkKey(database.prisma, createSeal(second))).rejects.toMatchObject({
      code: 'key_unknown',
    });
  });

  test('follows a rotation', async () => {
    await checkKey(database.prisma, createSeal({ current: second, older: [first] }));
    await checkKey(database.prisma, createSeal(second));
    await expect(checkKey(database.prisma, seal)).rejects.toMatchObject({ code: 'key_unknown' });
  });
});
