import type { Scene } from '../../platform/directory/branch.js';
import { isParty, type Member } from '../../platform/directory/roles.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { membersOf, namesOf } from '../../platform/directory/store/people.js';
import { isId } from '../../platform/id.js';
import type { ReminderContext, RenderContext } from '../../platform/outbox/message.js';
import { Refusal } from '../../platform/refusal.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { endOfDay } from '../../platform/time/zone.js';
import { nudge } from '../contracts.js';
import { kindOf } from '../kinds/index.js';
import type { Card } from '../messages/card.js';
import { nudge as nudgeMessage, type Telling } from '../messages/nudge.js';
import { extend, nextExtension, ruleOf } from '../rules/clocks.js';
import { isConflicted } from '../rules/conflict.js';
import type { Move } from '../rules/kind.js';
import { assertCanMove, offered } from '../rules/move.js';
import type { LobbyRecord, Nudge } from '../rules/record.js';
import { thresholdOf } from '../rules/threshold.js';
import { cardOf } from '../store/cards.js';
import { isDueBy } from '../store/due-by.js';
import { rankAmong, sumAmong } from '../store/patterns.js';
import { recordOf } from '../store/records.js';
import { releasedBy } from '../store/released.js';
import { load, shownIn } from './card.js';

/** The arguments of a nudge as stored in the outbox. */
type Told = Pick<Nudge, 'why' | 'clock' | 'watch' | 'move' | 'by'>;

export const nudgeDrawn = nudge.drawnBy(
  async (context) => {
    const { db, args: told, personId, now, speech } = context;
    const found = await load(context, context.subject);
    if (!found) return 'skip';
    const { record, branch } = found;
    const members = await membersOf(db, branch.id);
    const to = members.find((member) => member.personId === personId);
    const values = await cardOf(db, record, branch, now);
    if (!to || isConflicted(values.kind, record, to.personId) || !matters(told, values, to)) return 'skip';
    const watched = told.watch ? await pattern(context, values, told.watch) : undefined;
    if (watched === null) return 'skip';
    const top = await shownIn(db, record, branch);
    const scene = { branch, calendar: branchCalendar(branch), members, now };
    const telling = {
      ...told,
      why: asOfNow(told, values),
      moves: answers(told, values, to, scene),
      ...(watched ? { watched } : {}),
      ...(await questionOf(context, values, scene)),
      ...(told.why === 'released' ? { releasedBy: await releaser(context) } : {}),
    };
    return { message: nudgeMessage(values, telling, top ? context.link(branch.channel, top) : null, speech) };
  },
  { mayWait },
);

/**
 * News of one's own record may wait to be sent with others if nothing about it is due today. News of kinds that are
 * followed step by step do not wait.
 */
async function mayWait({ db, now, subject, args, personId }: ReminderContext<string, Told>) {
  if (args.why !== 'progress') return null;
  const record = await recordOf(db, subject);
  const branch = record && (await branchOf(db, record.branchId));
  if (!record || !branch || kindOf(record.kind).follow === 'every step') return null;
  if (personId !== record.ownerId && personId !== record.reporterId) return null;
  const tonight = endOfDay(branchCalendar(branch).localDate(now), branch.timezone);
  return !record.closedAt && (await isDueBy(db, record.id, tonight)) ? null : branch;
}

/** Whether the message still concerns this person. */
function matters({ why, clock: name }: Told, card: Card, to: Member): boolean {
  const { record, kind, branch, clocks, reading } = card;
  if (why === 'unread') return reading?.unread.includes(to.personId) ?? false;
  if (why === 'assigned') return record.ownerId === to.personId && !record.closedAt;
  if (why === 'logged' || why === 'released') return !record.ownerId && !record.closedAt;
  if (name === undefined) return true;
  const clock = clocks.find((one) => one.name === name);
  const rule = clock && ruleOf(kind, clock, branch);
  if (!rule || clock.stoppedAt) return false;
  // Somebody who has handed the record on since is not asked any more. Those who were in the lobby or on call at the
  // time are told wherever they are now.
  const parties = rule.ladder.flatMap(({ tell, closed = [], otherwise = [] }) => [
    ...tell,
    ...closed,
    ...otherwise,
  ]);
  return parties.includes('there') || isParty(to, parties, record);
}

/** A reminder that was delayed until after its limit says that the record is overdue. */
function asOfNow({ why, clock: name }: Told, { clocks, now }: Card): Nudge['why'] {
  const clock = clocks.find((one) => one.name === name);
  return why === 'remind' && clock && clock.dueAt <= now ? 'overdue' : why;
}

/** How many records the pattern has by now; null where it is not, or no longer, worth reporting. */
async function pattern({ db }: Pick<RenderContext, 'db'>, { record, kind, branch }: Card, name: string) {
  const watch = kind.watches?.find((one) => one.name === name);
  if (!watch) return null;
  const isPrivate = kind.fields[watch.same]?.private === true;
  const { thresholds } = kind;
  if (watch.sums && thresholds) {
    const { sum, count } = await sumAmong(db, record, { ...watch, sums: watch.sums }, thresholds);
    const least = thresholdOf(kind, watch.sums, branch);
    return count >= watch.times && least !== null && sum >= least ? { watch, count, sum } : null;
  }
  const count = await rankAmong(db, record, watch, isPrivate);
  // A returning customer is reported every time; other patterns only when the number is reached.
  return (isPrivate ? count >= watch.times : count === watch.times) ? { watch, count } : null;
}

/** The moves that answer the reminder and that this person may make, such as taking it, asking for more time, or granting that. */
function answers(
  { clock }: Told,
  { record, kind, clocks, branch }: Card,
  to: Member,
  scene: Scene,
): string[] {
  const longer = nextExtension(kind, clocks, branch)?.clock.name === clock && clock !== undefined;
  return offered(kind, record, clocks, branch)
    .filter(
      ([, move]) =>
        (move.takes && (!record.ownerId || record.ownerId === to.personId)) ||
        (move.releases && !record.ownerId) ||
        (move.extensible && longer) ||
        (move.decides !== undefined && move.decides === clock),
    )
    .filter(([, move]) => {
      try {
        assertCanMove({ kind, record, clocks }, move, to, scene);
        return true;
      } catch (error) {
        if (error instanceof Refusal) return false;
        throw error;
      }
    })
    .map(([name]) => name);
}

/** What is asked, with the limit and its new time; or who decided, and the limit as it is now. */
async function questionOf(
  { db, args: { why, clock, move, by } }: Pick<RenderContext<string, Told>, 'db' | 'args'>,
  { record, kind, clocks, branch }: Card,
  scene: Scene,
): Promise<Pick<Telling, 'question'>> {
  if (why !== 'asked' && why !== 'decided') return {};
  const next = nextExtension(kind, clocks, branch);
  if (why === 'asked') {
    const asks = Object.values(kind.moves).find(({ puts }) => puts !== undefined && puts === clock);
    const asker = String(record.details[asks?.stamps ?? ''] ?? '');
    return {
      question: {
        name: (isId(asker) && (await namesOf(db, [asker])).get(asker)) || '?',
        why: reasonOf(asks, record),
        ...(next ? { clock: next.clock, until: extend(next, record, scene).dueAt } : {}),
      },
    };
  }
  const step = kind.moves[move ?? ''];
  const longer = clocks.find(({ extended, stoppedAt }) => extended > 0 && !stoppedAt);
  const standing = step?.extends ? longer : next?.clock;
  return {
    question: {
      name: (by && (await namesOf(db, [by])).get(by)) || '?',
      why: reasonOf(step, record),
      ...(standing ? { clock: standing } : {}),
      ...(move ? { decided: move } : {}),
    },
  };
}

/** What somebody wrote with the move: the first answer that it asks for. */
function reasonOf(step: Move | undefined, { details }: LobbyRecord): string {
  const [field] = Object.keys(step?.asks ?? {});
  return field === undefined ? '' : String(details[field] ?? '');
}

async function releaser({ db, subject }: Pick<RenderContext, 'db' | 'subject'>): Promise<string> {
  const id = await releasedBy(db, subject);
  return (id && (await namesOf(db, [id])).get(id)) || '?';
}
