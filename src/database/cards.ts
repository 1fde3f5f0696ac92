import type { Branch } from '../domain/branch.js';
import { kindOf } from '../domain/records/index.js';
import { allFields } from '../domain/records/kind.js';
import type { LobbyRecord } from '../domain/records/record.js';
import type { Tx } from './db.js';
import { namesOf } from './people.js';
import { clocksOf, sealedFields } from './records.js';

/** Everything that a record's card and its forms show, as it is now. */
export async function cardOf(db: { prisma: Tx }, record: LobbyRecord, branch: Branch, now: Date) {
  const kind = kindOf(record.kind);
  const people = Object.entries(allFields(kind))
    .filter(([, field]) => field.type === 'person')
    .map(([name]) => String(record.details[name] ?? ''))
    .filter((id) => id !== '');
  const [clocks, sealed, names] = await Promise.all([
    clocksOf(db, record.id),
    sealedFields(db, record.id),
    namesOf(db, [record.reporterId, record.ownerId, ...people]),
  ]);
  return { record, kind, branch, clocks, sealed, names, now };
}
