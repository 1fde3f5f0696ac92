import { rulesOf, runPost, runsOn } from '../../checklists/module.js';
import type { Branch } from '../../platform/directory/branch.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { postedOf } from '../../platform/outbox/store/posted.js';
import type { Feature, Request } from '../../platform/slack/request.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { endOfDay } from '../../platform/time/zone.js';
import { card, openRecords } from '../../records/module.js';
import { type HomeBranch, homeBlocks } from '../messages/home.js';

async function atBranch(request: Request, branch: Branch, personId: string): Promise<HomeBranch> {
  const { db, now } = request;
  const date = branchCalendar(branch).localDate(now);
  const tonight = endOfDay(date, branch.timezone);
  const roles = request.caller.rolesIn(branch.id);
  const [records, runs] = await Promise.all([
    openRecords(db, { branchId: branch.id, ownerId: personId }),
    runsOn(db, branch.id, date),
  ]);
  const owed = runs.filter(
    (run) => run.status !== 'signed' && run.status !== 'missed' && roles.includes(rulesOf(run).owner),
  );
  const [cards, lists, names] = await Promise.all([
    postedOf(
      db,
      card,
      records.map(({ id }) => id),
      branch.channel,
    ),
    postedOf(
      db,
      runPost,
      owed.map(({ id }) => id),
      branch.channel,
    ),
    namesOf(db, [personId]),
  ]);
  const due = (record: (typeof records)[number]) => record.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  records.sort((a, b) => due(a) - due(b));
  return {
    branch,
    overdue: records.filter((record) => due(record) < now.getTime()),
    today: records.filter((record) => due(record) >= now.getTime() && due(record) <= tonight.getTime()),
    later: records.filter((record) => due(record) > tonight.getTime()),
    owed,
    names,
    link: (of, id) => {
      const ts = (of === 'record' ? cards : lists).get(id);
      return ts ? request.link(branch.channel, ts) : null;
    },
    now,
  };
}

/** Branches shown; App Home holds a hundred blocks. */
const mostBranches = 5;

/** App Home: what a person has to do today. */
export const home: Feature = {
  async home(request) {
    const { person, theirs } = request.caller;
    const branches = person
      ? await Promise.all(theirs.slice(0, mostBranches).map((branch) => atBranch(request, branch, person.id)))
      : [];
    return { type: 'home', blocks: homeBlocks(branches, { branches: theirs.length }, request.speech) };
  },
};
