import type { Folded, Span } from '../text/fold.js';
import { addDays, dateOf, weekdayNumber, yearOf } from '../time/day.js';
import type { TimeRead } from './time.js';
import type { TimePiece } from './time-pieces.js';
import { oneOf, words } from './words.js';

/** The day on which, as a line says, something reached the bank. */
export interface ReceivedRead extends Span {
  /** Local date, today or before; null where no such day can be meant. */
  date: string | null;
}

const NEAR = 60;
/** "Letter received on …", or a line that begins with it. A card that a customer received is something else. */
const BEFORE = new RegExp(
  `(?:(?:^|${oneOf(words.papers)}\\s+(?:was\\s+|were\\s+)?)received\\s*(?:on\\s+)?|${oneOf(words.receivedBefore)}\\s*[:：]?\\s*)$`,
  'u',
);
const AFTER = new RegExp(
  `^\\s*${oneOf(words.receivedAfter)}(?:客户|客戶)?的?${oneOf(words.papersAfter)}`,
  'u',
);

/** The day on which a line says that its subject was received, since last week's letter may be typed today. */
export function receivedIn(times: readonly TimeRead[], { text }: Folded, today: string): ReceivedRead | null {
  const said = times.filter(
    ({ start, end }) =>
      BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) || AFTER.test(text.slice(end, end + NEAR)),
  );
  const [read, another] = said;
  if (!read || another) return null;
  const readable = read.doubt === null || read.doubt === 'past' || read.doubt === 'bound';
  return { start: read.start, end: read.end, date: readable ? latest(read.pieces, today) : null };
}

/** The last day up to today that the pieces can mean; null where they mean none, or more than one thing. */
function latest(pieces: readonly TimePiece[], today: string): string | null {
  const days = pieces.filter(({ is }) => is !== 'clock' && is !== 'part' && is !== 'zone');
  const weekdays = days.filter((piece) => piece.is === 'weekday');
  const others = days.filter((piece) => piece.is !== 'weekday');
  const [piece, another] = others.length > 0 ? others : weekdays;
  if (!piece || another) return null;
  const date = latestOf(piece, today);
  const agrees = weekdays.every(({ day }) => date !== null && weekdayNumber(date) === day);
  return date !== null && date <= today && agrees ? date : null;
}

function latestOf(piece: TimePiece, today: string): string | null {
  switch (piece.is) {
    case 'offset':
      return addDays(today, piece.days);
    case 'weekday': {
      const ahead = piece.day - weekdayNumber(today);
      return addDays(today, piece.week === undefined ? -((7 - ahead) % 7) : ahead + 7 * piece.week);
    }
    case 'date': {
      if (piece.year !== undefined) return dateOf(piece.year, piece.month, piece.day);
      const years = [yearOf(today), yearOf(today) - 1];
      const dates = years.map((year) => dateOf(year, piece.month, piece.day));
      return dates.find((date) => date !== null && date <= today) ?? null;
    }
    default:
      return null;
  }
}
