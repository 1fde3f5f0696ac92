import type { Branch } from '../domain/branch.js';
import { acrossBranches, type Member, type Role } from '../domain/people/roles.js';
import { toBranch } from './branches.js';
import type { Db, Tx } from './db.js';
import { once, queue } from './write.js';

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
  /** The branches they are listed in. */
  theirs: Branch[];
  rolesIn(branchId: string): Role[];
}

/** Asked again at every press: nothing about rights is kept in memory. */
export async function whoIs(db: Db, slackId: string, channel: string | null): Promise<Standing> {
  const [person, here] = await Promise.all([
    db.prisma.person.findUnique({
      where: { slackId },
      include: { memberships: { include: { branch: true } } },
    }),
    channel ? db.prisma.branch.findUnique({ where: { channel } }) : null,
  ]);
  const memberships = person?.memberships ?? [];
  const branches = new Map(memberships.map(({ branch }) => [branch.id, toBranch(branch)]));
  return {
    person: person && {
      id: person.id,
      slackId: person.slackId,
      name: person.name,
      locale: person.locale,
      profileAt: person.profileAt,
    },
    here: here && toBranch(here),
    theirs: [...branches.values()],
    rolesIn: (branchId) =>
      memberships
        .filter(({ branchId: id, role }) => id === branchId || acrossBranches.includes(role as Role))
        .map(({ role }) => role as Role)
        .filter((role, index, all) => all.indexOf(role) === index),
  };
}

/** Everybody of a branch with their roles there, and those of head office, by name. */
export async function membersOf(db: { prisma: Tx }, branchId: string): Promise<Member[]> {
  const rows = await db.prisma.membership.findMany({
    where: { OR: [{ branchId }, { role: { in: [...acrossBranches] } }] },
    include: { person: true },
    orderBy: { person: { name: 'asc' } },
  });
  const members = new Map<string, Member & { roles: Role[] }>();
  for (const { person, role } of rows) {
    const member = members.get(person.id) ?? {
      personId: person.id,
      slackId: person.slackId,
      name: person.name,
      roles: [],
    };
    if (!member.roles.includes(role as Role)) member.roles.push(role as Role);
    members.set(person.id, member);
  }
  return [...members.values()];
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

export async function personOf(db: { prisma: Tx }, id: string) {
  return db.prisma.person.findUnique({ where: { id } });
}

/** The direct-message channel with a person, once opened. */
export async function keepDirect(db: Db, personId: string, dm: string): Promise<void> {
  await db.prisma.person.update({ where: { id: personId }, data: { dm } });
}

/** "I'm here". Said twice on a day, the first time counts. @returns when it was, and whether this was the first */
export async function checkIn(
  db: Db,
  branch: Branch,
  personId: string,
  date: string,
  now: Date,
  key: string | null,
): Promise<{ first: boolean; at: Date }> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const fresh = await tx.$executeRaw`
      INSERT INTO "Presence" ("branchId", "personId", "date", "at") VALUES (${branch.id}::uuid, ${personId}::uuid, ${date}, ${now})
      ON CONFLICT DO NOTHING`;
    if (fresh > 0)
      await queue(
        tx,
        [{ view: 'briefing', subject: `${branch.id}/${date}`, target: branch.channel }],
        branch.id,
        now,
      );
    const row = await tx.presence.findUnique({
      where: { branchId_personId_date: { branchId: branch.id, personId, date } },
    });
    return { first: fresh > 0, at: row?.at ?? now };
  });
}

export async function presentOn(
  db: { prisma: Tx },
  branchId: string,
  date: string,
): Promise<Map<string, Date>> {
  const rows = await db.prisma.presence.findMany({ where: { branchId, date } });
  return new Map(rows.map(({ personId, at }) => [personId, at]));
}
