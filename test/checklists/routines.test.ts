import { describe, expect, it } from 'vitest';
import { type ChecklistName, checklistOf, checklists } from '../../src/checklists/lists/index.js';
import { runMessage } from '../../src/checklists/messages/run.js';
import { listWords } from '../../src/checklists/messages/words.js';
import type { Checklist } from '../../src/checklists/rules/checklist.js';
import { lineOf } from '../../src/checklists/rules/line.js';
import { newRun } from '../../src/checklists/rules/post.js';
import type { Item, Run, RunStatus } from '../../src/checklists/rules/run.js';
import { limits, type Message } from '../../src/platform/blocks/kit.js';
import { type Language, languages } from '../../src/platform/directory/branch.js';
import { speak } from '../../src/platform/language/speak.js';
import type { Calendar } from '../../src/platform/time/calendar.js';
import { addDays, weekdayOf } from '../../src/platform/time/day.js';
import { MINUTE } from '../../src/platform/time/durations.js';
import { isMoment, momentOf } from '../../src/platform/time/moment.js';
import { plan } from '../../src/platform/time/routine.js';
import { london, shanghai } from '../platform/time/branches.js';
import { branch, fang, hua, li } from '../scene.js';

const lists: readonly Checklist[] = checklists;
const year = { from: '2026-01-01', to: '2027-01-01' };

/** Local date and time of each that takes place in 2026, by the shipped time. */
function inYear(name: ChecklistName, calendar: Calendar): string[] {
  const { timing, onClosed = 'skip' } = checklistOf(name);
  const [from, to] = [calendar.at(year.from, '00:00'), calendar.at(year.to, '00:00')];
  return plan({ name, timing, onClosed, cutoff: 0 }, calendar, { from, to })
    .filter(({ skipped }) => !skipped)
    .map(({ at }) => `${calendar.localDate(at)} ${calendar.localTime(at)}`);
}

const at = (time: string, ...dates: string[]) => dates.map((date) => `2026-${date} ${time}`);

/** Monday to Friday but for these, and with those: written down from the published lists, not from the calendar. */
function workingDays(off: readonly string[], worked: readonly string[]): string[] {
  const days: string[] = [];
  for (let day = year.from; day < year.to; day = addDays(day, 1)) {
    const weekend = ['sat', 'sun'].includes(weekdayOf(day));
    if (weekend ? worked.includes(day.slice(5)) : !off.includes(day.slice(5))) days.push(day);
  }
  return days;
}
const england = workingDays(['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'], []);
const china = workingDays(
  [
    ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '02-23', '04-06', '05-01', '05-04'],
    ...['05-05', '06-19', '09-25', '10-01', '10-02', '10-05', '10-06', '10-07'],
  ],
  ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
);

describe('every working day, and on no other, from nine to five', () => {
  const daily: [ChecklistName, string[]][] = [
    ['opening', ['08:15']],
    ['huddle', ['08:50']],
    ['welcome', ['09:00']],
    ['morning_patrol', ['10:00']],
    ['hall_rounds', ['11:00', '13:00', '15:00']],
    ['afternoon_patrol', ['14:30']],
    ['closing', ['16:45']],
    ['settlement', ['17:00']],
  ];
  it.each(daily)('%s', (name, times) => {
    const each = (days: readonly string[]) => days.flatMap((day) => times.map((time) => `${day} ${time}`));
    expect(inYear(name, london())).toEqual(each(england));
    expect(inYear(name, shanghai())).toEqual(each(china));
  });
  it('rounds fit the hours of the day, and leave no two hours out', () => {
    const short = london({ exceptions: { '2026-12-24': '10:00-13:30' } });
    const rounds = inYear('hall_rounds', short);
    expect(rounds.filter((round) => round.startsWith('2026-12-24'))).toEqual(['2026-12-24 12:00']);
  });
});

describe('a rarer list is not skipped on a day off', () => {
  it('the week: on Friday, or the last working day before', () => {
    const fridays: string[] = [];
    for (let day = '2026-01-02'; day < year.to; day = addDays(day, 7)) fridays.push(day.slice(5));
    const moved = (to: Record<string, string>) =>
      fridays.flatMap((day) => (to[day] === '' ? [] : [to[day] ?? day])).sort();
    // 1 January 2027 is a Friday: its list comes on the day before.
    expect(inYear('weekly', london())).toEqual(
      at('09:30', ...moved({ '04-03': '04-02', '12-25': '12-24' }), '12-31'),
    );
    // 2 January belongs to a holiday that began in the old year.
    expect(inYear('weekly', shanghai())).toEqual(
      at(
        '09:30',
        ...moved({
          '01-02': '',
          '02-20': '02-14',
          '05-01': '04-30',
          '06-19': '06-18',
          '09-25': '09-24',
          '10-02': '09-30',
        }),
        '12-31',
      ),
    );
  });

  it('6S: on the 8th and the 22nd, or the next working day', () => {
    const common = ['03-09', '03-23', '04-08', '04-22', '05-08', '05-22', '06-08', '06-22', '07-08', '07-22'];
    const rest = ['08-10', '08-24', '09-08', '09-22', '10-08', '10-22', '11-09', '11-23', '12-08', '12-22'];
    expect(inYear('six_s', london())).toEqual(
      at('14:00', '01-08', '01-22', '02-09', '02-23', ...common, ...rest),
    );
    expect(inYear('six_s', shanghai())).toEqual(
      at('14:00', '01-08', '01-22', '02-09', '02-24', ...common, ...rest),
    );
  });

  it('self-inspection: on the 10th, or the next working day', () => {
    const spring = ['01-12', '02-10', '03-10', '04-10', '05-11', '06-10', '07-10', '08-10', '09-10'];
    expect(inYear('self_inspection', london())).toEqual(at('10:00', ...spring, '10-12', '11-10', '12-10'));
    // Saturday 10 October is worked.
    expect(inYear('self_inspection', shanghai())).toEqual(at('10:00', ...spring, '10-10', '11-10', '12-10'));
  });

  it('the month: on the 25th, or the last working day before', () => {
    const first = ['01-23', '02-25', '03-25', '04-24'];
    expect(inYear('monthly', london())).toEqual(
      at('10:00', ...first, '05-22', '06-25', '07-24', '08-25', '09-25', '10-23', '11-25', '12-24'),
    );
    expect(inYear('monthly', shanghai())).toEqual(
      at('10:00', ...first, '05-25', '06-25', '07-24', '08-25', '09-24', '10-23', '11-25', '12-25'),
    );
  });

  it('the quarter: on the 1st of the next, or the last working day before', () => {
    expect(inYear('quarterly', london())).toEqual(at('10:00', '04-01', '07-01', '10-01', '12-31'));
    expect(inYear('quarterly', shanghai())).toEqual(at('10:00', '04-01', '07-01', '09-30', '12-31'));
  });

  it('the quarter: with a limit within ten days of its end, and reminders that are of use', () => {
    const { due, remind } = checklistOf('quarterly');
    const ends = ['2025-12-31', '2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31'];
    for (const calendar of [london(), shanghai()])
      for (const posted of inYear('quarterly', calendar)) {
        const [date = '', time = ''] = posted.split(' ');
        const dueAt = new Date(calendar.at(date, time).getTime() + due * 60_000);
        const end = ends.findLast((day) => day <= date || addDays(date, 2) > day) ?? '';
        expect(calendar.localDate(dueAt) <= addDays(end, 10), posted).toBe(true);
        expect(calendar.localDate(dueAt) >= addDays(end, 8), posted).toBe(true);
      }
    expect(Math.max(...remind)).toBeLessThan(due);
  });
});

describe('around public holidays of three days or more', () => {
  it('two hours before closing on the last working day', () => {
    expect(inYear('before_holiday', london())).toEqual(
      at('15:00', '04-02', '05-01', '05-22', '08-28', '12-24', '12-31'),
    );
    expect(inYear('before_holiday', shanghai())).toEqual(
      at('15:00', '02-14', '04-03', '04-30', '06-18', '09-24', '09-30', '12-31'),
    );
  });
  it('an hour before opening on the first one after', () => {
    expect(inYear('after_holiday', london())).toEqual(
      at('08:00', '04-07', '05-05', '05-26', '09-01', '12-29'),
    );
    expect(inYear('after_holiday', shanghai())).toEqual(
      at('08:00', '01-04', '02-24', '04-07', '05-06', '06-22', '09-28', '10-08'),
    );
  });
});

describe('the limits of the evening', () => {
  it('the settlement is over before the closing list that asks for its signature', () => {
    const end = (name: ChecklistName) => {
      const { timing, due } = checklistOf(name);
      const day = shanghai().hours('2026-11-16')!;
      return isMoment(timing) ? momentOf(timing, day).getTime() + due * MINUTE : Number.NaN;
    };
    expect(end('settlement')).toBeLessThan(end('closing'));
  });
});

/** A list as it is posted in a language; `answered` with everything given and as long as it may be. */
function drawn(list: Checklist, language: Language, status: RunStatus, answered: boolean): Message {
  const here = { ...branch, language };
  const place = {
    branchId: here.id,
    date: '2026-11-20',
    slot: '09:30',
    dueAt: new Date('2026-11-20T01:30:00Z'),
  };
  const run = newRun(list, place, listWords(list.name, here));
  const given: Run = { ...run, status, items: run.items.map((item) => (answered ? fullest(item) : item)) };
  const [members, names] = [[li, fang, hua], new Map([[fang.personId, fang.name]])];
  const actions = new Map(given.items.flatMap(({ actionId }) => (actionId ? [[actionId, 'ACT-0012']] : [])));
  const now = new Date('2026-11-20T02:00:00Z');
  return runMessage(
    {
      run: given,
      rules: list,
      branch: here,
      members,
      away: new Set(),
      names,
      actions,
      photos: 3,
      late: true,
      now,
    },
    speak(language),
  );
}

/** All words of a message but those of the buttons that open a form. */
const said = (text: string, blocks: Message['blocks'], language: Language) =>
  (['run.answer', 'run.finding'] as const).reduce(
    (words, key) => words.replaceAll(speak(language).t(key), ''),
    JSON.stringify([text, blocks]),
  );

/** As much as an answer can say; every third line is a finding. */
function fullest(item: Item): Item {
  const by = { by: fang.personId, at: new Date('2026-11-20T01:40:00Z') };
  const asks = item.rule?.asks;
  const value =
    asks?.type === 'text' ? '字'.repeat(asks.max) : asks?.type === 'choice' ? (asks.options[0] ?? '') : 999;
  const answered = { ...item, ...by, value: asks ? value : null };
  if (item.position % 3 > 0) return { ...answered, state: 'done' };
  return { ...answered, state: 'finding', note: 'x'.repeat(300), actionId: item.id };
}

describe.each(languages)('the messages in %s', (language) => {
  it.each(lists.map((list): [string, Checklist] => [list.name, list]))('%s fit into Slack', (_, list) => {
    for (const status of ['open', 'settled', 'signed', 'missed'] as const)
      for (const answered of [false, true]) {
        const { text, blocks } = drawn(list, language, status, answered);
        // Whatever is too long for Slack is cut and ends in an ellipsis: here nothing may be.
        expect(blocks.length).toBeLessThanOrEqual(limits.blocks);
        if (status === 'open' || status === 'settled')
          expect(JSON.stringify(blocks.at(-1))).toContain('run.sign');
        if (!answered) expect(said(text, blocks, language)).not.toContain('…');
        for (const block of blocks) {
          if (block.type !== 'actions') continue;
          for (const one of block.elements)
            if (one.type === 'checkboxes')
              for (const { text: label } of one.options)
                expect(label.text.length).toBeLessThanOrEqual(limits.option);
        }
      }
  });

  it('a choice has as many words as options, each of them its own', () => {
    for (const list of lists)
      for (const [group, lines] of Object.entries(list.groups))
        for (const { name, asks } of lines.map(lineOf)) {
          if (asks?.type !== 'choice') continue;
          const words = listWords(list.name, { ...branch, language }).options?.(group, name) ?? [];
          expect(words).toHaveLength(asks.options.length);
          expect(new Set(words).size).toBe(words.length);
        }
  });
});
