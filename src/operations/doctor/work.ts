import type { Place } from '../../config.js';
import type { Db } from '../../platform/database/db.js';
import { usualPool } from '../../platform/database/open.js';
import { cannotMake } from '../../platform/outbox/cannot-make.js';
import { isChannelTrouble, isTokenTrouble } from '../../platform/outbox/trouble.js';
import { MINUTE, WEEK } from '../../platform/time/durations.js';
import { failedSince, type Lags, lagsOf, mostConnections } from '../store/lags.js';
import { type Finding, note, ok, red, some } from './finding.js';

/** A longer delay is more than a busy moment. */
const lateMs = 5 * MINUTE;

/** Whether the bot keeps up with its work, judged by the database. */
export async function examineWork(prisma: Db['prisma'], place: Place, now: Date): Promise<Finding[]> {
  const lags = await lagsOf({ prisma }, now);
  const failed = await failedSince({ prisma }, new Date(now.getTime() - WEEK));
  const findings = [...lateness(lags, now), ...stuck(lags), ...putOff(lags), ...lost(failed)];
  if (place.databaseUrl !== undefined) findings.push(...room(await mostConnections({ prisma }), lags.others));
  return findings;
}

function lateness({ dueSince, outbox }: Lags, now: Date): Finding[] {
  const since = outbox.flatMap((one) => one.since ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  const late = (at: Date | null | undefined) => at && now.getTime() - at.getTime() > lateMs;
  const findings: Finding[] = [];
  if (late(dueSince))
    findings.push(
      red(
        `What was due ${ago(dueSince, now)} is not carried out: no heartbeat does it.`,
        'Start the bot, or restart it where it runs: what was due is made up for, and marked late.',
      ),
    );
  if (late(since))
    findings.push(
      red(
        `A message that could have gone ${ago(since, now)} still waits.`,
        'Start the bot where none runs. Where one does, look for "sending failed" in its log; with very many messages, give it time.',
      ),
    );
  return findings.length > 0 ? findings : [ok('Nothing is late: all that was due is done and sent.')];
}

function stuck({ outbox, retrying }: Lags): Finding[] {
  const findings: Finding[] = [];
  const doubtful = outbox
    .filter(({ state }) => state === 'unknown')
    .reduce((sum, { count }) => sum + count, 0);
  if (doubtful > 0)
    findings.push(
      note(
        `Messages in doubt: ${doubtful}. Nobody knows yet whether Slack took them.`,
        'The bot clears this up by itself once Slack answers; with the optional history scopes it looks for them.',
      ),
    );
  // Troubles with the token or a channel are reported by other checks.
  const others = retrying.filter(
    ({ code }) => !isTokenTrouble(code) && !isChannelTrouble(code) && !cannotMake.includes(code),
  );
  if (others.length > 0)
    findings.push(
      note(
        `Messages are tried again: ${some(others.map(named))}.`,
        'Slack was slow or away; nothing is lost. Where this lasts for hours, look into the log of the bot.',
      ),
    );
  return findings;
}

const sorts: Readonly<Record<string, string>> = {
  branch: 'branches whose times cannot be read',
  planning: 'branches that cannot be planned',
  occurrence: 'routines that are due',
  clock: 'limits and reminders',
  spread: 'copies for other branches',
  holidays: 'notices of holidays',
  head_office: "head office's channel",
  trouble: 'news of troubles with Slack',
  message: 'messages',
};

function putOff({ putOff: rows }: Lags): Finding[] {
  if (rows.length === 0) return [];
  const named = rows.map(({ what, count }) => `${sorts[what] ?? what} (${count})`);
  return [
    red(
      `Some things cannot be carried out and are put off, while the rest goes on: ${some(named)}.`,
      'The log of the bot says which and why: look for "put off" and "could not be made". Run the newest version of Lobby everywhere; mend a branch\'s time zone, hours or days with `lobby branches import`. Each is tried again by itself, within 15 minutes, or at once after a restart.',
    ),
  ];
}

function lost(failed: readonly { code: string; count: number }[]): Finding[] {
  if (failed.length === 0) return [];
  return [
    note(
      `Messages of the last week that could not be sent: ${some(failed.map(named))}.`,
      'Mend what the reason names (a channel, a right). What they would have said stands in the records; `/lobby` shows it.',
    ),
  ];
}

/**
 * Whether the server has enough connections for the running processes, and for one more that starts to replace
 * another.
 */
function room(most: number, processes: number): Finding[] {
  const needed = (Math.max(1, processes) + 1) * usualPool;
  if (needed <= most) return [ok(`The database has room: ${most} connections, ${processes} processes now.`)];
  return [
    red(
      `The database takes ${most} connections; ${Math.max(1, processes)} processes and one that starts need up to ${needed}.`,
      'Raise max_connections of the server, or run fewer processes.',
    ),
  ];
}

const named = ({ code, count }: { code: string; count: number }) => `${code} (${count})`;
const ago = (at: Date | null | undefined, now: Date) =>
  `${Math.round((now.getTime() - (at ?? now).getTime()) / MINUTE)} minutes ago`;
