import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closing } from '../../src/checklists/lists/closing.js';
import { newRun } from '../../src/checklists/rules/post.js';
import {
  answerQuestions,
  deviceOf,
  excuse,
  isBox,
  type Run,
  report,
  runState,
  sign,
  type Tick,
  tick,
  tickGroup,
} from '../../src/checklists/rules/run.js';
import { choice, count, longText, photos } from '../../src/platform/forms/field.js';
import { Refusal } from '../../src/platform/refusal.js';
import { amy, at, ben, branch, fang, hua, li } from '../scene.js';

const now = '2026-11-16T09:00:00Z';
const scene = at(now);
const fresh = (): Run =>
  newRun(
    closing,
    { branchId: branch.id, date: '2026-11-16', slot: '16:45', dueAt: new Date('2026-11-16T08:45:00Z') },
    { title: 'Closing', group: (group) => group, item: (_, item) => item },
  );
const code = (deed: () => unknown) => {
  try {
    deed();
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
  return 'done';
};

describe('ticking at once', () => {
  it('loses nothing: every difference counts, whoever presses and whichever version they see', () => {
    const people = [amy, ben, li, fang];
    const step = fc.record({ who: fc.nat(3), box: fc.nat(4), look: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let run = fresh();
        let log: Tick[] = [];
        const boxes = run.items.filter((item) => item.group === 'valuables' && isBox(item));
        // What each person's phone shows: the version it was drawn from, and the boxes ticked on it.
        const screens = people.map(() => ({ version: 0, ticked: new Set<string>() }));
        const truth = new Map<string, boolean>(boxes.map(({ id }) => [id, false]));
        for (const { who, box, look } of steps) {
          const screen = screens[who];
          const person = people[who];
          const item = boxes[box];
          if (!screen || !person || !item) continue;
          if (look) {
            // The edit has come through: the screen shows the run as it is.
            screen.version = run.version;
            screen.ticked = new Set(run.items.filter(({ state }) => state === 'done').map(({ id }) => id));
          }
          const on = !screen.ticked.has(item.id);
          if (on) screen.ticked.add(item.id);
          else screen.ticked.delete(item.id);
          const selected = boxes.map(({ id }) => id).filter((id) => screen.ticked.has(id));
          const change = tick(
            run,
            log,
            { group: 'valuables', seen: screen.version, selected },
            { who: person, scene },
          );
          run = change.run;
          log = [...log, ...change.ticks];
          // The press means this one box and no other.
          truth.set(item.id, on);
          for (const { id } of boxes)
            expect(run.items.find((one) => one.id === id)?.state === 'done').toBe(truth.get(id));
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('a run', () => {
  it('takes a finding with a note, which a tick on an older drawing does not remove', () => {
    const run = fresh();
    const item = run.items[0]!;
    expect(code(() => report(run, { itemId: item.id, state: 'finding', note: ' ' }, amy, scene))).toBe(
      'faults',
    );
    const found = report(
      run,
      { itemId: item.id, state: 'finding', note: 'door jammed', ownerId: ben.personId },
      amy,
      scene,
    );
    expect(found.spawned[0]?.record).toMatchObject({
      kind: 'action',
      ownerId: ben.personId,
      summary: 'door jammed',
    });
    const after = tick(
      found.run,
      found.ticks,
      { group: item.group, seen: 0, selected: [item.id] },
      { who: ben, scene },
    );
    expect(after.run.items[0]?.state).toBe('finding');
  });
  it('is signed by those who may, when all is settled, and closed to changes then', () => {
    const run = fresh();
    expect(code(() => sign(closing, run, fang, scene))).toBe('items_open');
    const done: Run = {
      ...run,
      status: 'settled',
      items: run.items.map((item) => ({ ...item, state: 'done' })),
      doneAt: scene.now,
    };
    expect(code(() => sign(closing, done, amy, scene))).toBe('not_allowed');
    const signed = sign(closing, done, fang, scene).run;
    expect(runState(signed, scene.now)).toBe('signed');
    expect(
      code(() => tick(signed, [], { group: 'leaving', seen: 0, selected: [] }, { who: amy, scene })),
    ).toBe('signed');
  });
  it('is signed by as many different people as its list asks for, and anew after a change', () => {
    const two = {
      ...closing,
      signatures: [['lobby_manager', 'duty_supervisor'], ['duty_supervisor']],
    } as const;
    const run = fresh();
    const done: Run = {
      ...run,
      status: 'settled',
      items: run.items.map((item) => ({ ...item, state: 'done' })),
    };
    const first = sign(two, done, fang, scene).run;
    expect(first.status).toBe('settled');
    expect(code(() => sign(two, first, fang, scene))).toBe('same_person');
    expect(code(() => sign(two, first, li, scene))).toBe('not_allowed');
    const other = sign(two, done, li, scene).run;
    expect(sign(two, other, fang, scene).run).toMatchObject({
      status: 'signed',
      signatures: [{ by: li.personId }, { by: fang.personId }],
    });
    const [item] = run.items;
    const changed = report(
      other,
      { itemId: item?.id ?? '', state: 'na', note: 'closed off' },
      amy,
      scene,
    ).run;
    expect(changed).toMatchObject({ status: 'settled', signatures: [] });
  });
  it('is not ticked ahead of its time', () => {
    expect(
      code(() =>
        tick(
          fresh(),
          [],
          { group: 'leaving', seen: 0, selected: [] },
          { who: amy, scene: at('2026-11-16T08:00:00Z') },
        ),
      ),
    ).toBe('too_early');
  });
});

describe('questions', () => {
  const list = {
    ...closing,
    gate: [],
    groups: {
      room: [
        'lights',
        { name: 'warmth', asks: count(), good: { least: 18, most: 26 } },
        { name: 'cash', asks: choice(['full', 'low']) },
        { name: 'remark', asks: longText(), optional: true as const },
        { name: 'picture', asks: photos() },
      ],
    },
  };
  const words = {
    title: 'Closing',
    group: (group: string) => group,
    item: (_: string, item: string) => item,
    options: (_: string, item: string) => (item === 'cash' ? ['Voll', 'Wenig'] : null),
  };
  const place = {
    branchId: branch.id,
    date: '2026-11-16',
    slot: '16:45',
    dueAt: new Date('2026-11-16T08:45:00Z'),
  };
  const posted = () => newRun(list, place, words);
  const idOf = (run: Run, text: string) => run.items.find((item) => item.text === text)?.id ?? '';

  it('are not ticked, and are owed unless they are optional', () => {
    const run = posted();
    const ticked = tickGroup(run, 'room', amy, scene).run;
    expect(ticked.items.map(({ state }) => state)).toEqual(['done', 'open', 'open', 'open', 'open']);
    expect(code(() => sign(closing, ticked, fang, scene))).toBe('items_open');
    const given = {
      [idOf(run, 'warmth')]: 21,
      [idOf(run, 'cash')]: 'Wenig',
      [idOf(run, 'picture')]: ['F1', 'F2'],
    };
    const { run: answered, files } = answerQuestions(ticked, given, amy, scene);
    expect(answered.items.map(({ value }) => value)).toEqual([null, 21, 'Wenig', null, 2]);
    expect(files).toEqual([
      { item: idOf(run, 'picture'), file: 'F1' },
      { item: idOf(run, 'picture'), file: 'F2' },
    ]);
    expect(answered.status).toBe('settled');
    expect(sign(closing, answered, fang, scene).run.status).toBe('signed');
  });
  it('become a finding where a number lies beyond its bounds', () => {
    const run = posted();
    const { run: answered, spawned } = answerQuestions(run, { [idOf(run, 'warmth')]: 31 }, amy, scene);
    const item = answered.items.find(({ text }) => text === 'warmth');
    expect(item).toMatchObject({ state: 'finding', value: 31, note: 'warmth: 31 (18–26)' });
    expect(spawned.map(({ record }) => [record.kind, record.summary])).toEqual([
      ['action', 'warmth: 31 (18–26)'],
    ]);
    expect(item?.actionId).toBe(spawned[0]?.record.id);
  });
  it('become a finding where a choice is not as it should be, in whatever words it was posted', () => {
    const cash = {
      name: 'cash',
      asks: choice(['full', 'low']),
      good: { options: ['full'] },
      finds: { as: 'fault', worst: 'low' },
    } as const;
    const run = newRun({ ...closing, gate: [], groups: { room: [cash] } }, place, words);
    const id = idOf(run, 'cash');
    expect(run.items[0]?.rule).toMatchObject({ good: { options: ['Voll'] }, finds: { worst: 'Wenig' } });
    const { run: answered, spawned } = answerQuestions(run, { [id]: 'Wenig' }, amy, scene);
    expect(answered.items[0]).toMatchObject({ state: 'finding', note: 'cash: Wenig (Voll)' });
    expect(spawned.map(({ record }) => [record.kind, record.details.state, record.ownerId])).toEqual([
      ['fault', 'out', fang.personId],
    ]);
    // A branch that logs no faults has it as an action; a device that its list does not name is refused.
    const noFaults = at(now, { settings: { kindsOff: ['fault'] } });
    expect(answerQuestions(run, { [id]: 'Wenig' }, amy, noFaults).spawned[0]?.record.kind).toBe('action');
    const listed = at(now, { settings: { lists: { devices: ['ATM1'] } } });
    for (const device of [undefined, '', 'ATM9'])
      expect(code(() => answerQuestions(run, { [id]: 'Wenig', [deviceOf(id)]: device }, amy, listed))).toBe(
        'faults',
      );
    const fine = answerQuestions(answered, { [id]: 'Voll' }, amy, scene);
    expect(fine.run.items[0]?.state).toBe('done');
  });
  it('keep everybody from signing while a difference is open, where they say so', () => {
    const lines = [{ name: 'till', asks: count(), good: { least: 0, most: 0 }, blocks: true as const }];
    const run = newRun({ ...closing, gate: [], groups: { tills: lines } }, place, words);
    const till = idOf(run, 'till');
    const off = answerQuestions(run, { [till]: 50 }, amy, scene).run;
    expect(code(() => sign(closing, off, fang, scene))).toBe('difference_open');
    // The same answer again is nobody's: no second corrective action.
    expect(answerQuestions(off, { [till]: 50 }, ben, scene).spawned).toEqual([]);
    const found = answerQuestions(off, { [till]: 0 }, ben, scene).run;
    expect(sign(closing, found, fang, scene).run.status).toBe('signed');
  });
  it('take no answer that does not fit, nor one of another list', () => {
    const run = posted();
    expect(code(() => answerQuestions(run, { [idOf(run, 'cash')]: 'Leer' }, amy, scene))).toBe('faults');
    expect(answerQuestions(run, { somewhere: 1 }, amy, scene).changed).toEqual([]);
  });
  it('keep their words, and their rules, whatever becomes of the list', () => {
    const run = posted();
    expect(run.rules).toMatchObject({ title: 'Closing', owner: 'duty_supervisor' });
    expect(run.items[2]?.rule?.asks).toMatchObject({ options: ['Voll', 'Wenig'] });
  });
});

describe('a finding', () => {
  it('becomes a fault where something does not work', () => {
    const run = fresh();
    const itemId = run.items[0]?.id ?? '';
    const found = { itemId, state: 'finding' as const, note: 'no cash', becomes: 'fault' as const };
    const { spawned, run: after } = report(run, found, amy, scene);
    expect(spawned.map(({ record }) => [record.kind, record.summary])).toEqual([
      ['fault', 'last_customers: no cash'],
    ]);
    expect(after.items[0]?.actionId).toBe(spawned[0]?.record.id);
  });
});

describe('a missed list', () => {
  it('is explained by the head, and by nobody else', () => {
    const missed = { ...fresh(), status: 'missed' as const };
    expect(code(() => excuse(missed, 'the power was out', fang, scene))).toBe('not_allowed');
    expect(code(() => excuse(fresh(), 'x', hua, scene))).toBe('moved_on');
    expect(excuse(missed, 'the power was out', hua, scene).run.excuse).toBe('the power was out');
  });
});
