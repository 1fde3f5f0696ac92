import { describe, expect, it } from 'vitest';
import { writeBook } from '../../src/day-book/messages/book.js';
import { type BookedEvent, correctedTo, type DayFacts } from '../../src/day-book/rules/facts.js';
import { headOf, partsOf } from '../../src/day-book/rules/file.js';
import { routines } from '../../src/modules.js';
import type { Language } from '../../src/platform/directory/branch.js';
import { addDays } from '../../src/platform/time/day.js';
import { startOfDay } from '../../src/platform/time/zone.js';
import { complaint } from '../../src/records/kinds/complaint.js';
import { incident } from '../../src/records/kinds/incident.js';
import { worklog } from '../../src/records/kinds/worklog.js';
import { edit, note } from '../../src/records/rules/change.js';
import type { RecordEvent } from '../../src/records/rules/events.js';
import { log } from '../../src/records/rules/log.js';
import { move } from '../../src/records/rules/move.js';
import type { LobbyRecord } from '../../src/records/rules/record.js';
import { amy, at, hua, li, rui } from '../scene.js';

const place = (timezone: string, language: Language) => at('2026-11-16T02:00:00Z', { timezone, language });

function factsOf(date: string, timezone: string, over: Partial<DayFacts> = {}): DayFacts {
  const [from, to] = [startOfDay(date, timezone), startOfDay(addDays(date, 1), timezone)];
  return {
    ...{ date, from, to, now: new Date(to.getTime() + 30 * 60_000) },
    ...{
      logged: [],
      events: [],
      runs: [],
      laterTicks: [],
      laterSignatures: [],
      excuses: [],
      missed: [],
      gaps: [],
    },
    ...{ registers: [], codes: new Map(), titles: new Map() },
    names: new Map([amy, li, hua, rui].map(({ personId, name }) => [personId, name])),
    ...over,
  };
}

function written(facts: DayFacts, timezone: string, language: Language = 'en') {
  const { branch } = place(timezone, language);
  const book = { branchId: branch.id, date: facts.date, number: 1, previous: '', facts, sealedAt: facts.now };
  const { content, concerns } = writeBook(
    { ...book, late: false, audit: { seq: 7, hash: 'f00' } },
    branch,
    routines,
  );
  return { content, concerns, head: headOf(content), rows: partsOf(content).table.slice(1) };
}

const booked = (record: LobbyRecord, events: readonly RecordEvent[]): BookedEvent[] =>
  events.map((event) => ({ ...event, record: { ...record, loggedAt: record.createdAt } }));

describe('the book of a day', () => {
  it('is that of an empty day too', () => {
    const { rows, head, concerns } = written(factsOf('2026-11-15', 'Asia/Shanghai'), 'Asia/Shanghai');
    expect(rows).toEqual([]);
    expect(concerns).toEqual([]);
    expect(head).toMatchObject({ date: '2026-11-15', number: 1, previous: '' });
  });

  it('tells apart the hours that are repeated in autumn, and covers the whole day', () => {
    const timezone = 'Europe/London';
    const scene = (now: string) => ({ ...place(timezone, 'en'), now: new Date(now) });
    const logged = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T23:59:00Z'].map(
      (now, index) => ({
        ...log(incident, { text: `at ${now}`, values: {} }, amy, scene(now)).change.record,
        number: index + 1,
      }),
    );
    const { rows, content } = written(factsOf('2026-10-25', timezone, { logged }), timezone);
    expect(rows.map(([, time]) => time)).toEqual(['01:30 +01:00', '01:30 +00:00', '23:59 +00:00']);
    expect(content).toContain('2026-10-25 00:00 +01:00,2026-10-26 00:00 +00:00');
  });

  it('says what was corrected into what, each correction by itself, on the day that it belongs to', () => {
    const before = at('2026-11-15T02:00:00Z');
    const scene = at('2026-11-16T02:00:00Z');
    const first = {
      ...log(complaint, { text: 'queue of forty minutes', values: {} }, amy, before).change.record,
      number: 1,
    };
    const one = edit(
      { kind: complaint, record: first, clocks: [] },
      { summary: 'queue of thirty minutes', values: {} },
      hua,
      scene,
    );
    const later = { ...scene, now: new Date('2026-11-16T03:00:00Z') };
    const two = edit(
      { kind: complaint, record: one.record, clocks: [] },
      { summary: 'queue of twenty minutes', values: {} },
      li,
      later,
    );
    const third = note(two.record, 'rang the customer', li, later);
    const events = booked(third.record, [...one.events, ...two.events, ...third.events]);
    const facts = factsOf('2026-11-16', 'Asia/Shanghai', { events });
    expect(events.slice(0, 2).map((each) => correctedTo(each, facts).summary)).toEqual([
      'queue of thirty minutes',
      'queue of twenty minutes',
    ]);
    const { rows, concerns } = written(facts, 'Asia/Shanghai');
    expect(concerns).toEqual(['2026-11-15']);
    const of = (register: string) => rows.filter(([name]) => name === register);
    expect(of('Late additions').map((cells) => [cells[4], cells[8]])).toEqual([
      ['Hua Sun corrected it\nText was: queue of forty minutes\nText: queue of thirty minutes', '2026-11-15'],
      ['Li Na corrected it\nText was: queue of thirty minutes\nText: queue of twenty minutes', '2026-11-15'],
    ]);
    // What happened on this day about an older thing is this day's own.
    expect(of('Complaints').map((cells) => [cells[4], cells[8]])).toEqual([['rang the customer', '']]);
  });

  it('counts the words of a day’s log to the day that they tell of', () => {
    const morning = at('2026-11-17T01:00:00Z');
    const words = { text: '', values: { day: '2026-11-16', problems: 'the till jammed' } };
    const { change } = log(worklog, words, li, morning);
    const logged = [{ ...change.record, number: 1 }];
    const events = booked(change.record, change.events);
    const { rows, concerns } = written(
      factsOf('2026-11-17', 'Asia/Shanghai', { logged, events }),
      'Asia/Shanghai',
    );
    expect(concerns).toEqual(['2026-11-16']);
    expect(rows.map(([register, , number, , , , , , day]) => [register, number, day])).toEqual([
      ['Late additions', 'LOG-0001', '2026-11-16'],
    ]);
    expect(rows[0]?.[4]).toContain('the till jammed');
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)(
    'has neither what is private nor what only forms show: %s',
    (language) => {
      const scene = place('Asia/Shanghai', language);
      const given = { customer: 'Madam Wang', against: rui.personId };
      const { change } = log(complaint, { text: 'rude at the counter', values: given }, amy, scene);
      const taken = move(
        { kind: complaint, record: { ...change.record, number: 1 }, clocks: [] },
        'take',
        {},
        { who: li, scene },
      );
      const facts = factsOf('2026-11-16', 'Asia/Shanghai', {
        logged: [taken.record],
        events: booked(taken.record, [...change.events, ...taken.events]),
      });
      const { content, rows } = written(facts, 'Asia/Shanghai', language);
      for (const secret of ['Madam Wang', 'Rui Zhao', rui.personId]) expect(content).not.toContain(secret);
      expect(rows.map(([, , number]) => number)).toEqual(Array(3).fill('CMP-0001'));
      expect(rows[0]).toContain('Amy Chen');
    },
  );
});
