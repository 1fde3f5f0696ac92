import type { BranchHealth } from '../../platform/outbox/store/branch-health.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { type Finding, note, ok, red, some } from './finding.js';

/** Whether each branch has people, a head, and a calendar that knows its holidays. */
export function examineBranches(branches: readonly BranchHealth[], now: Date): Finding[] {
  if (branches.length === 0)
    return [
      note('There is no branch yet.', '`/lobby setup` in its channel, or `lobby branches import FILE`.'),
    ];
  const named = (all: readonly BranchHealth[]) =>
    some(all.map(({ name, channel }) => `${name} (${channel})`));
  const empty = branches.filter(({ people }) => people === 0);
  const headless = branches.filter(({ people, heads }) => people > 0 && heads === 0);
  const findings: Finding[] = [ok(`Branches: ${branches.length}.`)];
  if (empty.length > 0)
    findings.push(
      red(`Nobody belongs to ${named(empty)}.`, 'List their people: `/lobby setup` there, or a branch file.'),
    );
  if (headless.length > 0)
    findings.push(
      note(
        `No branch head: ${named(headless)}.`,
        'Give somebody the role branch_head: escalations have nowhere to go.',
      ),
    );
  return [...findings, ...holidayFindings(branches, now)];
}

function holidayFindings(branches: readonly BranchHealth[], now: Date): Finding[] {
  const countries = new Map(branches.map(({ country, timezone }) => [country, timezone]));
  const year = now.getUTCFullYear();
  return [year, year + 1].flatMap((wanted) => {
    const unknown = [...countries].filter(
      ([country, timezone]) => !branchCalendar({ country, timezone, hours: {} }).hasHolidayData(wanted),
    );
    if (unknown.length === 0) return [];
    const names = some(unknown.map(([country]) => country));
    return [
      note(
        `The public holidays of ${wanted} are not known for ${names}: only those of every year are kept.`,
        'Update Lobby when they are published, or enter the days off for the branches.',
      ),
    ];
  });
}
