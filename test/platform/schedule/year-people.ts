import { saveBranches } from '../../../src/branches/store/save.js';
import { runDrawn } from '../../../src/checklists/outbox/run.js';
import { routines } from '../../../src/modules.js';
import type { Db } from '../../../src/platform/database/db.js';
import type { Branch, BranchEntry } from '../../../src/platform/directory/branch.js';
import type { Role } from '../../../src/platform/directory/roles.js';
import { branchIn } from '../../../src/platform/directory/store/branches.js';
import { speak } from '../../../src/platform/language/speak.js';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../../src/platform/time/day.js';
import type { AbsenceKind } from '../../../src/roster/rules/absence.js';
import type { Duty, Post, Shift } from '../../../src/roster/rules/roster.js';
import { askAbsence, decideAbsence } from '../../../src/roster/store/absences.js';
import { savePost } from '../../../src/roster/store/edit-roster.js';
import { addDuties, dutiesIn } from '../../../src/roster/store/roster.js';
import { answerSwap, askSwap } from '../../../src/roster/store/swaps.js';

/** A branch's people; two of them run the lobby, and one of these leaves in the middle of the year. */
export const cast = {
  lead: ['lobby_manager'],
  second: ['lobby_manager'],
  fresh: ['lobby_manager'],
  guide: ['duty_supervisor'],
  head: ['branch_head'],
  amy: ['staff'],
  ben: ['staff'],
} as const satisfies Record<string, readonly Role[]>;
export type Who = keyof typeof cast;
const everybody = Object.keys(cast) as Who[];

/** Slack's id, which is their name too as long as nobody has seen their profile. */
export const slackId = (who: Who, { channel }: Pick<BranchEntry, 'channel'>) => `U${channel}-${who}`;
/** The last day of `second`, and the first of `fresh`. */
export const leaves = '2026-06-30';
const joins = addDays(leaves, 1);

export const peopleOf = (entry: Pick<BranchEntry, 'channel'>, when: 'before' | 'after') =>
  Object.fromEntries(
    everybody
      .filter((who) => who !== (when === 'before' ? 'fresh' : 'second'))
      .map((who): [string, Role[]] => [slackId(who, entry), [...cast[who]]]),
  );

/** Before this nobody had a roster. */
const begins = '2026-01-02';

type Stand = [who: Who, post: Post, shift: Shift];

/** Who stands where on a working day where nothing came between: the lobby is never empty. */
function usual(date: string): Stand[] {
  const weekday = weekdayNumber(date);
  const late: Who = date <= leaves ? 'second' : 'fresh';
  return [
    [weekday === 3 ? 'amy' : 'lead', 'lobby', 'early'],
    [weekday === 5 ? 'ben' : late, 'lobby', 'late'],
    ['guide', 'counter', 'full'],
    ...(weekday === 3 ? [] : [['amy', 'counter', 'early'] satisfies Stand]),
    ...(weekday === 5 ? [] : [['ben', 'counter', 'late'] satisfies Stand]),
  ];
}

/** Days of leave that were approved, as they are known in the end. */
const leave: readonly { who: Who; from: string; to: string }[] = [
  { who: 'lead', from: '2026-03-09', to: '2026-03-20' },
  { who: 'second', from: '2026-05-19', to: '2026-05-21' },
  { who: 'fresh', from: '2026-07-06', to: '2026-07-10' },
];
/** Nobody has put the newcomer down for these. */
const forgotten = ['2026-07-13', '2026-07-14'];
/** The days of the leave on which somebody stands in, early. */
const stoodIn = ['2026-03-09', '2026-03-10', '2026-03-12', '2026-03-13'];

export const isOnLeave = (who: Who, date: string) =>
  leave.some((one) => one.who === who && one.from <= date && date <= one.to);

/** Who stands where in the end: leave, swaps, a departure and what was forgotten are in it. Written without the bot's rules. */
export function standOn(date: string): Stand[] {
  const taken: Record<string, (stand: Stand) => Stand> = {
    '2026-04-14': ([who, post, shift]) => [who === 'lead' ? 'ben' : who, post, shift],
    '2026-06-09': ([who, post, shift]) => [who === 'lead' ? 'second' : who, post, shift],
    '2026-06-11': ([who, post, shift]) => [who === 'second' ? 'lead' : who, post, shift],
  };
  const stands = usual(date).map(taken[date] ?? ((stand) => stand));
  const there = stands.filter(
    ([who]) =>
      !isOnLeave(who, date) &&
      !(who === 'second' && date >= leaves) &&
      !(who === 'fresh' && forgotten.includes(date)),
  );
  return stoodIn.includes(date) ? [...there, ['ben', 'lobby', 'early']] : there;
}

/** Half of the day on which nobody stands in the lobby, by the book above. */
export const hasGap = (date: string) => {
  const lobby = standOn(date).filter(([, post]) => post === 'lobby');
  return new Set(lobby.map(([, , shift]) => shift)).size < 2;
};

/** Whether somebody is on leave, or works that week and not that day. */
export function isAway(who: Who, date: string, isOpen: (date: string) => boolean): boolean {
  if (isOnLeave(who, date)) return true;
  const monday = addDays(date, 1 - weekdayNumber(date));
  const week = Array.from({ length: 7 }, (_, day) => addDays(monday, day)).filter(
    (on) => on >= begins && isOpen(on),
  );
  const stands = (on: string) => standOn(on).some(([one]) => one === who);
  return isOpen(date) && !stands(date) && week.some(stands);
}

/** What a look at the day's opening list is to tell: who owes it, and who is not asked. */
export const looks: readonly { date: string; owes: readonly Who[]; not: readonly Who[] }[] = [
  { date: '2026-03-02', owes: ['lead', 'second'], not: ['fresh'] },
  { date: '2026-03-04', owes: ['second'], not: ['lead'] },
  { date: '2026-03-06', owes: ['lead'], not: ['second'] },
  { date: '2026-03-10', owes: ['second'], not: ['lead'] },
  // One on leave and one off: somebody owes it all the same.
  { date: '2026-03-13', owes: ['lead', 'second'], not: [] },
  { date: '2026-04-14', owes: ['second'], not: ['lead'] },
  { date: '2026-05-21', owes: ['lead'], not: ['second'] },
  { date: '2026-06-09', owes: ['second'], not: ['lead'] },
  { date: '2026-06-11', owes: ['lead'], not: ['second'] },
  { date: '2026-07-02', owes: ['lead', 'fresh'], not: ['second'] },
  { date: '2026-07-09', owes: ['lead'], not: ['fresh', 'second'] },
  { date: '2026-08-18', owes: ['lead', 'fresh'], not: ['second'] },
];

export interface Deed {
  at: Date;
  does(now: Date): Promise<void>;
}

/** What the people of a branch do about their roster in the year, in the order of time. */
export function deedsOf(
  db: Db,
  entry: BranchEntry,
  /** The branch's open days. */
  days: readonly string[],
  /** What the looks saw, by date. */
  seen: Map<string, string>,
): Deed[] {
  const calendar = branchCalendar(entry);
  const on = (
    date: string,
    does: (branch: Branch, id: (who: Who) => string, now: Date) => Promise<void>,
  ) => ({
    at: calendar.at(date, '11:00'),
    async does(now: Date) {
      const branch = await branchIn(db, entry.channel);
      if (!branch) throw new Error('no branch');
      const rows = await db.prisma.person.findMany({
        where: { slackId: { startsWith: `U${entry.channel}-` } },
      });
      const ids = new Map(rows.map((row) => [row.slackId, row.id]));
      const id = (who: Who) => ids.get(slackId(who, entry)) ?? '';
      await does(branch, id, now);
    },
  });
  const fill = (id: (who: Who) => string, dates: readonly string[], only?: Who): Duty[] =>
    dates.flatMap((date) =>
      usual(date)
        .filter(([who]) => (only ? who === only : who !== 'fresh'))
        .map(([who, post, shift]) => ({ date, post, shift, personId: id(who) })),
    );
  const ask = async (
    branch: Branch,
    id: (who: Who) => string,
    now: Date,
    days: { who: Who; from: string; to: string; kind: AbsenceKind },
    answer: { by: Who; state: 'approved' | 'declined' },
  ) => {
    const { who, ...rest } = days;
    const asked = { ...rest, personId: id(who), note: null };
    await askAbsence({ db, branch, now, key: null }, asked, { deciders: [id(answer.by)], at: now }, null);
    const row = await db.prisma.absence.findFirstOrThrow({ where: { personId: id(who), from: days.from } });
    await decideAbsence({ db, branch, now, key: null }, row.id, { ...answer, by: id(answer.by) }, [
      id(answer.by),
    ]);
  };
  const swap = async (
    branch: Branch,
    id: (who: Who) => string,
    now: Date,
    { by, with: other, gives, takes }: { by: Who; with: Who; gives: string; takes?: string },
    answers: readonly ('agreed' | 'refused' | 'granted')[],
  ) => {
    const duty = async (date: string, who: Who) => {
      const all = await dutiesIn(db, branch.id, date, date);
      const found = all.find(({ post, personId }) => post === 'lobby' && personId === id(who));
      if (!found) throw new Error(`${who} does not stand in the lobby on ${date}`);
      return found;
    };
    const asked = {
      askedBy: id(by),
      withId: id(other),
      gives: await duty(gives, by),
      takes: takes ? await duty(takes, other) : null,
    };
    await askSwap({ db, branch, now, key: null }, asked);
    const { id: swapId } = await db.prisma.request.findFirstOrThrow({
      where: { branchId: branch.id, what: 'swap' },
      orderBy: { at: 'desc' },
    });
    for (const to of answers)
      await answerSwap(
        { db, branch, now, key: null },
        swapId,
        { by: id(to === 'granted' ? 'guide' : other), to },
        [id('guide')],
      );
  };
  const deeds = [
    on(days[0] ?? '', async (branch, id) => {
      await addDuties(db.prisma, branch.id, fill(id, days));
    }),
    on('2026-02-24', async (branch, id, now) => {
      const asked = { who: 'lead', from: '2026-03-09', to: '2026-03-20', kind: 'leave' } as const;
      await ask(branch, id, now, asked, { by: 'guide', state: 'approved' });
      const early = { post: 'lobby', shift: 'early', personId: id('ben') } as const;
      for (const date of stoodIn) {
        const shown = (await dutiesIn(db, branch.id, date, date)).filter(({ post }) => post === 'lobby');
        const edit = {
          date,
          post: 'lobby' as const,
          shown,
          chosen: [...shown, { ...early, date }],
          also: [],
        };
        await savePost({ db, branch, actor: id('guide'), key: null, now }, edit);
      }
    }),
    on('2026-04-08', (branch, id, now) =>
      swap(branch, id, now, { by: 'lead', with: 'ben', gives: '2026-04-14' }, ['agreed', 'granted']),
    ),
    on('2026-05-19', async (branch, id, now) => {
      const asked = {
        personId: id('second'),
        from: '2026-05-19',
        to: '2026-05-21',
        kind: 'sick',
        note: null,
      } as const;
      await askAbsence({ db, branch, now, key: null }, asked, { deciders: [], at: now }, id('head'));
    }),
    on('2026-06-02', async (branch, id, now) => {
      const both = { by: 'lead', with: 'second', gives: '2026-06-09', takes: '2026-06-11' } as const;
      await swap(branch, id, now, both, ['agreed', 'granted']);
      await swap(branch, id, new Date(now.getTime() + 1), { by: 'lead', with: 'ben', gives: '2026-06-08' }, [
        'refused',
      ]);
    }),
    on(leaves, async (branch, _, now) => {
      await saveBranches(db, [{ ...entry, people: peopleOf(entry, 'after') }], 'test', now);
      const { id } = await db.prisma.person.findUniqueOrThrow({
        where: { slackId: slackId('fresh', entry) },
      });
      const dates = days.filter((date) => date >= joins && !forgotten.includes(date));
      await addDuties(
        db.prisma,
        branch.id,
        fill(() => id, dates, 'fresh'),
      );
    }),
    on('2026-07-01', (branch, id, now) => {
      const asked = { who: 'fresh', from: '2026-07-06', to: '2026-07-10', kind: 'training' } as const;
      return ask(branch, id, now, asked, { by: 'lead', state: 'approved' });
    }),
    on('2026-08-03', (branch, id, now) => {
      const asked = { who: 'lead', from: '2026-08-17', to: '2026-08-21', kind: 'leave' } as const;
      return ask(branch, id, now, asked, { by: 'head', state: 'declined' });
    }),
    ...looks.map(({ date }) =>
      on(date, async (branch, _, now) => {
        const list = await db.prisma.run.findFirst({ where: { branchId: branch.id, list: 'opening', date } });
        if (!list) return;
        const context = { db, now, subject: list.id, args: {}, channel: branch.channel, personId: null };
        const drawn = await runDrawn.draw({
          ...context,
          speech: speak('en'),
          link: () => 'https://bank.example',
          routines,
        });
        seen.set(date, typeof drawn === 'string' ? drawn : JSON.stringify(drawn.message.blocks));
      }),
    ),
  ];
  return deeds.sort((a, b) => a.at.getTime() - b.at.getTime());
}
