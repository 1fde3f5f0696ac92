import type { Db, Tx } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import type { Branch } from '../branch.js';
import { acrossBranches, type Member, type Role } from '../roles.js';
import { toBranch } from './branches.js';

/** A person as Slack and the branches know them. */
export interface Person {
  id: string;
  slackId: string;
  name: string;
  locale: string | null;
  /** When their Slack profile was last read. */
  profileAt: Date | null;
}

/** Who pressed, and where that puts them: the branch of the channel, else the branches they belong to. */
export interface Standing {
  person: Person | null;
  /** The branch of the channel, where it is one. */
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

/** A row as jsonb spells it: times are text. */
type Spelled<Row> = {
  [Column in keyof Row]: Date extends Row[Column] ? Exclude<Row[Column], Date> | string : Row[Column];
};
type SpelledBranch = Spelled<Parameters<typeof toBranch>[0]>;

const readBranch = ({ createdAt, plannedTo, ...row }: SpelledBranch): Branch =>
  toBranch({ ...row, createdAt: new Date(createdAt), plannedTo: new Date(plannedTo) });

/**
 * Asked again at every press: nothing about rights is kept in memory. One statement, since every command waits for it.
 */
export async function whoIs(db: Db, slackId: string, channel: string | null): Promise<Standing> {
  const [row] = await db.ask<{
    person: Spelled<Person> | null;
    here: SpelledBranch | null;
    held: { role: Role; branch: SpelledBranch }[] | null;
    members: Held[] | null;
  }>(Prisma.sql`
    SELECT to_jsonb(p) AS "person", to_jsonb(h) AS "here", (
      SELECT jsonb_agg(jsonb_build_object('role', m."role", 'branch', to_jsonb(b)) ORDER BY b."createdAt", b."name", m."role")
      FROM "Membership" m JOIN "Branch" b ON b."id" = m."branchId" WHERE m."personId" = p."id"
    ) AS "held", (
      SELECT jsonb_agg(to_jsonb(one) ORDER BY one."name", one."personId") FROM (${membersIn(Prisma.sql`h."id"`)}) one
    ) AS "members"
    FROM (SELECT) one LEFT JOIN "Person" p ON p."slackId" = ${slackId} LEFT JOIN "Branch" h ON h."channel" = ${channel}`);
  const { person = null, here = null } = row ?? {};
  const held = row?.held ?? [];
  const branches = new Map(held.map(({ branch }) => [branch.id, branch]));
  return {
    person: person && {
      id: person.id,
      slackId: person.slackId,
      name: person.name,
      locale: person.locale,
      profileAt: person.profileAt === null ? null : new Date(person.profileAt),
    },
    here: here && readBranch(here),
    members: here ? gathered(row?.members ?? []) : [],
    theirs: [...branches.values()].map(readBranch),
    rolesIn: (branchId) => [
      ...new Set(
        held
          .filter(({ branch, role }) => branch.id === branchId || acrossBranches.includes(role))
          .map(({ role }) => role),
      ),
    ],
  };
}

/** One role of one person. */
interface Held {
  personId: string;
  slackId: string;
  name: string;
  role: Role;
}

/** The roles held in a branch, and those that reach across branches. */
const membersIn = (branchId: Prisma.Sql) => Prisma.sql`
  SELECT p."id" AS "personId", p."slackId", p."name", m."role" FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
  WHERE m."branchId" = ${branchId}
  UNION
  SELECT p."id", p."slackId", p."name", m."role" FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
  WHERE m."role" = ANY(${[...acrossBranches]}::text[])`;

function gathered(held: readonly Held[]): Member[] {
  const members = new Map<string, Member & { roles: Role[] }>();
  for (const { role, ...person } of held) {
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
    await db.prisma.$queryRaw<Held[]>(
      Prisma.sql`SELECT * FROM (${one}) one ORDER BY one."name", one."personId"`,
    ),
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

/** What Slack said of a person; asked now and then, never on the way of a command. */
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

/** People whom nobody has asked Slack about yet: they were listed, and have not done anything. */
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

/** The direct-message channel with a person, once opened. */
export async function keepDirect(db: Db, personId: string, dm: string): Promise<void> {
  await db.prisma.person.update({ where: { id: personId }, data: { dm } });
}
