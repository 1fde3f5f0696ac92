import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { tell } from '../../platform/database/follow.js';
import { once } from '../../platform/database/once.js';
import { text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import { branchRoles } from '../../platform/directory/roles.js';
import {
  addRequest,
  changeRequest,
  lockRequest,
  moveRequest,
  requestLike,
  storedRequest,
} from '../../platform/directory/store/requests.js';
import { Refusal } from '../../platform/refusal.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import type {} from '../happenings.js';
import { datesOf, edited, editPost, type PostEdit } from '../rules/edit-post.js';
import { isSame, type KeptProposal, type Proposal } from '../rules/proposal.js';
import { type Duty, posts } from '../rules/roster.js';
import { absencesIn, isAwayIn } from './absences.js';
import { replaceDays } from './import-roster.js';
import { dutiesIn, lockRoster, storedDuty } from './roster.js';

const what = 'roster_proposal';
const remark = z.union([
  z.object({ is: z.enum(['hours', 'rest']), personId: uuid, date: text }),
  z.object({ is: z.literal('unskilled'), post: z.enum(posts), date: text }),
  z.object({ is: z.literal('unknown'), personId: uuid }),
]);
const storedProposal = storedRequest.pick({ id: true, branchId: true, askedBy: true }).extend({
  state: z.enum(['asked', 'used', 'discarded']),
  data: z.object({
    monday: text,
    dates: z.array(text),
    duties: z.array(storedDuty),
    before: z.array(storedDuty),
    // Remarks that only a newer version knows are dropped.
    remarks: z.array(remark).catch([]),
  }) satisfies z.ZodType<Proposal>,
});

export async function proposalOf(db: { prisma: Tx }, id: string): Promise<KeptProposal | null> {
  const row = await requestLike(db, what, { id });
  if (!row) return null;
  const { data, ...kept } = storedProposal.parse(row);
  return { id: kept.id, branchId: kept.branchId, state: kept.state, ...data };
}

/** As stored in JSON. */
const kept = ({ monday, dates, duties, before, remarks }: Proposal) => ({
  monday,
  dates,
  duties: duties.map((duty) => ({ ...duty })),
  before: before.map((duty) => ({ ...duty })),
  remarks: remarks.map((one) => ({ ...one })),
});

/** Stores a proposal for a person, replacing their earlier one. @returns its id */
export async function keepProposal(
  { db, branch, actor, key, now }: Pick<Hand, 'db' | 'branch' | 'actor' | 'key' | 'now'>,
  proposal: Proposal,
): Promise<string> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const last = await requestLike({ prisma: tx }, what, {
      branchId: branch.id,
      askedBy: actor,
      state: 'asked',
    });
    if (last) await moveRequest(tx, last.id, 'discarded', { by: actor, at: now });
    const id = crypto.randomUUID();
    await addRequest(tx, { id, branchId: branch.id, what, askedBy: actor, at: now }, kept(proposal));
    return id;
  });
}

/** Locks a proposal that is not decided yet. @throws Refusal `gone`, `moved_on` */
async function waiting(tx: Tx, id: string): Promise<KeptProposal> {
  const found = (await lockRequest(tx, id)) ? await proposalOf({ prisma: tx }, id) : null;
  if (!found) throw new Refusal('gone');
  if (found.state !== 'asked') throw new Refusal('moved_on');
  return found;
}

type Deciding = Pick<Hand, 'db' | 'branch' | 'actor' | 'key' | 'now'>;

/** Changes a post of a day in a proposal, by the same rules as the roster. @throws Clash; Refusal `gone`, `moved_on` */
export async function changeProposal(
  { db, branch, key }: Pick<Deciding, 'db' | 'branch' | 'key'>,
  id: string,
  edit: PostEdit,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const proposal = await waiting(tx, id);
    const dates = datesOf(edit).filter((date) => proposal.dates.includes(date));
    if (dates.length === 0) throw new Refusal('gone');
    const [first = '', last = ''] = [[...dates].sort()[0], [...dates].sort().at(-1)];
    const away = isAwayIn(await absencesIn({ prisma: tx }, branch.id, first, last));
    const asked = { ...edit, also: edit.also.filter((date) => proposal.dates.includes(date)) };
    const duties = edited(proposal.duties, editPost(proposal.duties, asked, away));
    await changeRequest(tx, id, kept({ ...proposal, duties }));
  });
}

export async function discardProposal({ db, actor, key, now }: Deciding, id: string): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await waiting(tx, id);
    await moveRequest(tx, id, 'discarded', { by: actor, at: now });
  });
}

/**
 * The result: written on so many days, without people who cannot work then any more; or `changed`, where nothing was
 * written because the roster has changed.
 */
export type Used = { days: number; leftOut: string[] } | 'changed';

/**
 * Writes a proposal to the roster, for those of its days that are not over. If the roster of these days has changed
 * since the proposal was shown, nothing is written, and the proposal is compared with the present roster from then
 * on.
 * @throws Refusal `gone`, `moved_on`
 */
export async function useProposal({ db, branch, actor, key, now }: Deciding, id: string): Promise<Used> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRoster(tx, branch.id);
    const proposal = await waiting(tx, id);
    const today = branchCalendar(branch).localDate(now);
    const dates = proposal.dates.filter((date) => date >= today);
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) throw new Refusal('moved_on');
    const isOf = ({ date }: Duty) => dates.includes(date);
    const standing = (await dutiesIn({ prisma: tx }, branch.id, first, last)).filter(isOf);
    if (!isSame(standing, proposal.before.filter(isOf))) {
      await changeRequest(
        tx,
        id,
        kept({ ...proposal, dates, duties: proposal.duties.filter(isOf), before: standing }),
      );
      return 'changed';
    }
    const away = isAwayIn(await absencesIn({ prisma: tx }, branch.id, first, last));
    const staff = await staffIn(tx, branch.id);
    const fits = ({ personId, date }: Duty) => staff.has(personId) && !away(personId, date);
    const wanted = proposal.duties.filter(isOf);
    await replaceDays(
      { tx, branchId: branch.id, actor, now },
      wanted.filter(fits),
      { action: 'roster.proposal_used', data: { proposal: id } },
      dates,
    );
    await moveRequest(tx, id, 'used', { by: actor, at: now });
    if (dates.includes(today)) await tell(db, tx, 'roster.changed', { branch, date: today, now });
    const out = wanted.filter((duty) => !fits(duty)).map(({ personId }) => personId);
    return { days: dates.length, leftOut: [...new Set(out)] };
  });
}

/** Person ids of those who work in the branch. */
async function staffIn(tx: Tx, branchId: string): Promise<Set<string>> {
  const rows = await tx.membership.findMany({
    where: { branchId, role: { in: [...branchRoles] } },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}
