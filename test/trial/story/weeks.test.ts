import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/platform/time/limits.js';
import { kinds as allKinds } from '../../../src/records/kinds/index.js';
import { startOf } from '../../../src/records/rules/log.js';
import { lives } from '../../../src/trial/story/life/records/index.js';
import type { Kept } from '../../../src/trial/story/past/past.js';
import { storiesIn } from '../../../src/trial/story/stories/stories.js';
import { end, livedThrough } from './lived.js';

const { pasts, all } = livedThrough();
/** What people of the trial log, and the cases that come of it. */
const kinds = allKinds.filter(({ name }) => name in lives || name === 'case');

/** Of these there may be more a day than of the others. */
const often: Record<string, number> = {
  // With what the two patrols of a day count.
  flow: 6,
  referral: 2.6,
  incident: 1.6,
  action: 2,
  // With those that a list finds.
  fault: 1.1,
  // The evening is not signed before all that is open is handed over.
  handover: 2,
  complaint: 1.1,
};

/** What a record has been in, from its beginning on. */
function statesOf({ kind, record, events }: Kept): string[] {
  const later = events.flatMap(({ data }) =>
    typeof data.to === 'string' && data.to in kind.statuses ? [data.to] : [],
  );
  return [startOf(kind, record), ...later].map((status) => `${kind.name} ${status}`);
}

describe('the weeks', () => {
  it('hold records of every kind, in every state that people bring them to', () => {
    for (const { records } of pasts) {
      const logged = new Set(records.map(({ kind }) => kind.name));
      expect([...logged].sort()).toEqual(kinds.map(({ name }) => name).sort());
      expect(records.length).toBeGreaterThan(350);
      const told = records.map(({ record }) => record.summary).filter((summary) => summary !== '');
      expect(new Set(told).size).toBeGreaterThan(told.length / 3);
    }
    const reached = new Set(all().flatMap(statesOf));
    // Nobody strikes out, sends back or throws away in these weeks, and frauds are stopped too seldom for all that follows.
    const seldom = /(struck|disposed|not_needed)$|^handover returned$|^care called$/;
    const states = kinds.flatMap(({ name, statuses }) =>
      Object.keys(statuses).map((one) => `${name} ${one}`),
    );
    expect(states.filter((state) => !reached.has(state) && !seldom.test(state))).toEqual([]);
    expect(new Set(all().map(({ record }) => record.severity))).toEqual(new Set([null, 1, 2, 3, 4]));
  });

  it('bring no more a day than a channel can be read with', () => {
    for (const { records, calendar } of pasts) {
      const days = new Map<string, Map<string, number>>();
      for (const { kind, record } of records) {
        const date = calendar.localDate(record.createdAt);
        const day = days.get(date) ?? new Map<string, number>();
        days.set(date, day.set(kind.name, (day.get(kind.name) ?? 0) + 1));
      }
      const counts = (name: string) => [...days.values()].map((day) => day.get(name) ?? 0);
      const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
      for (const day of days.values()) expect(sum([...day.values()])).toBeLessThan(32);
      // Four that are logged, and one of each patrol.
      expect(Math.max(...counts('flow'))).toBe(6);
      for (const { name } of kinds) {
        const perDay = sum(counts(name)) / days.size;
        expect(`${name} ${perDay > (often[name] ?? 0.8) ? perDay : 'seldom'}`).toBe(`${name} seldom`);
      }
      expect(records.filter(({ kind }) => kind.name === 'drill')).toHaveLength(1);
    }
  });

  it('count the people who wait as they come and go in a day', () => {
    const waiting = new Map<string, number[]>();
    for (const { record } of all().filter(({ kind }) => kind.name === 'flow')) {
      const {
        part,
        waiting: people,
        longest,
        tickets,
        left = 0,
        counter = 0,
        self_service: machines,
      } = record.details;
      if (part === 'day') {
        expect(Number(left)).toBeLessThan(Number(tickets) / 20);
        expect(Number(machines)).toBeGreaterThan(Number(counter));
        continue;
      }
      // A patrol may count one of the two.
      if (people === undefined) continue;
      waiting.set(String(part), [...(waiting.get(String(part)) ?? []), Number(people)]);
      if (longest !== undefined) expect(Number(longest)).toBeGreaterThanOrEqual(Number(people) > 0 ? 3 : 0);
    }
    const mean = (part: string) => {
      const counts = waiting.get(part) ?? [];
      return counts.reduce((sum, one) => sum + one, 0) / counts.length;
    };
    expect(mean('midday')).toBeGreaterThan(mean('opening'));
    expect(mean('afternoon')).toBeGreaterThan(mean('opening'));
    expect(Math.max(...[...waiting.values()].flat())).toBeLessThan(45);
  });

  it('bring forth others: actions of decisions, a cause to be found, cases', () => {
    const parents = new Set<string | undefined>();
    for (const past of pasts) {
      const { records } = past;
      const of = (name: string) => records.filter(({ kind }) => kind.name === name);
      const byId = new Map(records.map((kept) => [kept.record.id, kept]));
      for (const { record } of of('action')) parents.add(byId.get(record.parentId ?? '')?.kind.name);
      for (const { record } of of('case'))
        expect(byId.get(record.parentId ?? '')?.record.details.shared).toBe(true);
      for (const { record, events } of of('meeting')) {
        const decisions = String(record.details.decisions).split('\n').length;
        expect(events.filter(({ type }) => type === 'spawned')).toHaveLength(decisions);
      }
      const made = of('action').filter(
        ({ record }) => byId.get(record.parentId ?? '')?.kind.name === 'meeting',
      );
      for (const { record } of made) {
        expect(record.ownerId).not.toBeNull();
        // Whom it is for has left the words; by when stays in them.
        expect(record.summary).not.toContain('@');
      }
      const troubled = storiesIn(past.branch.language).equipment.troubled;
      const failures = of('fault').filter(({ record }) => record.details.device === troubled);
      expect(failures).toHaveLength(3);
      expect(failures.map(({ record }) => record.status)).toEqual(['restored', 'restored', 'called']);
      const cause = of('action').filter(({ record }) => record.parentId === failures.at(-1)?.record.id);
      expect(cause.map(({ record }) => record.status)).toEqual(['open']);
    }
    for (const name of ['meeting', 'fault', 'incident', 'suggestion', 'rating', 'drill'])
      expect(parents).toContain(name);
  });
});

describe('what a visitor finds', () => {
  it('is something to do: overdue, due today and waiting', () => {
    for (const { records, calendar } of pasts) {
      const today = calendar.localDate(end);
      const open = records.filter(({ record }) => !record.closedAt);
      const due = (kept: Kept) => [...kept.clocks.values()].filter(({ stoppedAt }) => !stoppedAt);
      const has = (kind: string, meets: (kept: Kept) => boolean) =>
        expect(open.filter((kept) => kept.kind.name === kind && meets(kept)).length).toBeGreaterThan(0);
      const late = (kept: Kept) => due(kept).some(({ dueAt }) => dueAt < end);
      has('complaint', late);
      has('complaint', (kept) => due(kept).some(({ dueAt }) => calendar.localDate(dueAt) === today));
      has('action', late);
      has('action', (kept) => kept.record.details.due === today);
      has('referral', ({ record }) => record.ownerId === null && !record.details.waiting);
      has('referral', ({ record }) => record.ownerId === null && record.details.waiting === true);
      has('fault', ({ record }) => record.status === 'called');
      has('handover', ({ record }) => record.status === 'given');
      has('bulletin', ({ record, readers }) => record.status === 'posted' && readers.size < 7);
      has('appointment', ({ record }) => new Date(String(record.details.at)) > end);
      expect(open.length).toBeLessThan(36);
    }
    const [riverside, shanghai] = pasts;
    const visits = riverside?.records.map(({ record }) => record.details.at);
    expect(visits).toContain('2026-11-23T14:30:00.000Z');
    const decide = shanghai?.records
      .filter(({ record }) => !record.closedAt)
      .flatMap(({ clocks }) => clocks.get('decide_cn') ?? [])
      .map(({ startedAt }) => dayOf({ start: startedAt, now: end }, { calendarDays: 15 }, shanghai.calendar));
    expect(decide).toContainEqual({ day: 11, of: 15 });
  });

  it('is a grave incident in good hands, its playbook half ticked', () => {
    for (const { records, runs } of pasts) {
      const grave = records.filter(({ kind, record }) => kind.name === 'incident' && record.severity === 2);
      const inHand = grave.filter(({ record }) => record.status === 'handling');
      expect(inHand.length).toBeGreaterThan(0);
      const playbook = runs.find(({ run }) => run.recordId === inHand.at(-1)?.record.id);
      const ticked = playbook?.run.items.filter(({ state }) => state === 'done').length ?? 0;
      expect(ticked).toBeGreaterThan(3);
      expect(ticked).toBeLessThan(playbook?.run.items.length ?? 0);
    }
  });
});
