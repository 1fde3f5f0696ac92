import { verifyAudit } from '../../src/platform/database/audit.js';
import type { Role } from '../../src/platform/directory/roles.js';
import type { HostileBank } from './bank.js';
import { type BranchName, branches, branchNames, entries, everyone, staff } from './people.js';
import { liveMarkup, notShown, secretsOf, wordsOf } from './shown.js';
import { type Touched, writes } from './touched.js';

/** That a request comes from somebody whom Slack does not know is the test's own doing. */
const planted = (line: string) => line.includes('user_not_found');

/** What the bot keeps for itself, of whatever branch. */
const own = new Set([
  // Looked at entry by entry.
  'AuditEntry',
  'Outbox',
  'Posted',
  'AuditHead',
  'Person',
  'Inbound',
  'Draft',
  'Report',
  'Telling',
  'Setting',
]);
/** What only those change who lead a branch, or who run all. */
const leading = new Set(['Branch', 'Membership', 'Schedule', 'OwnList']);
const leaders: readonly Role[] = ['branch_head', 'lobby_manager', 'duty_supervisor'];

interface Roles {
  all: Role[];
  at: Map<string, Role[]>;
}

/** Looks at everything the bot writes and says, and at who made it do so. */
export class Watch {
  #members = new Map<string, Roles>();
  #names = new Map<string, BranchName>();
  #ids = new Map<string, string>();
  #told = 0;
  #lines = 0;
  #entry = 0n;
  #direct = new Map<string, string>();
  #shape = '';

  constructor(private readonly bank: HostileBank) {}

  async begin(): Promise<void> {
    const { db, sandbox } = this.bank;
    for (const { id, channel } of await db.prisma.branch.findMany())
      for (const name of branchNames) if (branches[name].channel === channel) this.#names.set(id, name);
    for (const who of everyone) this.#direct.set(sandbox.as(who).direct(), who);
    this.#members = await this.#who();
    await this.skip();
  }

  /** What happened up to now was somebody else's doing. */
  async skip(): Promise<void> {
    await writes(this.bank.db);
    this.#told = this.bank.sandbox.ledger.length;
    this.#lines = this.bank.logged.length;
    const last = await this.bank.db.prisma.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    this.#entry = last?.id ?? 0n;
  }

  /** Faults in what came of one request. @param name of the request, which its trigger has too. */
  async after(who: string | null, name: string, answer: string): Promise<string[]> {
    const { db } = this.bank;
    const before = this.#members;
    const touched = await writes(db);
    if (touched.some(({ table }) => table === 'Membership' || table === 'Person'))
      this.#members = await this.#who();
    return [
      ...this.#wrongWrites(who, touched, before),
      ...(touched.some(({ table }) => table === 'AuditEntry') ? await this.#wrongEntries(who, before) : []),
      ...this.#wrongAnswers(who, name, answer, before),
      ...this.said(),
      ...this.#wrongLog(),
    ];
  }

  /** Faults in what came of a request that was to be refused. */
  async afterRefused(deskBefore: number): Promise<string[]> {
    const { sandbox, db, desk } = this.bank;
    const touched = await writes(db);
    const calls = sandbox.ledger.slice(this.#told);
    this.#told = sandbox.ledger.length;
    return [
      ...touched.map(({ table }) => `refused, and ${table} was written`),
      ...calls.map(({ method }) => `refused, and ${method} was called`),
      ...(desk.count() > deskBefore ? ['refused, and answered at the response URL'] : []),
      ...this.#wrongLog(),
    ];
  }

  /** Faults in what was said in channels and to people since this was last asked. */
  said(): string[] {
    const calls = this.bank.sandbox.ledger.slice(this.#told);
    this.#told = this.bank.sandbox.ledger.length;
    return calls.flatMap(({ method, args, outcome }) => {
      const wrong: string[] = [];
      const text = JSON.stringify(args);
      const place = typeof args.channel === 'string' ? args.channel : (args.channel_id as string | undefined);
      if (place) {
        const allowed = this.#readIn(place);
        for (const name of wordsOf(text))
          if (!allowed.has(name)) wrong.push(`${method}: ${name}'s words in ${place}`);
        for (const name of secretsOf(text)) wrong.push(`${method}: what is private of ${name} in ${place}`);
        if (!/^ok$/.test(outcome)) wrong.push(`${method}: ${outcome} ${text.slice(0, 600)}`);
      }
      if (method === 'views.publish')
        wrong.push(...this.#leaks(String(args.user_id), text, this.#members, 'Home'));
      if (/invalid_arguments|invalid_blocks|too_large|too_long/.test(outcome))
        wrong.push(`${method}: ${outcome} ${notShown({ view: args.view, blocks: args.blocks })}`);
      const live = [...liveMarkup(args as { text?: unknown }), ...liveMarkup((args.view ?? {}) as object)];
      wrong.push(...live.map((one) => `${method}: ${one} acts`));
      if (args.metadata && /Quartz|Sealed/.test(JSON.stringify(args.metadata)))
        wrong.push('words in metadata');
      const { private_metadata } = (args.view ?? {}) as { private_metadata?: string };
      if (secretsOf(private_metadata ?? '').length > 0) wrong.push('what is private in private_metadata');
      return wrong;
    });
  }

  #readIn(place: string): Set<BranchName> {
    const name = branchNames.find((one) => branches[one].channel === place);
    if (name) return new Set([name]);
    const who = this.#direct.get(place);
    return who ? this.#mayRead(who, this.#members) : new Set();
  }

  #mayRead(who: string, members: ReadonlyMap<string, Roles>): Set<BranchName> {
    const roles = members.get(who);
    if (!roles) return new Set();
    if (roles.all.some((role) => role === 'hq' || role === 'auditor')) return new Set(branchNames);
    return new Set([...roles.at.keys()].flatMap((id) => this.#names.get(id) ?? []));
  }

  #leaks(
    who: string,
    text: string,
    before: ReadonlyMap<string, Roles>,
    where: string,
    reveals = false,
  ): string[] {
    const may = new Set([...this.#mayRead(who, before), ...this.#mayRead(who, this.#members)]);
    return [
      ...wordsOf(text)
        .filter((name) => !may.has(name))
        .map((name) => `${who} reads ${name}'s words in ${where}`),
      ...secretsOf(text)
        .filter((name) => !(reveals && may.has(name)))
        .map((name) => `${who} reads what is private of ${name} in ${where}`),
    ];
  }

  #wrongAnswers(
    who: string | null,
    name: string,
    answer: string,
    before: ReadonlyMap<string, Roles>,
  ): string[] {
    const wrong: string[] = [];
    for (const given of [answer, ...this.bank.desk.take(name)]) {
      wrong.push(...this.#leaks(who ?? '', given, before, 'the answer'));
      if (!given.startsWith('{')) continue;
      const message = JSON.parse(given) as { text?: string; blocks?: unknown; view?: object };
      wrong.push(...liveMarkup(message).map((one) => `the answer: ${one} acts`));
      if (message.view)
        wrong.push(...liveMarkup(message.view).map((one) => `the answered form: ${one} acts`));
      const fault = notShown(message);
      if (fault) wrong.push(`the answer cannot be shown: ${fault} ${given.slice(0, 300)}`);
    }
    for (const { args } of this.bank.sandbox.ledger.slice(this.#told)) {
      if (!args.view || args.user_id) continue;
      const { callback_id } = args.view as { callback_id?: string };
      wrong.push(
        ...this.#leaks(
          who ?? '',
          JSON.stringify(args.view),
          before,
          `${callback_id}`,
          callback_id === 'record.revealed',
        ),
      );
    }
    return wrong;
  }

  #wrongWrites(
    who: string | null,
    touched: readonly Touched[],
    before: ReadonlyMap<string, Roles>,
  ): string[] {
    if (who === staff.admin) return [];
    const roles = (who && before.get(who)) || { all: [], at: new Map<string, Role[]>() };
    if (roles.all.includes('hq')) return [];
    const reader = roles.all.length > 0 && roles.all.every((role) => role === 'auditor');
    return touched
      .filter(
        ({ table, branch }) => branch && !own.has(table) && !(table === 'Request' && this.#names.has(branch)),
      )
      .flatMap(({ table, branch }) => {
        const here = roles.at.get(branch ?? '') ?? [];
        const where = this.#names.get(branch ?? '') ?? branch;
        if (reader) return [`the auditor ${who} wrote ${table} of ${where}`];
        if (here.length === 0) return [`${who} wrote ${table} of ${where}, where they are not`];
        if (leading.has(table) && !here.some((role) => leaders.includes(role)))
          return [`${who}, who does not lead ${where}, wrote ${table}`];
        return [];
      });
  }

  /** Whoever stands in the audit trail is who sent the request, and was of the branch. */
  async #wrongEntries(who: string | null, before: ReadonlyMap<string, Roles>): Promise<string[]> {
    const fresh = await this.bank.db.prisma.auditEntry.findMany({
      where: { id: { gt: this.#entry } },
      orderBy: { id: 'asc' },
    });
    this.#entry = fresh.at(-1)?.id ?? this.#entry;
    const id = (who && this.#ids.get(who)) ?? who;
    const roles = who ? before.get(who) : undefined;
    const looked = fresh.flatMap(({ action, subject }) => (action.endsWith('.looked') ? [subject] : []));
    const records = await this.bank.db.prisma.record.findMany({ where: { id: { in: looked } } });
    return fresh.flatMap(({ actor, action, chain, data, subject }) => {
      const wrong: string[] = [];
      // What follows from a deed by itself is noted of Lobby.
      if (actor !== id && actor !== who && actor !== 'lobby')
        wrong.push(`${action} is noted of ${actor}, and ${who} did it`);
      const everywhere = roles?.all.some((role) => role === 'hq' || role === 'auditor') ?? false;
      const here = roles?.at.get(chain) ?? [];
      const knows = who === staff.admin || everywhere || here.length > 0;
      // Whoever asks to be let in is not in.
      if (!knows && this.#names.has(chain) && action !== 'join.asked')
        wrong.push(`${action} by ${who}, who is not of that branch`);
      const record = records.find((one) => one.id === subject);
      const theirs = record?.ownerId === id || record?.reporterId === id;
      if (
        record &&
        action.endsWith('.looked') &&
        !(everywhere || theirs || here.some((role) => leaders.includes(role)))
      )
        wrong.push(`${action} by ${who}, who may not look into it`);
      if (secretsOf(data).length > 0) wrong.push(`what is private in the audit trail: ${action}`);
      return wrong;
    });
  }

  #wrongLog(): string[] {
    const lines = this.bank.logged.slice(this.#lines);
    this.#lines = this.bank.logged.length;
    return [
      ...lines
        .filter((line) => /"level":[56]0/.test(line) && !planted(line))
        .map((line) => `the log: ${line.slice(0, 1500)}`),
      ...lines
        .filter((line) => wordsOf(line).length + secretsOf(line).length > 0)
        .map((line) => `words in the log: ${line.slice(0, 300)}`),
    ];
  }

  async #who(): Promise<Map<string, Roles>> {
    const rows = await this.bank.db.prisma.person.findMany({ include: { memberships: true } });
    const members = new Map<string, Roles>();
    for (const { slackId, id, memberships } of rows) {
      this.#ids.set(slackId, id);
      const at = new Map<string, Role[]>();
      for (const { branchId, role } of memberships)
        at.set(branchId, [...(at.get(branchId) ?? []), role as Role]);
      members.set(slackId, { all: memberships.map(({ role }) => role as Role), at });
    }
    return members;
  }

  /** Puts people and branches back where somebody who may changed them. */
  async restore(): Promise<void> {
    const shape = JSON.stringify(
      [...(await this.#who())].map(([who, { at }]) => [who, [...at].sort()]).sort(),
    );
    this.#shape ||= shape;
    if (shape === this.#shape) return;
    await this.bank.restore();
    this.#members = await this.#who();
    await this.skip();
  }

  /** The dear look at everything that is kept. */
  async kept(): Promise<string[]> {
    const { db } = this.bank;
    const { broken } = await verifyAudit(db.prisma);
    const crossed = await db.prisma.$queryRaw<{ what: string; count: number }[]>`
      SELECT * FROM (
        SELECT 'records merged into another branch' AS "what", count(*)::int AS "count" FROM "Record" a
          JOIN "Record" b ON b."id" = a."mergedId" WHERE a."branchId" <> b."branchId"
        UNION ALL SELECT 'records under one of another branch', count(*)::int FROM "Record" a
          JOIN "Record" b ON b."id" = a."parentId" WHERE a."branchId" <> b."branchId"
        UNION ALL SELECT 'timelines in another branch', count(*)::int FROM "RecordEvent" e
          JOIN "Record" r ON r."id" = e."recordId" WHERE r."branchId" <> e."branchId"
        UNION ALL SELECT 'playbooks of another branch''s record', count(*)::int FROM "Run" u
          JOIN "Record" r ON r."id" = u."recordId" WHERE r."branchId" <> u."branchId"
        UNION ALL SELECT 'findings in another branch', count(*)::int FROM "Item" i JOIN "Run" u ON u."id" = i."runId"
          JOIN "Record" r ON r."id" = i."actionId" WHERE r."branchId" <> u."branchId"
        UNION ALL SELECT 'owners from another branch', count(*)::int FROM "Record" r WHERE r."ownerId" IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = r."ownerId"
            AND (m."branchId" = r."branchId" OR m."role" IN ('hq', 'auditor')))
        UNION ALL SELECT 'shifts of somebody from another branch', count(*)::int FROM "Shift" s
          WHERE NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = s."personId"
            AND (m."branchId" = s."branchId" OR m."role" IN ('hq', 'auditor')))
        UNION ALL SELECT 'leave of somebody from another branch', count(*)::int FROM "Absence" s
          WHERE NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."personId" = s."personId"
            AND (m."branchId" = s."branchId" OR m."role" IN ('hq', 'auditor')))
        UNION ALL SELECT 'persons nobody knows', count(*)::int FROM "Person"
          WHERE NOT "slackId" = ANY(${[...everyone, 'U99NOBODY', 'W0ELSE']}::text[])
      ) found WHERE "count" > 0`;
    const lost = await db.prisma.outbox.findMany({
      where: { state: { in: ['rejected', 'dead', 'unknown'] } },
    });
    return [
      ...broken.map((one) => `the audit trail is broken: ${JSON.stringify(one)}`),
      ...crossed.map(({ what, count }) => `${count} ${what}`),
      ...lost
        .filter(({ error }) => error !== 'user_not_found')
        .map(
          ({ view, state, error, target }) => `a message to ${target} (${view}) ended as ${state}: ${error}`,
        ),
      ...(await this.#inTheClear()),
    ];
  }

  /** Private words in a table: only sealed may they be kept. */
  async #inTheClear(): Promise<string[]> {
    const { prisma } = this.bank.db;
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT "table_name"::text AS "name" FROM information_schema.tables WHERE "table_schema" = 'public' AND "table_type" = 'BASE TABLE'`;
    const wrong: string[] = [];
    for (const { name } of tables) {
      const rows = await prisma.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS "count" FROM "${name}" t WHERE to_jsonb(t)::text ~ 'Sealed(river|hill|lake)'`,
      );
      if (rows[0]?.count) wrong.push(`${rows[0].count} rows of ${name} hold what is private in the clear`);
    }
    return wrong;
  }
}

export const channelsOf = () => branchNames.map((name) => entries[name].channel);
