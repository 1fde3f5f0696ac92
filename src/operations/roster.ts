import type { FileFault } from '../branches/module.js';
import type { Place } from '../config.js';
import { branchCalendar } from '../platform/time/calendar.js';
import {
  type Duty,
  gapsOf,
  grouped,
  neededPosts,
  type RosterPlace,
  type RosterRow,
  readRosterFile,
  replaceDays,
  rosterPlace,
} from '../roster/module.js';
import { withDatabase } from './database.js';
import type { ExitCode, Terminal } from './terminal.js';
import { textIn } from './text-file.js';

/**
 * `lobby roster import FILE`: replaces the days that the file names, all or none; other days stay as they are.
 * @returns 1 where the file has errors; all of them are printed with their lines.
 */
export async function importRoster(
  place: Place,
  path: string,
  { encoding }: { encoding?: string },
  { say, complain }: Terminal,
): Promise<ExitCode> {
  const file = readRosterFile(await textIn(path, encoding));
  const refuse = (errors: readonly FileFault[]): ExitCode => {
    for (const { line, where, message } of errors) complain(`${path}:${line}: error: ${where} ${message}`);
    complain(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; nothing was changed.`);
    return 1;
  };
  if ('errors' in file) return refuse(file.errors);
  return withDatabase(place, 'write', async (db) => {
    const errors: FileFault[] = [];
    const judged: { at: RosterPlace; duties: Duty[] }[] = [];
    for (const [channel, rows] of grouped(file.rows, (row) => row.channel)) {
      const dates = rows.map(({ date }) => date).sort();
      const at = await rosterPlace(db, channel, dates[0] ?? '', dates.at(-1) ?? '');
      const first = rows[0]?.line ?? 1;
      if (!at) errors.push({ line: first, where: channel, message: 'is no branch' });
      else judged.push({ at, duties: rows.flatMap((row) => judge(row, at, errors)) });
    }
    if (errors.length > 0) return refuse(errors.sort((a, b) => a.line - b.line));
    const now = new Date();
    await db.prisma.$transaction(
      async (tx) => {
        for (const { at, duties } of judged) {
          const { added, removed } = await replaceDays(
            { tx, branchId: at.branch.id, actor: 'terminal', now },
            duties,
            { action: 'roster.imported' },
          );
          say(`${at.branch.name} (${at.branch.channel}): ${added} added, ${removed} taken off.`);
        }
      },
      { timeout: 120_000, maxWait: 10_000 },
    );
    for (const { at, duties } of judged) tellGaps(at, duties, say);
    return 0;
  });
}

function judge(row: RosterRow, { branch, people, isAway }: RosterPlace, errors: FileFault[]): Duty[] {
  const { line, date, post, shift, slackId } = row;
  const fault = (where: string, message: string) => {
    errors.push({ line, where, message });
    return [];
  };
  const personId = people.get(slackId);
  if (!personId) return fault(slackId, `is not on the list of ${branch.name}`);
  if (!branchCalendar(branch).isWorkingDay(date))
    return fault(date, `is a day on which ${branch.name} is closed`);
  if (isAway(personId, date)) return fault(slackId, `is away on ${date}`);
  return [{ date, post, shift, personId }];
}

function tellGaps({ branch }: RosterPlace, duties: readonly Duty[], say: (line: string) => void): void {
  const calendar = branchCalendar(branch);
  for (const [date, day] of grouped(duties, (duty) => duty.date))
    for (const { post, from, to } of gapsOf(day, calendar.hours(date), neededPosts.of(branch.settings)))
      say(
        `note: ${branch.name}, ${date}: nobody ${where(post)} ${calendar.localTime(from)}-${calendar.localTime(to)}`,
      );
}

const where = (post: string) => (post === 'lobby' ? 'in the lobby' : `at ${post}`);
