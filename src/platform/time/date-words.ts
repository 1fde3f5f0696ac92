import { addDays, dateOf, yearOf } from './day.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DIGITS = '零一二三四五六七八九';

const TRADITIONAL: Record<string, string> = {
  週: '周',
  個: '个',
  這: '这',
  禮: '礼',
  當: '当',
  號: '号',
  〇: '零',
  兩: '二',
};

/** One way to write a thing for many: half-width, lower case, single spaces, simplified, no space next to a Chinese character. */
export function foldDateWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[週個這禮當號〇兩]/g, (sign) => TRADITIONAL[sign] ?? sign)
    .replace(/\s+/g, ' ')
    .replace(/ ?(\p{Script=Han}) ?/gu, '$1')
    .trim();
}

/** Chinese numbers up to 99 written as digits: 十一月 → 11月. Digit by digit as in 二〇二六 is read too. */
export function plainNumbers(text: string): string {
  return text.replace(/[零一二三四五六七八九十]+/g, (written) => {
    const [tens = '', ones = ''] = written.split('十');
    const digits = (part: string) => [...part].map((sign) => DIGITS.indexOf(sign)).join('');
    return written.includes('十')
      ? `${Number(digits(tens) || 1) * 10 + Number(digits(ones) || 0)}`
      : digits(written);
  });
}

/** 1 to 12 of an English month's name or its usual short form, as `plainWords` leaves it; null for anything else. */
export function monthNamed(word: string): number | null {
  return new RegExp(`^(?:${MONTH_NAME})$`).test(word) ? MONTHS.indexOf(word.slice(0, 3)) + 1 : null;
}

/**
 * The local date that someone means, or null: 'today', '昨天', '2026-11-20', '20261120', '2026年11月20日', '11月20日',
 * '20 Nov', 'November 20, 2026'. Without a year it is the last such day up to `today`.
 * @param words as `plainWords` leaves them
 */
export function dateMeant(words: string, today: string): string | null {
  if (/^(today|今天|今日|本日|当天|当日)$/.test(words)) return today;
  if (/^(yesterday|昨天|昨日)$/.test(words)) return addDays(today, -1);
  if (/^(前天|前日)$/.test(words)) return addDays(today, -2);
  const numbers = plainNumbers(words);
  const full =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(numbers) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(numbers) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(numbers);
  if (full) return dateOf(Number(full[1]), Number(full[3]), Number(full[4]));
  const chinese = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(numbers);
  if (chinese) return latest(Number(chinese[1]), Number(chinese[2]), today);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?(?:,? (\d{4}))?$/.exec(words);
  if (dayFirst) return english(dayFirst[2], dayFirst[1], dayFirst[3], today);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(words);
  return monthFirst ? english(monthFirst[1], monthFirst[2], monthFirst[3], today) : null;
}

function english(name = '', day = '', year: string | undefined, today: string): string | null {
  const month = monthNamed(name);
  if (month === null) return null;
  return year === undefined ? latest(month, Number(day), today) : dateOf(Number(year), month, Number(day));
}

/** The last such day that is not after today; up to eight years back for 29 February. */
function latest(month: number, day: number, today: string): string | null {
  for (let year = yearOf(today); year >= yearOf(today) - 8; year--) {
    const date = dateOf(year, month, day);
    if (date !== null && date <= today) return date;
  }
  return null;
}
