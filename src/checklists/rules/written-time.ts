import { parseCron } from '../../platform/time/cron.js';
import {
  type Anchor,
  anchorNames,
  anchorOf,
  type FromAnchor,
  type Moment,
} from '../../platform/time/moment.js';
import type { Timing } from '../../platform/time/routine.js';

/** The longest distance from opening or closing, in minutes. */
const farthest = 12 * 60;
/** The shortest interval between the rounds of a day, in minutes. */
const nearest = 30;
/** The most runs of a list on one day; more would only be ticked without looking. */
const mostADay = 24;

const before = 'before|前';
const side = `(?:${before}|after|后|後)`;
const minutes = '(?:m|min|mins|minute|minutes|分|分钟|分鐘)';
const hours = '(?:h|hour|hours|小时|小時)';
const weekdays: Record<string, string> = {
  ...Object.fromEntries(
    ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map((day, index) => [day, `${index}`]),
  ),
  ...Object.fromEntries([...'日一二三四五六'].map((day, index) => [day, `${index}`])),
  天: '0',
};

/**
 * Reads when a list comes, as people write it: `30 minutes before opening`, `every 2 hours`, `10:00`, `Mon 10:00`,
 * `开门前30分钟`, `每2小时`, `周一 10:00`, or a cron expression.
 * @returns null where it gives no time, or one that comes too often
 */
export function readTiming(written: string): Timing | null {
  const text = written.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  const timing = holiday(text) ?? momentIn(text) ?? everySo(text) ?? clock(text);
  if (timing) return timing;
  const cron = parseCron(text);
  return 'error' in cron || cron.times.length > mostADay ? null : { cron: cron.text };
}

/** The names of the moments from which a time may be counted; `writeTiming` uses the first. */
const anchorWords: Readonly<Record<Anchor, readonly string[]>> = {
  opening: ['opening', '开门', '開門', '开业'],
  closing: [...['closing', '关门', '關門', '打烊'], ...['营业结束', '營業結束', '结束营业', '結束營業']],
  workBegin: ['work begins', 'work', 'the start of work', '上班'],
  workEnd: ['work ends', 'the end of work', '下班'],
  arrival: ['arrival', '到岗', '到班'],
  half: ['the second half of the day', '下半天'],
};
const named = new Map(
  anchorNames.flatMap((anchor) => anchorWords[anchor].map((word) => [word, anchor] as const)),
);

/**
 * The moment that a word means. The Chinese word for business hours means opening with "before", and closing with
 * "after".
 */
function anchorMeant(word: string, after: boolean): Anchor {
  if (/^(营业|營業)$/.test(word)) return after ? 'closing' : 'opening';
  return named.get(word) ?? 'opening';
}

const anchor = `(${[...named.keys(), '营业', '營業'].sort((one, other) => other.length - one.length).join('|')})`;
const length = `(\\d+) ?(?:(${hours})|${minutes})`;
const english = new RegExp(`^${length} (${side}) ${anchor}$`, 'u');
const chinese = new RegExp(`^${anchor}(${side}) ?${length}$`, 'u');
const atOnce = new RegExp(`^(?:at )?${anchor}(?:时|時)?$`, 'u');
const share =
  /^(?:(?:after )?(\d{1,2}(?:\.\d)?) ?% (?:into|of|through) (?:the )?opening hours|(?:营业时间|營業時間)(?:过|過|的)? ?(\d{1,2}(?:\.\d)?) ?%(?:时|時)?)$/u;

const from = (anchorName: Anchor, offset: number): Moment => ({ [anchorName]: offset }) as FromAnchor;

function momentIn(text: string): Moment | null {
  const [, english_, chinese_] = share.exec(text) ?? [];
  const percent = Number(english_ ?? chinese_);
  if (percent > 0) return { share: percent };
  const plain = atOnce.exec(text);
  if (plain) return from(anchorMeant(plain[1] ?? '', false), 0);
  const en = english.exec(text);
  const zh = chinese.exec(text);
  const [number, hour, which, word] = en
    ? [en[1], en[2], en[3], en[4]]
    : zh
      ? [zh[3], zh[4], zh[2], zh[1]]
      : [];
  if (!number || !which || !word) return null;
  const early = new RegExp(`^(?:${before})$`, 'u').test(which);
  const minutesAway = Number(number) * (hour ? 60 : 1);
  if (minutesAway > farthest) return null;
  // `|| 0` turns -0 into 0, which JSON would not preserve.
  return from(anchorMeant(word, !early), (early ? -minutesAway : minutesAway) || 0);
}

const everyTime = new RegExp(`^(?:every |每隔?) ?${length}$`, 'u');

function everySo(text: string): { every: number } | null {
  const [, number, hour] = everyTime.exec(text) ?? [];
  const every = Number(number) * (hour ? 60 : 1);
  return every >= nearest && every <= farthest ? { every } : null;
}

const ofDay = /^(?:daily |every day |每天|每日)? ?(?:at )?(\d{1,2}):(\d{2})$/u;
const ofWeek =
  /^(?:every )?(?:(sun|mon|tue|wed|thu|fri|sat)[a-z]*|每?(?:周|週|星期|礼拜|禮拜)([日天一二三四五六])) ?(?:at )?(\d{1,2}):(\d{2})$/u;
const ofMonth = /^(?:monthly (\d{1,2})|每月(\d{1,2})[日号號]) ?(?:at )?(\d{1,2}):(\d{2})$/u;

function clock(text: string): { cron: string } | null {
  const day = ofDay.exec(text);
  const week = ofWeek.exec(text);
  const month = ofMonth.exec(text);
  const [hour, minute] = day
    ? [day[1], day[2]]
    : week
      ? [week[3], week[4]]
      : month
        ? [month[3], month[4]]
        : [];
  if (hour === undefined || minute === undefined) return null;
  const weekday = week ? weekdays[week[1] ?? week[2] ?? ''] : '*';
  const cron = parseCron(`${Number(minute)} ${Number(hour)} ${month?.[1] ?? month?.[2] ?? '*'} * ${weekday}`);
  return 'error' in cron ? null : { cron: cron.text };
}

const around = /^(before|after) (\d+) days off, (.+)$/;

function holiday(text: string): Timing | null {
  const [, which, days, rest] = around.exec(text) ?? [];
  const moment = rest === undefined ? null : momentIn(rest);
  if (!moment || !Number(days)) return null;
  return { holiday: which === 'before' ? 'before' : 'after', days: Number(days), ...moment };
}

/** A timing as text, for files and menus; `readTiming` reads it back. */
export function writeTiming(timing: Timing): string {
  if ('cron' in timing) return timing.cron;
  if ('every' in timing) return `every ${timing.every} minutes`;
  const found = anchorOf(timing);
  if (!found) return 'share' in timing ? `${timing.share}% of the opening hours` : '';
  const { offset } = found;
  const word = anchorWords[found.anchor][0];
  const moment =
    offset === 0 ? `at ${word}` : `${Math.abs(offset)} minutes ${offset < 0 ? 'before' : 'after'} ${word}`;
  return 'holiday' in timing ? `${timing.holiday} ${timing.days} days off, ${moment}` : moment;
}
