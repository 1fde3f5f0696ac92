import { z } from 'zod';
import type { Db, Tx } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import { known, row, rows, text, timestamptz, uuid } from '../../database/query.js';
import type { Branch } from '../branch.js';
import { acrossBranches, type Member, type Role, roles } from '../roles.js';
import { storedBranch } from './branches.js';

/** A person as Slack and the branches know them. */
export interface Person {
  id: string;
  slackId: string;
  name: string;
  locale: string | null;
  /** When their Slack profile was last read. */
  profileAt: Date | null;
}

/** The person behind a request, with the branch of the channel and the branches that they belong to. */
export interface Caller {
  person: Person | null;
  /** The branch whose channel it is; null where there is none. */
  here: Branch | null;
  /** Everybody of that branch; empty where it is none. */
  members: Member[];
  /** The branches they are listed in. */
  theirs: Branch[];
  rolesIn(branchId: string): Role[];
}

/** Whether a person sees all branches. */
export async function seesAllBranches({ prisma }: { prisma: Tx }, personId: string): Promise<boolean> {
  const found = await prisma.membership.findFirst({ where: { personId, role: { in: [...acrossBranches] } } });
  return found !== null;
}

const knownPerson = z.object({
  id: uuid,
  slackId: text,
  name: text,
  locale: text.nullable(),
  profileAt: timestamptz.nullable(),
});

/** One role of one person. A role that this version does not know gives no rights here. */
const heldRole = z.object({ personId: uuid, slackId: text, name: text, role: known(roles) });
type Held = z.infer<typeof heldRole>;

const callerRow = z.object({
  person: knownPerson.nullable(),
  here: storedBranch.nullable(),
  held: z.array(z.object({ role: known(roles), branch: storedBranch })).nullable(),
  members: z.array(heldRole).nullable(),
});

/**
 * Who sent a request, looked up every time: nothing about rights is kept in memory. One statement, since every
 * command waits for it.
 */
export async function whoIs(db: Db, slackId: string, channel: string | null): Promise<Caller> {
  const found = await row(db.ask, callerRow)`
    SELECT to_jsonb(p) AS "person", to_jsonb(h) AS "here", (
      SELECT jsonb_agg(jsonb_build_object('role', m."role", 'branch', to_jsonb(b)) ORDER BY b."createdAt", b."name", m."role")
      FROM "Membership" m JOIN "Branch" b ON b."id" = m."branchId" WHERE m."personId" = p."id"
    ) AS "held", (
      SELECT jsonb_agg(to_jsonb(one) ORDER BY one."name", one."personId") FROM (${membersIn(Prisma.sql`h."id"`)}) one
    ) AS "members"
    FROM (SELECT) one LEFT JOIN "Person" p ON p."slackId" = ${slackId} LEFT JOIN "Branch" h ON h."channel" = ${channel}`;
  const { person = null, here = null, held, members } = found ?? {};
  const theirs = (held ?? []).filter(isKnown);
  return {
    person,
    here,
    members: here ? gathered(members ?? []) : [],
    theirs: [...new Map(theirs.map(({ branch }) => [branch.id, branch])).values()],
    rolesIn: (branchId) => [
      ...new Set(
        theirs
          .filter(({ branch, role }) => branch.id === branchId || acrossBranches.includes(role))
          .map(({ role }) => role),
      ),
    ],
  };
}

const isKnown = <One extends { role: Role | null }>(one: One): one is One & { role: Role } =>
  one.role !== null;

/** The roles held in a branch, and those that reach across branches. */
const membersIn = (branchId: Prisma.Sql) => Prisma.sql`
  SELECT p."id" AS "personId", p."slackId", p."name", m."role" FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
  WHERE m."branchId" = ${branchId}
  UNION
  SELECT p."id", p."slackId", p."name", m."role" FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
  WHERE m."role" = ANY(${[...acrossBranches]}::text[])`;

function gathered(held: readonly Held[]): Member[] {
  const members = new Map<string, Member & { roles: Role[] }>();
  for (const { role, ...person } of held.filter(isKnown)) {
    const member = members.get(person.personId) ?? { ...person, roles: [] };
    if (!member.roles.includes(role)) member.roles.push(role);
    members.set(person.personId, member);
  }
  return [...members.values()];
}

/** Everybody of a branch with their roles there, and those of head office, by name. */
export async function membersOf(db: { prisma: Tx }, branchId: string): Promise<Member[]> {
  const one = membersIn(Prisma.sql`${branchId}::uuid`);
  return gathered(
    await rows(db.prisma, heldRole)`SELECT * FROM (${one}) one ORDER BY one."name", one."personId"`,
  );
}

/** Names by id, also of people who have left. */
export async function namesOf(
  db: { prisma: Tx },
  ids: Iterable<string | null | undefined>,
): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return new Map();
  const people = await db.prisma.person.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** The person of a Slack user id, made where they are new. */
export async function ensurePerson(tx: Tx, slackId: string, name: string): Promise<{ id: string }> {
  return tx.person.upsert({
    where: { slackId },
    create: { id: crypto.randomUUID(), slackId, name },
    update: {},
    select: { id: true },
  });
}

/** Stores a person's profile at Slack. It is read in the background, never while a command waits. */
export async function keepProfile(
  db: Db,
  slackId: string,
  { name, locale }: { name: string; locale: string | null },
  now: Date,
): Promise<void> {
  await db.prisma.person.upsert({
    where: { slackId },
    create: { id: crypto.randomUUID(), slackId, name, locale, profileAt: now },
    update: { name, locale, profileAt: now },
  });
}

/** Slack ids of people whose profile was never read: they are listed, and have not used the bot yet. */
export async function unknownPeople(db: Db, take: number): Promise<string[]> {
  const rows = await db.prisma.person.findMany({
    where: { profileAt: null },
    take,
    select: { slackId: true },
  });
  return rows.map(({ slackId }) => slackId);
}

export async function personOf(db: { prisma: Tx }, id: string) {
  return db.prisma.person.findUnique({ where: { id } });
}

/** Stores the direct-message channel with a person. */
export async function keepDirect(db: Db, personId: string, dm: string): Promise<void> {
  await db.prisma.person.update({ where: { id: personId }, data: { dm } });
}

/** Forgets all direct-message channels: the bot is in another workspace now. */
export async function forgetDirects(db: { prisma: Tx }): Promise<void> {
  await db.prisma.person.updateMany({ data: { dm: null } });
}
