import { isDeepStrictEqual } from 'node:util';
import { verifyAudit } from '../../src/platform/database/audit.js';
import { branchOf } from '../../src/platform/directory/store/branches.js';
import { membersOf } from '../../src/platform/directory/store/people.js';
import { foldedFor } from '../../src/platform/language/fold.js';
import { speak } from '../../src/platform/language/speak.js';
import { toClock } from '../../src/platform/schedule/store/clocks.js';
import { branchCalendar } from '../../src/platform/time/calendar.js';
import { card } from '../../src/records/contracts.js';
import { kindOf } from '../../src/records/kinds/index.js';
import { recordCard } from '../../src/records/messages/card.js';
import { setClocks } from '../../src/records/rules/clocks.js';
import { mayOpen } from '../../src/records/rules/export.js';
import { code, isQuiet } from '../../src/records/rules/kind.js';
import { cardOf } from '../../src/records/store/cards.js';
import { recordOf } from '../../src/records/store/records.js';
import { type Bot, people } from '../bot.js';
import type { Canaries } from './canary.js';
import { readHistory } from './history.js';
import { wrongIn } from './retell.js';

/** Every record's life follows from its timeline. */
export async function wrongLives({ db }: Bot): Promise<string[]> {
  const lives = await readHistory(db);
  const all = new Map<string, Awaited<ReturnType<typeof membersOf>>>();
  const wrong: string[] = [];
  for (const life of lives) {
    const [first] = life.versions;
    if (!first) continue;
    const members = all.get(first.branchId) ?? (await membersOf(db, first.branchId));
    all.set(first.branchId, members);
    wrong.push(
      ...wrongIn(life, members).map((fault) => `${code(kindOf(first.kind), first.number)} ${fault}`),
    );
  }
  return wrong;
}

/**
 * Every record's card stands in its branch's channel as it would be drawn now, were it the moment of its last drawing; but of
 * what the day log tells in its place.
 */
export async function wrongCards({ db, sandbox }: Bot): Promise<string[]> {
  const wrong: string[] = [];
  const records = await db.prisma.record.findMany({ select: { id: true } });
  const posted = new Map(
    (await db.prisma.posted.findMany({ where: { view: 'record' } })).map((row) => [row.subject, row]),
  );
  const channels = new Set([...posted.values()].map(({ channel }) => channel));
  const messages = new Map(
    [...channels].flatMap((channel) =>
      sandbox.messages(channel).map((one) => [`${channel} ${one.ts}`, one] as const),
    ),
  );
  for (const { id } of records) {
    const record = await recordOf(db, id);
    const branch = record && (await branchOf(db, record.branchId));
    if (!record || !branch) continue;
    const name = code(kindOf(record.kind), record.number);
    const row = posted.get(id);
    const shown = row && messages.get(`${branch.channel} ${row.ts}`);
    if (kindOf(record.kind).inDayLog === 'instead') {
      if (shown) wrong.push(`${name} has a card, and is told in the day log`);
      continue;
    }
    if (isQuiet(kindOf(record.kind), record) && record.version === 1) {
      if (shown) wrong.push(`${name} has a card, and is only counted`);
      continue;
    }
    // What was a number from the first needs none; what became one keeps the card that it had.
    if (isQuiet(kindOf(record.kind), record) && !shown) continue;
    if (!shown) {
      wrong.push(`${name} has no card`);
      continue;
    }
    const speech = speak(branch.language);
    const fresh = foldedFor(
      recordCard(await cardOf(db, record, branch, row.at), speech),
      card.key(id),
      speech,
    );
    if (shown.text !== fresh.text) wrong.push(`${name} reads\n${shown.text}\nbut should read\n${fresh.text}`);
    const [drawn, meant] = [asGiven(shown.blocks), asGiven(fresh.blocks)];
    const at = meant.findIndex((block, index) => !isDeepStrictEqual(block, drawn[index]));
    if (at >= 0 || drawn.length !== meant.length)
      wrong.push(`${name} shows ${JSON.stringify(drawn[at])} but should show ${JSON.stringify(meant[at])}`);
  }
  return wrong;
}

/** Blocks as the bot gave them, without what Slack adds: names of blocks, and that a text is not taken to the letter. */
const asGiven = (blocks: readonly unknown[]): unknown[] =>
  JSON.parse(
    JSON.stringify(blocks, (key, value) => (key === 'block_id' || key === 'verbatim' ? undefined : value)),
  );

/** The running limits are those that the record, as it is, must have. */
export async function wrongClocks({ db, clock }: Bot): Promise<string[]> {
  const wrong: string[] = [];
  const all = await db.prisma.clock.findMany({ where: { subject: 'record' } });
  for (const { id } of await db.prisma.record.findMany({ select: { id: true } })) {
    const record = await recordOf(db, id);
    const branch = record && (await branchOf(db, record.branchId));
    if (!record || !branch) continue;
    const members = await membersOf(db, branch.id);
    const scene = { branch, calendar: branchCalendar(branch), members, now: clock.now() };
    const clocks = all.filter(({ subjectId }) => subjectId === id).map(toClock);
    const due = setClocks(kindOf(record.kind), record, clocks, scene);
    wrong.push(
      ...due.map(
        ({ name }) => `${code(kindOf(record.kind), record.number)}: the limit ${name} is not as it must be`,
      ),
    );
  }
  return wrong;
}

export async function wrongNumbers({ db }: Bot): Promise<string[]> {
  const rows = await db.prisma.$queryRaw<{ kind: string; count: number; last: number }[]>`
    SELECT c."kind", c."last", (SELECT count(DISTINCT "number")::int FROM "Record" r
      WHERE r."branchId" = c."branchId" AND r."kind" = c."kind" AND r."number" BETWEEN 1 AND c."last") AS "count"
    FROM "Counter" c`;
  return rows
    .filter(({ count, last }) => count !== last)
    .map(({ kind }) => `the numbers of ${kind} have a gap`);
}

export async function wrongTrail({ db }: Bot): Promise<string[]> {
  const { broken } = await verifyAudit(db.prisma);
  const [row] = await db.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "RecordEvent" e WHERE NOT EXISTS (
      SELECT 1 FROM "AuditEntry" a WHERE a."subject" = e."recordId"::text AND a."data"::jsonb ->> 'event' = e."id"::text)`;
  return [
    ...broken.map((one) => `the audit trail is broken: ${JSON.stringify(one)}`),
    ...(row?.count ? [`${row.count} entries of timelines are not in the audit trail`] : []),
  ];
}

/** Names and numbers of customers in what the bot said, wrote into its log, or keeps in the clear. */
export async function leaks(
  bot: Bot & { logged: string[] },
  canaries: Canaries,
  from: number,
): Promise<string[]> {
  const found: string[] = [];
  const look = (where: string, text: string, mayRead?: string) => {
    for (const { value, by } of canaries.in(text))
      if (by !== mayRead) found.push(`${value} of ${by} in ${where}`);
  };
  for (const { method, args } of bot.sandbox.ledger.slice(from)) {
    // What a form shows is looked at where it is shown, to whom: their own words may stand in it.
    const isForm = (args.view as { type?: string } | undefined)?.type === 'modal';
    look(method, JSON.stringify(isForm ? { ...args, view: { ...(args.view as object), blocks: [] } } : args));
  }
  for (const who of Object.values(people))
    for (const channel of await channelsOf(bot))
      for (const message of bot.sandbox.messages(channel, { as: who }))
        if (message.ephemeralFor) look(`what ${who} alone reads`, JSON.stringify(message), who);
  for (const line of bot.logged) look('the log', line);
  const tables = await bot.db.prisma.$queryRaw<{ name: string }[]>`
    SELECT "table_name"::text AS "name" FROM information_schema.tables WHERE "table_schema" = 'public'`;
  for (const { name } of tables) {
    const rows = await bot.db.prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS "row" FROM "${name}" t`,
    );
    for (const { row } of rows) look(`the table ${name}`, row);
  }
  return [...new Set(found)];
}

const channelsOf = async ({ db }: Bot) => (await db.prisma.branch.findMany()).map(({ channel }) => channel);

/** Calls that Slack refused, messages that never came, and errors in the log. */
export function trouble({ sandbox, ended, logged }: Bot & { logged: string[] }, from: number): string[] {
  return [
    ...sandbox.ledger
      .slice(from)
      // A trigger lives three seconds of real time: a machine under load may be too slow, and says so to the person.
      .filter(({ outcome }) => outcome !== 'ok' && outcome !== 'expired_trigger_id')
      // Somebody pressed in a modal and closed it before it was drawn anew.
      .filter(({ method, outcome }) => method !== 'views.update' || outcome !== 'not_found')
      .map(({ method, outcome, args }) => `${method}: ${outcome} ${JSON.stringify(args).slice(0, 500)}`),
    ...ended
      .filter(([, as]) => ['rejected', 'dead', 'unknown', 'expired'].includes(as))
      .map((one) => one.join(' ')),
    ...new Set(
      logged
        .filter((line) => /"level":[56]0/.test(line))
        .map((line) => line.replace(/"(time|row)":[^,}]*/g, '')),
    ),
  ];
}

/** Whoever looked into private details was among those who may, as the record was then, and not whom it is about. */
export async function wrongLooks({ db }: Bot): Promise<string[]> {
  const looks = await db.prisma.auditEntry.findMany({ where: { action: { endsWith: '.looked' } } });
  const lives = new Map((await readHistory(db)).map(({ versions }) => [versions[0]?.id, versions]));
  const wrong: string[] = [];
  for (const { subject, actor, at } of looks) {
    const versions = lives.get(subject) ?? [];
    const [first] = versions;
    if (!first) continue;
    const who = (await membersOf(db, first.branchId)).find(({ personId }) => personId === actor);
    const then = versions.filter(
      ({ updatedAt }, index) => updatedAt <= at && (versions[index + 1]?.updatedAt ?? at) >= at,
    );
    const kind = kindOf(first.kind);
    if (!who || !then.some((record) => mayOpen(record, who)))
      wrong.push(`${code(kind, first.number)} was looked into by ${who?.name ?? 'a stranger'}`);
  }
  return wrong;
}
