import { Refusal } from '../refusal.js';
import type { Asked } from './asked.js';

/** Whether whoever asks belongs to head office. */
export const isHeadOffice = ({ standing }: Asked) => standing.rolesIn('').includes('hq');

/** Set-up is for the workspace's administrators and for head office. */
export async function mustBeAble(asked: Asked): Promise<void> {
  if (!isHeadOffice(asked) && !(await asked.isAdmin())) throw new Refusal('not_admin');
}
