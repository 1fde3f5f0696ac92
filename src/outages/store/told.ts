import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { row, rows, text, uuid } from '../../platform/database/query.js';
import { ensurePerson, membersOf } from '../../platform/directory/store/people.js';
import { isId } from '../../platform/id.js';

const leaderRow = z.object({ personId: uuid, role: text });
const actorRow = z.object({ actor: text });
const personRow = z.object({ id: uuid });

/** Ids of people. */
export type Told = string[];

/**
 * The people to notify of an outage in a branch's channel: its head, its members of head office, and whoever set it
 * up; where there are none of these, its lobby managers and duty supervisors. Without a branch (`null`): head office,
 * else every branch's head.
 */
export async function toldOf(tx: Tx, branchId: string | null): Promise<Told> {
  if (branchId === null) return headOffice(tx);
  const members = await membersOf({ prisma: tx }, branchId);
  const holding = (...wanted: string[]) =>
    members
      .filter(({ roles }) => roles.some((role) => wanted.includes(role)))
      .map(({ personId }) => personId);
  const founder = await founderOf(tx, branchId);
  const told = new Set([...holding('branch_head', 'hq'), ...(founder ? [founder] : [])]);
  return told.size > 0 ? [...told] : holding('lobby_manager', 'duty_supervisor');
}

async function headOffice(tx: Tx): Promise<Told> {
  const leaders = await rows(tx, leaderRow)`
    SELECT DISTINCT "personId"::text, "role" FROM "Membership" WHERE "role" IN ('hq', 'branch_head')`;
  const offices = leaders.filter(({ role }) => role === 'hq');
  return (offices.length > 0 ? offices : leaders).map(({ personId }) => personId);
}

const slackId = /^[UW][\dA-Z]+$/;

/**
 * Whoever set a branch up in Slack is the actor of the first entry of its audit trail: a person's id, or the Slack id
 * of a user who was not known yet.
 */
async function founderOf(tx: Tx, branchId: string): Promise<string | null> {
  const first = await row(tx, actorRow)`
    SELECT "actor" FROM "AuditEntry" WHERE "chain" = ${branchId} AND "seq" = 1 AND "action" = 'branch.saved'`;
  if (!first) return null;
  if (slackId.test(first.actor)) return (await ensurePerson(tx, first.actor, first.actor)).id;
  if (!isId(first.actor)) return null;
  const person = await row(tx, personRow)`
    SELECT "id"::text FROM "Person" WHERE "id" = ${first.actor}::uuid`;
  return person?.id ?? null;
}
