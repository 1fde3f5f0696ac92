import type { PrismaClient } from './generated/client.js';
import { type Seal, SealError } from './seal.js';

const KEY = 'key-check';
const WORDS = 'lobby';

/**
 * Makes sure that this installation's private fields open with the keys given, by one sealed word in the database.
 * The first start writes it; after a rotation the current key takes over.
 * @throws SealError `key_unknown` when the database was sealed with other keys: without a check a wrong key would
 * be noticed only when somebody asks for a customer's name, with new fields sealed by it meanwhile.
 */
export async function checkKey(prisma: Pick<PrismaClient, 'setting'>, seal: Seal): Promise<void> {
  // Two processes may start at once: whichever comes second must check against the first one's word.
  const fresh = { key: KEY, value: seal.seal(WORDS, KEY) };
  await prisma.setting.createMany({ data: [fresh], skipDuplicates: true });
  const { value } = await prisma.setting.findUniqueOrThrow({ where: { key: KEY } });
  if (seal.open(value, KEY) !== WORDS) throw new SealError('sealed_damaged', 'The key check was altered');
  if (seal.needsRotation(value)) await prisma.setting.update({ where: { key: KEY }, data: fresh });
}
