import { describe, expect, it } from 'vitest';
import { opening } from '../../src/checklists/lists/opening.js';
import { listWords } from '../../src/checklists/messages/words.js';
import {
  burstIn,
  type Ended,
  isNews,
  isSpotCheck,
  spotChecked,
  streak,
  withBurst,
} from '../../src/checklists/rules/burst.js';
import { asPosted, newOwn } from '../../src/checklists/rules/own.js';
import { newRun } from '../../src/checklists/rules/post.js';
import {
  isBox,
  isOwed,
  type Run,
  type RunChange,
  report,
  type Tick,
  tick,
  tickGroup,
} from '../../src/checklists/rules/run.js';
import { amy, at, ben, branch } from '../scene.js';

const start = new Date('2026-11-16T02:00:00Z');
const place = { branchId: branch.id, date: '2026-11-16', slot: '10:00', dueAt: start };
const text = '# Hall\nFloor\nBoards\nQueue\nPosts\n# Machines\nDevices\nPaper\n# Risk\nBehaviour\nFraud';
const shipped = (name: string) => listWords(name, branch);
const patrol = () => {
  const { list, words } = asPosted({ ...newOwn(), title: 'Patrol', text }, shipped);
  return newRun(list, place, words);
};
const scene = (seconds: number) => at(new Date(start.getTime() + seconds * 1000).toISOString());

/** A run as people press on it, with the whole log of their presses. */
class Pressed {
  run: Run = patrol();
  ticks: Tick[] = [];
  #keep({ run, ticks }: RunChange): this {
    this.run = run;
    this.ticks.push(...ticks);
    return this;
  }
  one(index: number, seconds: number, who = amy): this {
    const item = this.run.items[index];
    if (!item) throw new Error('no such item');
    const done = this.run.items.filter((one) => one.group === item.group && one.state === 'done');
    const selected = [...done.map(({ id }) => id), item.id];
    return this.#keep(
      tick(
        this.run,
        this.ticks,
        { group: item.group, seen: this.run.version, selected },
        { who, scene: scene(seconds) },
      ),
    );
  }
  group(name: string, seconds: number, who = amy): this {
    return this.#keep(tickGroup(this.run, name, who, scene(seconds)));
  }
  finding(index: number, seconds: number): this {
    const itemId = this.run.items[index]?.id ?? '';
    return this.#keep(report(this.run, { itemId, state: 'na', note: 'none' }, amy, scene(seconds)));
  }
  burst = () => burstIn(this.run, this.ticks);
}
/** Eight items, one after the other. */
const each = (apart: number, who = () => amy) => {
  const pressed = new Pressed();
  for (let index = 0; index < 8; index++) pressed.one(index, index * apart, who());
  return pressed;
};

describe('a burst of ticks', () => {
  it('is a list that one person settled faster than anybody looks', () => {
    expect(each(1).burst()).toEqual({ personId: amy.personId, items: 8, seconds: 7, allAtOnce: false });
    expect(each(12 / 7).burst()?.seconds).toBe(12);
    expect(each(2).burst()).toBeNull();
  });

  it('is one with "all done" alone within 20 seconds, where ticks had to be faster', () => {
    const quick = new Pressed().group('g1', 0).group('g2', 8).group('g3', 18);
    expect(quick.burst()).toEqual({ personId: amy.personId, items: 8, seconds: 18, allAtOnce: true });
    expect(new Pressed().group('g1', 0).group('g2', 8).group('g3', 20).burst()).toBeNull();
    const mixed = new Pressed().group('g1', 0).group('g2', 8).one(6, 12).one(7, 18);
    expect(mixed.burst()).toBeNull();
  });

  it('is none where several people ticked, where there is a finding, or while the list is open', () => {
    let turn = 0;
    expect(each(1, () => (turn++ % 2 ? ben : amy)).burst()).toBeNull();
    const noted = new Pressed().group('g1', 0).group('g2', 1).one(6, 2).finding(7, 3);
    expect(noted.run.status).toBe('settled');
    expect(noted.burst()).toBeNull();
    expect(new Pressed().group('g1', 0).group('g2', 1).burst()).toBeNull();
  });

  it('counts when an item was last made done, not who pressed on it again', () => {
    const again = each(1);
    again.one(0, 600);
    expect(again.burst()?.seconds).toBe(7);
  });

  it('is none on a short list', () => {
    const pressed = each(1);
    const run = { ...pressed.run, items: pressed.run.items.slice(0, 7) };
    expect(burstIn(run, pressed.ticks)).toBeNull();
  });
});

describe('a perfect streak', () => {
  const { calendar } = at('2026-11-20T08:00:00Z');
  const ended = (date: string, over: Partial<Ended> = {}) => ({
    date,
    inTime: true,
    spotless: true,
    ...over,
  });

  it('goes over days off, and ends with a finding, a delay or a day without the list', () => {
    // The National Day holiday of 2026 lies between the first two.
    const days = ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12'];
    expect(
      streak(
        days.map((date) => ended(date)),
        calendar,
        '2026-10-12',
      ),
    ).toBe(5);
    const broken = days.map((date) => ended(date, date === '2026-10-09' ? { spotless: false } : {}));
    expect(streak(broken, calendar, '2026-10-12')).toBe(2);
    expect(
      streak(
        [...days.map((date) => ended(date)), ended('2026-10-12', { inTime: false })],
        calendar,
        '2026-10-12',
      ),
    ).toBe(0);
    expect(
      streak(
        days.slice(0, 3).map((date) => ended(date)),
        calendar,
        '2026-10-12',
      ),
    ).toBe(0);
  });

  it('is told at sixty, and at sixty more', () => {
    expect([59, 60, 64, 65, 119, 121].map((days) => isNews(days, 5))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a spot check', () => {
  const proof = { photos: true, ask: (item: string) => `Show: ${item}` };
  const fresh = () => newRun(opening, place, shipped('opening'));

  it('falls on one run in fifteen, by its id, and on every box alike', () => {
    const runs = Array.from({ length: 3000 }, fresh);
    const checked = runs.map((run) => spotChecked(run, proof)).filter(({ items }) => items.some(isSpotCheck));
    expect(checked.length).toBeGreaterThan(130);
    expect(checked.length).toBeLessThan(280);
    const positions = new Set(checked.map(({ items }) => items.find(isSpotCheck)?.position));
    expect(positions.size).toBeGreaterThan(25);
    const [run] = checked;
    const before = runs.find(({ id }) => id === run?.id);
    if (!run || !before) throw new Error('nothing was checked');
    expect(spotChecked(before, proof)).toEqual(run);
  });

  it('asks for a photo or, without them, for a note, and must be answered', () => {
    const found = (photos: boolean) => {
      for (;;) {
        const item = spotChecked(fresh(), { ...proof, photos }).items.find(isSpotCheck);
        if (item) return item;
      }
    };
    const item = found(true);
    expect(item.rule?.asks?.type).toBe('photos');
    expect(item.text).toMatch(/^Show: /);
    expect([isBox(item), isOwed(item)]).toEqual([false, true]);
    expect(found(false).rule?.asks).toMatchObject({ type: 'text', lines: 'many' });
  });
});

describe('many boxes within seconds', () => {
  const fresh = () => newRun(opening, place, shipped('opening'));
  /** Groups settled at one press each, so many seconds apart. */
  const pressed = (apart: number, who = () => amy) => {
    let run = fresh();
    const ticks: Tick[] = [];
    for (const [index, group] of ['environment', 'information', 'supplies'].entries()) {
      const change = tickGroup(run, group, who(), scene(index * apart));
      run = change.run;
      ticks.push(...change.ticks);
    }
    return withBurst(run, ticks).burst;
  };

  it('are noted on the list, with how many and how fast', () => {
    expect(pressed(2)).toEqual({
      items: 25,
      seconds: 4,
      by: amy.personId,
      at: new Date(start.getTime() + 4000),
    });
  });

  it('are none where one group is settled at one press, or several people did it, or it took its time', () => {
    expect(pressed(60)).toBeNull();
    let turn = 0;
    expect(pressed(2, () => (turn++ % 2 === 0 ? ben : amy))?.items).toBe(17);
    turn = 0;
    expect(pressed(30, () => (turn++ % 2 === 0 ? ben : amy))).toBeNull();
    const playbook = { ...fresh(), recordId: crypto.randomUUID() };
    const all = tickGroup(playbook, 'environment', amy, scene(0));
    expect(withBurst(all.run, all.ticks).burst).toBeNull();
  });

  it('are no mark any more where they were taken back', () => {
    const run = fresh();
    const at = scene(0).now;
    const press = (state: 'done' | 'open', seconds: number): Tick[] =>
      run.items.slice(0, 3).map(({ id }) => ({
        ...{ itemId: id, personId: amy.personId, seen: 0, version: 1, state },
        at: new Date(at.getTime() + seconds * 1000),
      }));
    expect(withBurst(run, [...press('done', 0), ...press('open', 1)]).burst).toBeNull();
  });
});
