import { describe, expect, it } from 'vitest';
import { ZodError, z } from 'zod';
import { rolledSubject } from '../../../src/head-office/rules/rolled.js';
import { routines } from '../../../src/modules.js';
import { dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { speak } from '../../../src/platform/language/speak.js';
import { createCatalogue } from '../../../src/platform/outbox/catalogue.js';
import { defineMessage, type RenderContext } from '../../../src/platform/outbox/message.js';
import { branchDaySubject, idSubject, type SubjectCodec } from '../../../src/platform/outbox/subject.js';
import {
  formatTarget,
  parseTarget,
  personIn,
  toChannel,
  toPerson,
} from '../../../src/platform/outbox/target.js';
import { reportSubject } from '../../../src/reports/rules/subject.js';
import { countryYearSubject } from '../../../src/settings/contracts.js';
import { openTestDatabase } from '../database/image.js';

const id = '0b8c1d8e-6a3f-4c53-9d0e-2f7f8f0a1b2c';
const person = '1c9d2e9f-7b40-4d64-8e1f-308090b1c2d3';

const page = defineMessage({
  name: 'page',
  subject: branchDaySubject,
  to: 'channel',
  kept: true,
  inDoubt: 'again',
});
const reminder = defineMessage({
  name: 'reminder',
  subject: idSubject,
  to: 'person',
  args: z.object({ why: z.enum(['late', 'soon']), by: z.string().optional() }),
  kept: false,
  inDoubt: 'never',
  priority: 4,
  batched: { topic: ({ why }) => why, weight: ({ why }) => (why === 'late' ? 'pressing' : 'usual') },
});

describe('a message that is queued', () => {
  it('says what it is, about what, and to whom, as the table has it', () => {
    expect(page.for({ branchId: id, date: '2026-11-16' }, toChannel('C1'))).toEqual({
      view: 'page',
      subject: `${id}/2026-11-16`,
      target: 'C1',
      args: {},
      priority: 5,
    });
    expect(reminder.for(id, toPerson(person), { why: 'late' })).toEqual({
      view: 'reminder',
      subject: id,
      target: `person:${person}`,
      args: { why: 'late' },
      priority: 4,
    });
  });

  it('is sent at the time and with the priority that its producer gives', () => {
    const notBefore = new Date('2026-11-16T02:00:00Z');
    expect(reminder.for(id, toPerson(person), { why: 'soon' }, { priority: 1, notBefore })).toMatchObject({
      priority: 1,
      notBefore,
    });
    expect(page.for({ branchId: id, date: '2026-11-16' }, toChannel('C1'), { priority: 3 }).priority).toBe(3);
  });

  it('is refused where its arguments do not fit its contract', () => {
    const odd: { why: 'late' } = JSON.parse('{"why": "whatever"}');
    expect(() => reminder.for(id, toPerson(person), odd)).toThrow(ZodError);
  });
});

describe('a row of the table', () => {
  const seen: unknown[] = [];
  const drawn = [
    page.drawnBy(async ({ subject, args, personId }) => {
      seen.push({ subject, args, personId });
      return 'skip';
    }),
    reminder.drawnBy(async ({ subject, args, personId }) => {
      seen.push({ subject, args, personId });
      return 'skip';
    }),
  ];
  const catalogue = createCatalogue(drawn);
  const draw = async (row: { view: string } & Pick<RenderContext, 'subject' | 'args' | 'personId'>) => {
    const database = await openTestDatabase();
    try {
      seen.length = 0;
      const { view, ...asked } = row;
      await catalogue.find(view)?.draw({
        ...asked,
        db: dbOf(database, createSeal(makeKey()), []),
        now: new Date('2026-11-16T02:00:00Z'),
        channel: 'C1',
        speech: speak('en'),
        link: () => '',
        routines,
      });
      return seen;
    } finally {
      await database.close();
    }
  };

  it('is drawn from the parts of its subject', async () => {
    expect(await draw({ view: 'page', subject: `${id}/2026-11-16`, args: {}, personId: null })).toEqual([
      { subject: { branchId: id, date: '2026-11-16' }, args: {}, personId: null },
    ]);
  });

  it('is drawn without what the outbox itself wrote among its arguments', async () => {
    const args = { why: 'late', alone: true, snoozed: true, waits: true };
    expect(await draw({ view: 'reminder', subject: id, args, personId: person })).toEqual([
      { subject: id, args: { why: 'late' }, personId: person },
    ]);
  });

  it.each([
    ['another subject', { view: 'page', subject: id, args: {}, personId: null }],
    ['other arguments', { view: 'reminder', subject: id, args: { why: 'whatever' }, personId: person }],
    ['none where there must be some', { view: 'reminder', subject: id, args: {}, personId: person }],
    [
      'a person where a channel is meant',
      {
        view: 'page',
        subject: `${id}/2026-11-16`,
        args: {},
        personId: person,
      },
    ],
    [
      'a channel where a person is meant',
      {
        view: 'reminder',
        subject: id,
        args: { why: 'late' },
        personId: null,
      },
    ],
  ])('cannot be drawn with %s', async (_, row) => {
    await expect(draw(row)).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  it('that only a newer version knows is not found', () =>
    expect(catalogue.find('of_tomorrow')).toBeUndefined());

  it('belongs to one message: no two have the same name', () =>
    expect(() => createCatalogue([...drawn, ...drawn])).toThrow('two messages'));

  it('of a reminder gives its topic and its weight', () => {
    const batched = catalogue.find('reminder')?.batched;
    expect(batched?.topic({ why: 'late', waits: true })).toBe('late');
    expect(batched?.weight({ why: 'late' })).toBe('pressing');
    expect(() => batched?.weight({ why: 'whatever' })).toThrow(ZodError);
    expect(catalogue.batched).toEqual(['reminder', 'reminders']);
  });
});

describe('subjects', () => {
  const readsBack = <S>(codec: SubjectCodec<S>, subject: S, written: string) => {
    expect(codec.format(subject)).toBe(written);
    expect(codec.parse(written)).toEqual(subject);
  };
  const refuses = <S>(codec: SubjectCodec<S>, texts: readonly string[]) =>
    expect(texts.filter((text) => codec.parse(text) !== null)).toEqual([]);

  it('of one thing', () => {
    readsBack(idSubject, id, id);
    refuses(idSubject, ['', 'x', `${id}/2026-11-16`]);
  });
  it('of a branch’s day', () => {
    readsBack(branchDaySubject, { branchId: id, date: '2026-11-16' }, `${id}/2026-11-16`);
    refuses(branchDaySubject, ['', id, `${id}/`, `${id}/2026-02-30`, `${id}/2026-11-16/x`, 'x/2026-11-16']);
  });
  it('of a report', () => {
    const week = { branchId: id, report: 'week', period: '2026-W47', aside: false };
    readsBack(reportSubject, week, `${id}/week/2026-W47`);
    readsBack(reportSubject, { ...week, aside: true }, `${id}/week/2026-W47/asked`);
    refuses(reportSubject, ['', id, `${id}/week`, 'b/week/2026-W47']);
  });
  it('of all branches', () => {
    readsBack(rolledSubject, { report: 'week', period: '2026-W46' }, 'week/2026-W46');
    refuses(rolledSubject, ['', 'week', 'week/']);
  });
  it('of a country’s year', () => {
    readsBack(countryYearSubject, { country: 'CN', year: 2027 }, 'CN/2027');
    refuses(countryYearSubject, ['', 'CN', 'CN/', 'CN/next']);
  });
});

it('targets read back', () => {
  for (const target of [toChannel('C0LOBBY'), toPerson(person)])
    expect(parseTarget(formatTarget(target))).toEqual(target);
  expect(personIn(`person:${person}`)).toBe(person);
  expect(personIn('C0LOBBY')).toBeNull();
});
