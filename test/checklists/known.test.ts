import { describe, expect, it } from 'vitest';
import { closing } from '../../src/checklists/lists/closing.js';
import { fillIn, type Known, whatIsOpen } from '../../src/checklists/rules/known.js';
import { newRun } from '../../src/checklists/rules/post.js';
import {
  answerQuestions,
  isReleased,
  type Run,
  report,
  sign,
  tick,
  tickGroup,
} from '../../src/checklists/rules/run.js';
import { storedItem, storedRules } from '../../src/checklists/store/stored.js';
import { count } from '../../src/platform/forms/field.js';
import { Refusal } from '../../src/platform/refusal.js';
import { amy, at, ben, branch, fang, hua } from '../scene.js';

const scene = at('2026-11-16T09:30:00Z');
const later = new Date('2026-11-16T09:40:00Z');
const list = {
  ...closing,
  gate: ['settlement_signed'] as const,
  groups: {
    all: [
      'box',
      { name: 'settled', knows: 'settlement_signed' as const },
      { name: 'machines', knows: 'devices_working' as const, asked: true as const },
      { name: 'people', asks: count(), knows: 'attendance' as const },
      {
        name: 'waiting',
        asks: count(),
        knows: 'queue_waiting' as const,
        asked: true as const,
        optional: true as const,
      },
      { name: 'alarm', after: 'doors_shut' as const, always: true as const },
    ],
  },
};
const place = {
  branchId: branch.id,
  date: '2026-11-16',
  slot: '16:45',
  dueAt: new Date('2026-11-16T08:45:00Z'),
};
const words = { title: 'A list', group: (group: string) => group, item: (_: string, item: string) => item };
const fresh = (): Run => newRun(list, place, words);
const yes = (why = '', more: Partial<Known> = {}): Known => ({ met: true, why, ...more });
const no = (why: string, more: Partial<Known> = {}): Known => ({ met: false, why, ...more });
const bad = {
  settlement_signed: no('counter 2 not yet signed'),
  devices_working: no('ATM1 is out', { recordId: '00000000-0000-4000-8000-00000000000f' }),
  attendance: no('nobody yet', { value: 0 }),
  queue_waiting: no(''),
  doors_shut: no('open until 17:00'),
};
const good = {
  settlement_signed: yes('Fang Min, 17:40'),
  devices_working: yes(),
  attendance: yes('', { value: 5 }),
  queue_waiting: yes('FLW-0001', { value: 4 }),
  doors_shut: yes(),
};
const filled = (run: Run, known: Record<string, Known | null>, now = scene.now) =>
  fillIn(run, new Map(Object.entries(known)), now);
const item = (run: Run, name: string) => run.items.find(({ text }) => text === name)!;
const open = (run: Run, known: Record<string, Known | null>) =>
  whatIsOpen(list, run, new Map(Object.entries(known))).map(({ text, why }) => [text, why]);
const code = (deed: () => unknown) => {
  try {
    deed();
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
  return 'done';
};

describe('what Lobby knows', () => {
  it('is filled in, with why it is open; a number too, and a fault that stands on record', () => {
    const { run } = filled(fresh(), bad);
    expect(item(run, 'settled')).toMatchObject({ state: 'open', note: 'counter 2 not yet signed', by: null });
    expect(item(run, 'machines')).toMatchObject({ state: 'finding', actionId: bad.devices_working.recordId });
    expect(item(run, 'people')).toMatchObject({ state: 'open', value: 0 });
    expect(item(run, 'waiting')).toMatchObject({ state: 'open', value: null });
    const after = filled(run, good, later).run;
    expect(item(after, 'settled')).toMatchObject({ state: 'done', note: 'Fang Min, 17:40', at: later });
    expect(item(after, 'machines')).toMatchObject({ state: 'open', actionId: null });
    expect(item(after, 'people')).toMatchObject({ state: 'done', value: 5 });
    expect(item(after, 'waiting')).toMatchObject({ state: 'done', value: 4 });
    expect(filled(after, good, later).run.version).toBe(after.version);
  });

  it('cannot be ticked or unticked by anybody', () => {
    const { run } = filled(fresh(), bad);
    const all = run.items.map(({ id }) => id);
    const ticked = tick(
      filled(run, { ...bad, doors_shut: yes() }).run,
      [],
      { group: 'all', seen: run.version, selected: all },
      { who: amy, scene },
    ).run;
    expect(item(ticked, 'settled').state).toBe('open');
    const group = tickGroup(run, 'all', amy, scene).run;
    expect(group.items.map(({ state }) => state)).toEqual([
      'done',
      'open',
      'finding',
      'open',
      'open',
      'open',
    ]);
    const answer = { [item(run, 'people').id]: 12, [item(run, 'waiting').id]: 3 };
    const answered = answerQuestions(run, answer, amy, scene).run;
    expect(item(answered, 'people').value).toBe(0);
    expect(item(answered, 'waiting')).toMatchObject({ value: 3, by: amy.personId });
    // What somebody counted stays theirs.
    expect(item(filled(answered, good).run, 'waiting').value).toBe(3);
  });

  it('is asked of people where nothing provides the fact, and stays so', () => {
    const { run } = filled(fresh(), { ...bad, settlement_signed: null, attendance: null });
    expect(item(run, 'settled').rule).toBeNull();
    const ticked = tickGroup(run, 'all', amy, scene).run;
    expect(item(ticked, 'settled')).toMatchObject({ state: 'done', by: amy.personId });
    expect(item(filled(ticked, bad).run, 'settled').state).toBe('done');
    expect(item(answerQuestions(run, { [item(run, 'people').id]: 7 }, amy, scene).run, 'people').value).toBe(
      7,
    );
  });

  it('overrules a tick: nothing is shown as done that is known to be wrong', () => {
    const ticked = tickGroup(filled(fresh(), good).run, 'all', amy, scene).run;
    expect(item(ticked, 'machines').state).toBe('done');
    expect(item(filled(ticked, bad).run, 'machines').state).toBe('finding');
  });

  it('keeps a line from being ticked before its time, also on a message that was drawn earlier', () => {
    const { run } = filled(fresh(), bad);
    const { id } = item(run, 'alarm');
    const press = { group: 'all', seen: run.version, selected: [id] };
    expect(code(() => tick(run, [], press, { who: amy, scene }))).toBe('not_yet');
    const shut = filled(run, { ...bad, doors_shut: yes() }).run;
    expect(item(tick(shut, [], press, { who: amy, scene }).run, 'alarm').state).toBe('done');
  });

  it('is waived by the head alone, with a reason; a finding settles the line and not the gate', () => {
    const { run } = filled(fresh(), bad);
    const na = { itemId: item(run, 'settled').id, state: 'na' as const, note: 'tomorrow, 138 0013 8000' };
    for (const who of [amy, fang]) expect(code(() => report(run, na, who, scene))).toBe('answered');
    expect(code(() => report(run, { ...na, itemId: item(run, 'alarm').id }, fang, scene))).toBe('answered');
    const found = report(run, { ...na, state: 'finding' }, fang, scene).run;
    expect(open(found, bad)).toContainEqual(['settled', 'counter 2 not yet signed']);
    const released = report(run, na, hua, scene);
    expect(released.happened).toBe('released');
    const line = item(released.run, 'settled');
    expect(line.note).toBe('tomorrow, •••• 8000');
    expect(isReleased(line)).toBe(true);
    expect(open(released.run, bad)).not.toContainEqual(expect.arrayContaining(['settled']));
    // It stays let go, whatever becomes of it.
    expect(item(filled(released.run, good).run, 'settled').state).toBe('na');
  });

  it('names everything that keeps it from being signed', () => {
    const { run } = filled(fresh(), bad);
    expect(open(run, bad)).toEqual([
      ['box', null],
      ['settled', 'counter 2 not yet signed'],
      ['people', 'nobody yet'],
      ['alarm', 'open until 17:00'],
    ]);
  });

  it('is not filled in after signing, and other words for a fact remove no signature', () => {
    const ready = tickGroup(filled(fresh(), good).run, 'all', amy, scene).run;
    expect(open(ready, good)).toEqual([]);
    const two = { ...list, signatures: [['duty_supervisor'], ['branch_head']] } as const;
    const half = sign(two, ready, fang, scene).run;
    const again = filled(half, { ...good, settlement_signed: yes('Hua Sun, 17:50') }).run;
    expect(again.signatures).toHaveLength(1);
    expect(filled(half, bad).run).toMatchObject({ signatures: [], status: 'open', doneAt: null });
    const signed = sign(two, half, hua, scene).run;
    expect(filled(signed, bad).run).toBe(signed);
  });

  it('may be one that only a newer version knows, and rules of before are read as they were', () => {
    const rule = { knows: 'moon_full' };
    expect(storedItem.shape.rule.parse(rule)).toEqual(rule);
    const before = { ...fresh().rules, gate: 'handover' };
    expect(storedRules.parse(before)?.gate).toBe('handover');
    expect(storedRules.parse(fresh().rules)?.gate).toEqual(['settlement_signed']);
    const run: Run = { ...fresh(), items: fresh().items.map((one) => ({ ...one, rule })) };
    expect(tickGroup(filled(run, {}).run, 'all', ben, scene).changed).toHaveLength(6);
  });
});
