import { DAY, MINUTE } from './durations.js';
import type { Session } from './session.js';
import { wallAt } from './zone.js';

type Style = Intl.DateTimeFormatOptions;

/** Writes an instant (epoch milliseconds) in the viewer's language and zone. */
export const inWords = (session: Session, instant: number, style: Style) =>
  new Intl.DateTimeFormat([session.workspace.me.locale, session.language], {
    timeZone: session.tz,
    ...style,
  }).format(instant);

/** A message's `ts` as epoch milliseconds. */
export const instantOfTs = (ts: string) => Math.floor(Number(ts) * 1000);

export const clockTime = (session: Session, instant: number) =>
  inWords(session, instant, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

export const dayKey = (session: Session, instant: number) => {
  const { year, month, day } = wallAt(instant, session.tz);
  return `${year}-${month}-${day}`;
};

const long: Style = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' };

/** Today, yesterday or tomorrow by the workspace's clock, else null. */
export function nearDay(session: Session, instant: number): string | null {
  const now = Date.parse(session.workspace.now);
  const key = dayKey(session, instant);
  if (key === dayKey(session, now)) return session.words.today;
  if (key === dayKey(session, now - DAY)) return session.words.yesterday;
  return key === dayKey(session, now + DAY) ? session.words.tomorrow : null;
}

export const dividerDay = (session: Session, instant: number) =>
  nearDay(session, instant) ?? inWords(session, instant, long);

/** Replaces Slack's date tokens (`{date_long}`, `{time}` …); unknown ones are kept. */
export function fillDateTokens(session: Session, seconds: number, format: string): string {
  const instant = seconds * 1000;
  const show = (style: Style) => inWords(session, instant, style);
  const month = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  const short = { year: 'numeric', month: 'short', day: 'numeric' } as const;
  const tokens: Record<string, () => string> = {
    date_num: () => {
      const { year, month, day } = wallAt(instant, session.tz);
      return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    },
    date_slash: () => show({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    date: () => show(month),
    date_short: () => show(short),
    date_long: () => show(long),
    date_long_full: () => show(long),
    date_pretty: () => nearDay(session, instant) ?? show(month),
    date_short_pretty: () => nearDay(session, instant) ?? show(short),
    date_long_pretty: () => nearDay(session, instant) ?? show(long),
    day_divider_pretty: () => dividerDay(session, instant),
    time: () => clockTime(session, instant),
    time_secs: () => show({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    ago: () => ago(session, instant),
  };
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => tokens[name]?.() ?? whole);
}

function ago(session: Session, instant: number): string {
  const minutes = Math.round((instant - Date.parse(session.workspace.now)) / MINUTE);
  const format = new Intl.RelativeTimeFormat(session.language, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}
