import { createHash } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { once } from '../../platform/database/once.js';
import { fitting, int, rows, text, uuid } from '../../platform/database/query.js';
import { lockBranch } from '../../platform/directory/store/branches.js';
import { forgetTime, switchRoutine } from '../../platform/directory/store/schedules.js';
import { Refusal } from '../../platform/refusal.js';
import { planRoutinesAfresh } from '../../platform/schedule/store/occurrences.js';
import { type OwnList, rulesNow, saysSomething, storedListRules } from '../rules/own.js';

/** Stored as the author of lists that are imported at the terminal. */
const nobody = '00000000-0000-0000-0000-000000000000';
/** All lists are shown in one modal, for which Slack allows a hundred blocks. */
export const mostOwnLists = 40;

const storedOwn = z.object({
  name: text,
  version: int,
  title: text,
  text: text.nullable(),
  rules: fitting(storedListRules),
}) satisfies z.ZodType<OwnList>;
const ownOfBranch = storedOwn.extend({ branchId: uuid });

/**
 * A branch's own lists and its changes to shipped ones, each in its newest version, including those that were reset
 * or removed.
 */
export async function ownLists(db: { prisma: Tx }, branchId: string): Promise<OwnList[]> {
  return (await ownListsAmong(db, [branchId])).get(branchId) ?? [];
}

/** The same for several branches, by branch id; branches without any are absent. */
export async function ownListsAmong(
  db: { prisma: Tx },
  branchIds: readonly string[],
): Promise<Map<string, OwnList[]>> {
  const newest = await rows(db.prisma, ownOfBranch)`
    SELECT DISTINCT ON ("branchId", "name") "branchId", "name", "version", "title", "text", "rules" FROM "OwnList"
    WHERE "branchId" = ANY(${[...branchIds]}::uuid[]) ORDER BY "branchId", "name", "version" DESC`;
  const among = new Map<string, OwnList[]>();
  for (const { branchId, ...own } of newest) among.set(branchId, [...(among.get(branchId) ?? []), own]);
  for (const lists of among.values()) lists.sort((a, b) => a.title.localeCompare(b.title));
  return among;
}

/** The same for one list; null where the branch never changed it. */
export async function ownList(db: { prisma: Tx }, branchId: string, name: string): Promise<OwnList | null> {
  const row = await db.prisma.ownList.findFirst({ where: { branchId, name }, orderBy: { version: 'desc' } });
  return row && storedOwn.parse(row);
}

/** Who changes lists, in which branch, when, and by which of Slack's deliveries. */
export interface Hand {
  branchId: string;
  /** A person's id, or `terminal`. */
  actor: string;
  key: string | null;
  now: Date;
}

/**
 * Saves new versions of lists, all or none; unchanged ones are left alone. Each list's `version` is the one that was
 * edited. The branch's occurrences are planned again; posted runs stay as they are.
 * @returns the names of those that changed.
 * @throws ListChanged where somebody has saved a newer version of a list; Refusal `gone`; AlreadyDone.
 */
export async function saveLists(
  db: Pick<Db, 'prisma'>,
  lists: readonly OwnList[],
  hand: Hand,
): Promise<string[]> {
  return db.prisma.$transaction(async (tx) => {
    const own = await begin(tx, hand);
    const before = new Map(own.map((list) => [list.name, list]));
    const changed = lists.filter((list) => {
      const was = before.get(list.name);
      if ((was?.version ?? 0) !== list.version) throw new ListChanged(list.name);
      return said(list) !== said(was);
    });
    const count = new Map([...before, ...changed.map((list) => [list.name, list] as const)]);
    if ([...count.values()].filter(saysSomething).length > mostOwnLists) throw new TooManyLists();
    for (const list of changed) await write(tx, list, before.get(list.name), hand);
    const names = changed.map(({ name }) => name);
    // Including occurrences that were planned as skipped by the old rules.
    await planRoutinesAfresh(tx, hand.branchId, names, hand.now);
    return names;
  });
}

async function write(tx: Tx, list: OwnList, before: OwnList | undefined, hand: Hand): Promise<void> {
  const { branchId, actor, now } = hand;
  const { name, title, text, rules } = list;
  const by = actor === 'terminal' ? nobody : actor;
  const version = list.version + 1;
  await tx.ownList.create({
    data: { id: crypto.randomUUID(), branchId, name, version, title, text, rules, by, at: now },
  });
  // A new timing replaces one that a branch file set before.
  const timeOf = (one: Pick<OwnList, 'name' | 'rules'>) => JSON.stringify(rulesNow(one).timing);
  if (timeOf(list) !== timeOf(before ?? { name, rules: {} }) || !saysSomething(list))
    await forgetTime(tx, { branchId, name });
  const digest = createHash('sha256').update(said(list)).digest('hex');
  const data = { name, version, digest };
  await audit(tx, branchId, now, [{ actor, action: 'list.saved', subject: branchId, data }]);
}

/** A version's content as one text, for comparison; empty where it changes nothing or the list was removed. */
function said(list: OwnList | undefined): string {
  if (!list || !saysSomething(list)) return '';
  const { title, text, rules } = list;
  const sorted = Object.entries(rules).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify([title, text, sorted]);
}

/** Switches a list of a branch on or off. @throws Refusal `gone`; AlreadyDone */
export async function switchList(
  db: Pick<Db, 'prisma'>,
  name: string,
  enabled: boolean,
  hand: Hand,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await begin(tx, hand);
    const { branchId, actor, now } = hand;
    await switchRoutine(tx, { branchId, name }, enabled);
    const action = enabled ? 'list.switched_on' : 'list.switched_off';
    await audit(tx, branchId, now, [{ actor, action, subject: branchId, data: { name } }]);
    await planRoutinesAfresh(tx, branchId, [name], now);
  });
}

/** Locks the branch's row. @returns its lists, read under the lock */
async function begin(tx: Tx, { branchId, key }: Hand): Promise<OwnList[]> {
  await once(tx, key, null);
  if (!(await lockBranch(tx, branchId))) throw new Refusal('gone');
  return ownLists({ prisma: tx }, branchId);
}

/** Thrown where somebody else has saved the list since it was opened. */
export class ListChanged extends Error {
  constructor(readonly list: string) {
    super(list);
    this.name = 'ListChanged';
  }
}

/** Thrown where the branch already has the most lists that it can have. */
export class TooManyLists extends Error {
  constructor() {
    super('too many lists');
    this.name = 'TooManyLists';
  }
}
