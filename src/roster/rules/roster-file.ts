import { rows } from '../../platform/import-files/csv.js';
import type { FileFault } from '../../platform/import-files/parsed.js';
import { isDate } from '../../platform/time/day.js';
import { clash, grouped, isPost, isShift, type Post, posts, type Shift, shifts } from './roster.js';

/** A row of a roster file: somebody at a post in a shift. */
export interface RosterRow {
  line: number;
  channel: string;
  date: string;
  post: Post;
  shift: Shift;
  slackId: string;
}

const columns = ['channel', 'date', 'post', 'shift', 'person'] as const;

/**
 * Reads a roster as CSV: a duty a row, with the columns channel, date, post, shift and person (a Slack user id), in
 * any order. Returns either all rows or every error, in the order of the lines.
 */
export function readRosterFile(text: string): { rows: RosterRow[] } | { errors: FileFault[] } {
  const errors: FileFault[] = [];
  const complain = (line: number, where: string, message: string) => errors.push({ line, where, message });
  const [header, ...body] = rows(text, complain);
  const named = header?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const missing = columns.filter((column) => !named.includes(column));
  if (missing.length > 0) {
    complain(1, 'the first line', `must name the columns ${columns.join(', ')}; there is no ${missing[0]}`);
    return { errors };
  }
  const read = body.flatMap(({ line, cells }) => {
    const cell = (column: (typeof columns)[number]) => cells[named.indexOf(column)]?.trim() ?? '';
    const [channel, date, post, shift, slackId] = columns.map(cell) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const before = errors.length;
    if (!/^[CG][A-Z0-9]+$/.test(channel))
      complain(line, 'channel', 'must be a channel id, such as C0123456789');
    if (!isDate(date)) complain(line, 'date', 'must be a day such as 2026-11-20');
    if (!isPost(post)) complain(line, 'post', `must be one of ${posts.join(', ')}`);
    if (!isShift(shift)) complain(line, 'shift', `must be one of ${shifts.join(', ')}`);
    if (!/^[UW][A-Z0-9]+$/.test(slackId)) complain(line, 'person', 'must be a user id, such as U0123456789');
    if (errors.length > before || !isPost(post) || !isShift(shift)) return [];
    return [{ line, channel, date, post, shift, slackId }];
  });
  for (const day of grouped(read, ({ channel, date, slackId }) => `${channel} ${date} ${slackId}`).values())
    for (const [index, row] of day.entries()) {
      const other = day
        .slice(0, index)
        .find((one) => clash(one, row) || (one.post === row.post && one.shift === row.shift));
      if (other)
        complain(
          row.line,
          row.slackId,
          `is already on ${other.post} in the ${other.shift} shift by line ${other.line}`,
        );
    }
  if (body.length === 0) complain(1, 'the file', 'has no rows');
  errors.sort((a, b) => a.line - b.line);
  return errors.length > 0 ? { errors } : { rows: read };
}
