import { describe, expect, it } from 'vitest';
import { checklists } from '../../src/checklists/lists/index.js';
import { listForm, listsPage, standingOf } from '../../src/checklists/messages/own-lists.js';
import { listWords } from '../../src/checklists/messages/words.js';
import {
  asPosted,
  isOwnName,
  newOwn,
  type OwnList,
  routinesWith,
  rulesNow,
  titlesOf,
} from '../../src/checklists/rules/own.js';
import { formFields, formValues, inputsOf, OwnUnfit, readOwn } from '../../src/checklists/rules/own-form.js';
import { newRun } from '../../src/checklists/rules/post.js';
import { routines } from '../../src/modules.js';
import { languages } from '../../src/platform/directory/branch.js';
import { check, type Values } from '../../src/platform/forms/field.js';
import { speak } from '../../src/platform/language/speak.js';
import { timingOf } from '../../src/platform/time/routine.js';
import { branch } from '../scene.js';

const shipped = (name: string, over: Partial<OwnList> = {}): OwnList => ({
  name,
  version: 0,
  title: '',
  text: null,
  rules: {},
  ...over,
});
const words = (name: string) => listWords(name, branch);
const place = {
  branchId: branch.id,
  date: '2026-11-16',
  slot: '09:00',
  dueAt: new Date('2026-11-16T01:00:00Z'),
};

/** What the form gives where these inputs are filled in anew. */
function filled(own: OwnList, over: Values = {}): OwnList {
  const standing = standingOf(own, branch);
  const read = check(formFields(standing), { ...formValues(standing), ...over });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return readOwn(read.values, standing);
}
function faultsOf(own: OwnList, over: Values): unknown {
  try {
    filled(own, over);
  } catch (error) {
    if (error instanceof OwnUnfit) return error.faults;
    throw error;
  }
  return null;
}

describe('a list of its own', () => {
  const own = {
    ...newOwn(),
    title: 'Vault',
    text: '# Doors\nVault shut\nTemperature [number 18-28]\n\n# Keys\nCounted',
  };

  it('is posted with its words and rules, in the order of its lines', () => {
    const { list, words: said } = asPosted({ ...own, rules: { due: 20, signatures: [['member']] } }, words);
    const run = newRun(list, place, said);
    expect(run.items.map(({ groupText, text, rule }) => [groupText, text, rule?.good])).toEqual([
      ['Doors', 'Vault shut', undefined],
      ['Doors', 'Temperature', { least: 18, most: 28 }],
      ['Keys', 'Counted', undefined],
    ]);
    expect(run).toMatchObject({ list: own.name, dueAt: new Date('2026-11-16T01:20:00Z') });
    expect(run.rules).toMatchObject({
      title: 'Vault',
      due: 20,
      owner: 'lobby_manager',
      signatures: [['member']],
    });
    expect(isOwnName(own.name)).toBe(true);
  });

  it('is planned until it is removed; its title is still known then', () => {
    expect(routinesWith(routines.all, [own])).toHaveLength(routines.all.length + 1);
    expect(routinesWith(routines.all, [own]).at(-1)).toMatchObject({
      name: own.name,
      timing: { opening: 0 },
      cutoff: 180,
    });
    expect(routinesWith(routines.all, [{ ...own, text: null }])).toHaveLength(routines.all.length);
    expect(titlesOf([{ ...own, text: null }]).get(own.name)).toBe('Vault');
  });

  it('tells nobody of their own delay', () => {
    expect(rulesNow({ ...own, rules: { owner: 'duty_supervisor' } }).escalate.to).toEqual(['branch_head']);
    const escalate = { after: 5, to: ['duty_supervisor' as const] };
    expect(rulesNow({ ...own, rules: { owner: 'duty_supervisor', escalate } }).escalate).toEqual(escalate);
  });
});

describe('a shipped list', () => {
  it('that is saved unchanged stores nothing, every one of them', () => {
    for (const { name } of checklists)
      expect(filled(shipped(name)), name).toMatchObject({ text: null, rules: {} });
  });

  it('keeps its shipped words where only its rules are others, and its rules where only its words are', () => {
    const ruled = filled(shipped('opening'), {
      owner: 'duty_supervisor',
      other_time: '30 minutes before opening',
    });
    expect(ruled).toMatchObject({
      text: null,
      rules: { owner: 'duty_supervisor', timing: { opening: -30 } },
    });
    expect(Object.keys(ruled.rules)).toHaveLength(2);
    expect(asPosted(ruled, words).words.title).toBe('Opening');
    expect(titlesOf([ruled]).size).toBe(0);

    const worded = filled(shipped('opening'), { items: '# All\nDoors' });
    expect(worded).toMatchObject({ title: 'Opening', text: '# All\nDoors', rules: {} });
    // In words of its own a list says with each group how it is ticked.
    const { timing: _, oneByOne: __, ...rules } = rulesNow(worded);
    expect(asPosted(worded, words).list).toMatchObject({ ...rules, name: 'opening' });
    expect(rulesNow(worded).timing).toEqual({ opening: -45 });
  });

  it('keeps its gate, whatever words it is in', () => {
    const { list } = asPosted(filled(shipped('closing'), { items: '# All\nDoors' }), words);
    expect(list.gate).toEqual(['settlement_signed', 'doors_shut', 'handover_accepted']);
    // What it waits for is shown, although no line of the branch's own says it.
    const closed = asPosted(filled(shipped('closing'), { items: '# All\nDoors' }), words);
    expect(
      newRun(closed.list, place, closed.words).items.map(({ text, rule }) => [text, rule?.knows]),
    ).toEqual([
      ['Doors', undefined],
      ['Daily settlement signed', 'settlement_signed'],
      ['Opening hours over', 'doors_shut'],
      ['Open points handed over and accepted', 'handover_accepted'],
    ]);
    // A line that Lobby fills in can be worded anew, or stand in a list of the branch's own.
    const own = { ...newOwn(), title: 'Own', text: '# All\nSettled [known settlement_signed]' };
    expect(newRun(asPosted(own, words).list, place, asPosted(own, words).words).items).toMatchObject([
      { text: 'Settled', rule: { knows: 'settlement_signed' } },
    ]);
    expect(faultsOf(own, { items: '# All\nSettled [known everything]' })).toMatchObject({
      items: { why: 'line_bad_mark' },
    });
    expect(asPosted({ ...newOwn(), title: 'Own', text: '# All\nDoors' }, words).list.gate).toBeUndefined();
    const till = filled(shipped('settlement'), { items: '# Tills\nTill A [number 0-0]\nCash [number 5-9]' });
    const run = newRun(asPosted(till, words).list, place, asPosted(till, words).words);
    expect(run.items.map(({ rule }) => rule?.blocks)).toEqual([true, undefined]);
  });

  it('is planned by its own rules; what is shipped off stays off', () => {
    const ruled = [
      shipped('opening', { rules: { timing: { opening: -10 } } }),
      shipped('fire_patrol', { rules: { due: 20 } }),
    ];
    const all = routinesWith(routines.all, ruled);
    expect(all.map(({ name }) => name)).toEqual(routines.all.map(({ name }) => name));
    const at = (name: string) => {
      const routine = all.find((one) => one.name === name);
      return routine && timingOf(routine);
    };
    expect(at('opening')).toEqual({ opening: -10 });
    expect(at('fire_patrol')).toBeUndefined();
  });
});

describe('its form', () => {
  const own = { ...newOwn(), title: 'Vault', text: '# Doors\nVault shut' };

  it('says what does not fit, with the line, under the input in which it stands', () => {
    expect(faultsOf(own, { items: '# Doors\n\nLamp [red]' })).toEqual({
      items: { why: 'line_bad_mark', slots: { line: 3, words: 'Lamp [red]' } },
    });
    expect(faultsOf(own, { items: '# Doors' })).toMatchObject({ items: { why: 'line_empty' } });
    expect(faultsOf(own, { other_time: 'soon' })).toEqual({ other_time: { why: 'bad_time' } });
    expect(faultsOf(own, { due: 20, remind: '20' })).toMatchObject({ remind: { why: 'bad_reminders' } });
    expect(faultsOf(own, { remind: '40, 30, 20, 10' })).toMatchObject({ remind: { why: 'bad_reminders' } });
    expect(faultsOf(own, { remind: 'often' })).toMatchObject({ remind: { why: 'bad_reminders' } });
    expect(filled(own, { remind: '5、20' }).rules.remind).toEqual([20, 5]);
    expect(filled(own, { remind: '' }).rules.remind).toEqual([]);
  });

  it('holds a long list in several inputs, and counts lines within each', () => {
    const line = (index: number) => `${'x'.repeat(70)}${String(index).padStart(3, '0')}`;
    const text = Array.from({ length: 12 }, (_, group) =>
      [`# G${group}`, ...Array.from({ length: 10 }, (_, index) => line(group * 10 + index))].join('\n'),
    ).join('\n\n');
    const pieces = inputsOf(text);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(3000);
    expect(pieces.join('\n')).toBe(text);
    const long = { ...own, text };
    expect(filled(long).text).toBe(text);
    expect(faultsOf(long, { items_2: `${pieces[1]}\nLamp [red]` })).toEqual({
      items_2: {
        why: 'line_bad_mark',
        slots: { line: (pieces[1]?.split('\n').length ?? 0) + 1, words: 'Lamp [red]' },
      },
    });
  });

  it.each(languages)('fits into a modal in %s, for every list', (language) => {
    const speech = speak(language);
    const place = { ...branch, language };
    for (const { name } of checklists) {
      const view = listForm(standingOf(shipped(name), place), { branch: place, on: true, form: '' }, speech);
      const text = JSON.stringify(view.blocks);
      expect(view.title.text).not.toMatch(/…$/);
      expect(text).not.toMatch(/…","emoji":true},"value"/);
      if (language !== 'en') expect(text).not.toMatch(/\[(number|choice|text|photo|optional)/);
      const values = [...text.matchAll(/"initial_value":("(?:[^"\\]|\\.)*")/g)];
      expect(values.length).toBeGreaterThan(2);
      for (const [, value = ''] of values) expect(JSON.parse(value).length).toBeLessThanOrEqual(3000);
    }
    const page = listsPage(
      place,
      [...checklists.map(({ name }) => ({ own: shipped(name), on: true })), { own, on: false }],
      { full: false },
      speech,
    );
    expect(page.blocks.length).toBeLessThan(60);
    expect(page.title.text).not.toMatch(/…$/);
  });
});
