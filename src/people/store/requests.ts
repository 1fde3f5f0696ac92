import { audit } from '../../platform/database/audit-trail.js';
import type { Db } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { once } from '../../platform/database/once.js';
import type { Role } from '../../platform/directory/roles.js';
import { addMember } from '../../platform/directory/store/branches.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { Refusal } from '../../platform/refusal.js';
import { join, joined } from '../contracts.js';
import { owesToo } from './newcomers.js';

/** Somebody asks for something that another grants. */
export interface Asking {
  id: string;
  branchId: string;
  what: 'join';
  askedBy: string;
  state: 'asked' | 'granted' | 'declined';
  decidedBy: string | null;
}

export async function requestOf(db: Pick<Db, 'prisma'>, id: string): Promise<Asking | null> {
  const row = await db.prisma.request.findUnique({ where: { id } });
  return row && (row as unknown as Asking);
}

/**
 * A person asks to be let into a branch. Asked twice, it is one request.
 * @param deciders person ids of those who may grant it; each hears of it once.
 */
export async function askToJoin(
  db: Db,
  ask: { branchId: string; personId: string },
  deciders: readonly string[],
  now: Date,
  key: string | null,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const { branchId, personId: askedBy } = ask;
    const open = await tx.request.findFirst({ where: { branchId, askedBy, what: 'join', state: 'asked' } });
    if (open) return;
    const id = crypto.randomUUID();
    await tx.request.create({ data: { id, branchId, what: 'join', askedBy, at: now } });
    const messages = deciders.map((personId) => join.for(id, toPerson(personId)));
    await queue(tx, messages, branchId, now);
    await audit(tx, branchId, now, [{ actor: askedBy, action: 'join.asked', subject: id, data: {} }]);
  });
}

/**
 * The answer to a request. The first one counts; whoever comes after is told so.
 * @throws Refusal `gone`, `moved_on`
 */
export async function decideJoin(
  db: Db,
  id: string,
  grant: { by: string; role: Role } | { by: string; role: null },
  deciders: readonly string[],
  now: Date,
  key: string | null,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const [row] = await tx.$queryRaw<Asking[]>`SELECT * FROM "Request" WHERE "id" = ${id}::uuid FOR UPDATE`;
    if (!row) throw new Refusal('gone');
    if (row.state !== 'asked') throw new Refusal('moved_on');
    const state = grant.role ? 'granted' : 'declined';
    await tx.request.update({ where: { id }, data: { state, decidedBy: grant.by, decidedAt: now } });
    if (grant.role) {
      await addMember(tx, row.branchId, row.askedBy, grant.role);
      const came = Prisma.sql`SELECT ${row.branchId}::uuid AS "branchId", ${row.askedBy}::uuid AS "personId"`;
      await owesToo(tx, came, [row.branchId], now);
    }
    await audit(tx, row.branchId, now, [
      {
        actor: grant.by,
        action: `join.${state}`,
        subject: row.askedBy,
        data: grant.role ? { role: grant.role } : {},
      },
    ]);
    await queue(
      tx,
      [
        // The question, in front of everybody who was asked, becomes its answer.
        ...deciders.map((personId) => join.for(id, toPerson(personId))),
        joined.for(id, toPerson(row.askedBy)),
      ],
      row.branchId,
      now,
    );
  });
}
