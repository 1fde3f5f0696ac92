import { beginning } from '../../platform/cut.js';
import { longText } from '../../platform/forms/field.js';
import { linesOf } from '../rules/lines.js';
import {
  daysOf,
  mostInSpan,
  type OwnDay,
  readSpan,
  type Span,
  spansOf,
  withDays,
  writeSpan,
} from '../rules/own-days.js';
import { definePage, type Place, Unfit } from '../rules/page.js';

const MAX_DAYS = 100;
/** Characters; a Slack input takes 3000. */
const room = 2900;

/** The spans that the form shows, and those for which it has no room, which stay unchanged. */
function shared({ branch, closed }: Place): { shown: string[]; beyond: Span[] } {
  const spans = spansOf(branch.settings);
  const shown: string[] = [];
  let left = room;
  for (const span of spans) {
    const line = writeSpan(span, closed);
    left -= line.length + 1;
    if (left < 0 || shown.length === MAX_DAYS) break;
    shown.push(line);
  }
  return { shown, beyond: spans.slice(shown.length) };
}

function readLines(typed: unknown, branch: Place['branch']): OwnDay[] {
  const days = new Map<string, OwnDay>();
  for (const line of linesOf('days', typed, MAX_DAYS)) {
    const span = readSpan(line, [branch]);
    const slots = { line: beginning(line, 24) };
    if ('error' in span)
      throw new Unfit({
        days: {
          why: span.error,
          slots: { ...slots, most: mostInSpan, right: span.right ?? '' },
          ...(span.hours ? { hours: span.hours } : {}),
        },
      });
    for (const day of daysOf(span)) {
      if (days.has(day.date)) throw new Unfit({ days: { why: 'day_twice', slots: { date: day.date } } });
      days.set(day.date, day);
    }
  }
  return [...days.values()];
}

/** The branch's own days: closed, or with other hours. They take precedence over weekdays and public holidays. */
export const days = definePage({
  name: 'days',
  form: {
    fields: { days: longText() },
    read: (place) => ({ days: shared(place).shown.join('\n') }),
    write(given, place) {
      const typed = readLines(given.days, place.branch);
      const taken = new Set(typed.map(({ date }) => date));
      const beyond = shared(place)
        .beyond.flatMap(daysOf)
        .filter(({ date }) => !taken.has(date));
      return withDays(place.branch.settings, [...typed, ...beyond], place.today);
    },
  },
});
