import { action } from './action.js';
import { complaint } from './complaint.js';
import { incident } from './incident.js';
import type { Kind } from './kind.js';
import { referral } from './referral.js';

/** Every kind of record, in the order in which menus show them. A new kind is its file, its name here and its words. */
export const kinds = [incident, complaint, referral, action] as const;
export type KindName = (typeof kinds)[number]['name'];

const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]));

/** @throws where the database holds a kind that this version does not know. */
export function kindOf(name: string): Kind {
  const kind = byName.get(name);
  if (!kind) throw new Error(`no kind of record is called ${name}`);
  return kind;
}

export function isKind(name: string): name is KindName {
  return byName.has(name);
}
