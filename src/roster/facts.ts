import type { Tx } from '../platform/database/db.js';
import type { DayAsked, DayFact, DayFacts } from '../platform/day-facts/facts.js';
import { namesOf } from '../platform/directory/store/people.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { postName } from './messages/duties.js';
import { neededPosts } from './rules/needed-posts.js';
import { expectedBy, unmannedAt } from './rules/on-post.js';
import { rosterDay } from './rules/roster-day.js';
import { absencesIn } from './store/absences.js';
import { presentOn } from './store/presence.js';
import { dutiesIn, isRostered } from './store/roster.js';

/** The day's roster; null where the branch has none, or is closed. */
async function rosterOf(db: { prisma: Tx }, { branch, date }: DayAsked) {
  if (!(await isRostered(db, branch.id, date))) return null;
  const [duties, absences] = await Promise.all([
    dutiesIn(db, branch.id, date, date),
    absencesIn(db, branch.id, date, date),
  ]);
  const { hours, ...day } = rosterDay(
    date,
    { duties, absences },
    branchCalendar(branch),
    neededPosts.of(branch.settings),
  );
  return hours && { ...day, hours };
}

const everybodyHere: DayFact = async (db, day) => {
  const roster = await rosterOf(db, day);
  if (!roster) return null;
  const here = await presentOn(db, day.branch.id, day.date);
  const expected = expectedBy(roster, day.now);
  const missing = expected.filter((personId) => !here.has(personId));
  const names = await namesOf(db, missing);
  return {
    met: missing.length === 0,
    why: ({ t, list }) =>
      missing.length > 0
        ? t('facts.roster.missing', { names: list(missing.map((one) => names.get(one) ?? '?')) })
        : t('facts.roster.here', { count: expected.length }),
  };
};

const postsManned: DayFact = async (db, day) => {
  const roster = await rosterOf(db, day);
  if (!roster) return null;
  const here = await presentOn(db, day.branch.id, day.date);
  const empty = unmannedAt(roster, here, day.now);
  return {
    met: empty.length === 0,
    why: (speech) =>
      empty.length > 0
        ? speech.t('facts.roster.empty', { posts: speech.list(empty.map((post) => postName(post, speech))) })
        : '',
  };
};

const attendance: DayFact = async (db, day) => {
  const here = await presentOn(db, day.branch.id, day.date);
  if (here.size === 0 && !(await isRostered(db, day.branch.id, day.date))) return null;
  return {
    met: here.size > 0,
    value: here.size,
    why: ({ t }) => (here.size > 0 ? '' : t('facts.roster.nobody')),
  };
};

/** The facts of a day that are known from roster and check-ins. */
export const rosterFacts: DayFacts = {
  everybody_here: everybodyHere,
  posts_manned: postsManned,
  attendance,
};
