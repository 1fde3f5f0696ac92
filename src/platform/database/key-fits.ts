import type { PrismaClient } from './generated/client.js';
import { checkKey } from './key-check.js';
import type { Seal } from './seal.js';

/**
 * Whether the keys are this installation's. Unlike the check at the start of the bot it does not register a first
 * key: where no key was ever used, any would do, and it returns `unused`.
 * @throws SealError where the keys are others.
 */
export async function keyFits(prisma: Pick<PrismaClient, 'setting'>, seal: Seal): Promise<'fits' | 'unused'> {
  if ((await prisma.setting.count({ where: { key: 'key-check' } })) === 0) return 'unused';
  await checkKey(prisma, seal);
  return 'fits';
}
