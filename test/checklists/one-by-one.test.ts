import { describe, expect, it } from 'vitest';
import { checklists } from '../../src/checklists/lists/index.js';
import { standingOf } from '../../src/checklists/messages/own-lists.js';
import { listWords } from '../../src/checklists/messages/words.js';
import type { Checklist } from '../../src/checklists/rules/checklist.js';
import { asPosted, type OwnList, rulesNow } from '../../src/checklists/rules/own.js';
import { formValues, loosens, readOwn } from '../../src/checklists/rules/own-form.js';
import { newRun } from '../../src/checklists/rules/post.js';
import { goesWithGroup, isBox, tick, tickGroup } from '../../src/checklists/rules/run.js';
import { Refusal } from '../../src/platform/refusal.js';
import { amy, at, branch } from '../scene.js';

const scene = at('2026-11-16T09:10:00Z');
const dueAt = new Date('2026-11-16T09:00:00Z');
const place = { branchId: branch.id, date: '2026-11-16', slot: '17:00', dueAt };
const closing: OwnList = { name: 'closing', version: 0, title: '', text: null, rules: {} };
const posted = (own: OwnList) => {
  const { list, words } = asPosted(own, (name) => listWords(name, branch));
  return newRun(list, place, words);
};
const saved = (own: OwnList, change: (text: string) => string) => {
  const standing = standingOf(own, branch);
  return readOwn({ ...formValues(standing), items: change(standing.text) }, standing);
};
const together = (own: OwnList) => [
  ...new Set(
    posted(own)
      .items.filter((item) => isBox(item) && goesWithGroup(item))
      .map(({ groupText }) => groupText),
  ),
];

describe('a group that is ticked one by one', () => {
  it('is each that is about money, keys, alarm or machines', () => {
    const marked = (checklists as readonly Checklist[]).flatMap(({ name, groups, oneByOne = [] }) =>
      oneByOne.map((group) => [name, group, group in groups]),
    );
    expect(marked.length).toBeGreaterThan(8);
    expect(marked.filter(([, , known]) => !known)).toEqual([]);
    for (const group of ['valuables', 'leaving', 'premises'])
      expect(rulesNow(closing).oneByOne).toContain(group);
    expect(together(closing)).not.toContain('Valuables');
  });

  it('is settled by no press on the group, but by one on each box', () => {
    const run = posted(closing);
    const press = () => tickGroup(run, 'valuables', amy, scene);
    expect(press).toThrow(Refusal);
    expect(press).toThrow('box_by_box');
    const [first] = run.items.filter((item) => item.group === 'valuables' && isBox(item));
    const selected = [first?.id ?? ''];
    const change = tick(run, [], { group: 'valuables', seen: 0, selected }, { who: amy, scene });
    expect(change.changed.map(({ id, state }) => [id, state])).toEqual([[first?.id, 'done']]);
    expect(tickGroup(run, 'customers', amy, scene).changed.length).toBeGreaterThan(0);
  });

  it('is chosen by a mark behind its name; the list keeps the shipped words', () => {
    const { text } = standingOf(closing, branch);
    expect(text).toMatch(/^# Valuables.* \[one by one\]$/m);
    expect(saved(closing, (same) => same)).toMatchObject({ text: null, rules: {} });
    const loose = saved(closing, (all) => all.replaceAll(' [one by one]', ''));
    expect(loose).toMatchObject({ text: null, rules: { oneByOne: [] } });
    expect(posted(loose).items.some(({ rule }) => rule?.single)).toBe(false);
    const back = saved(loose, () => text);
    expect(back).toMatchObject({ text: null, rules: {} });
    // In words of its own the mark goes with the group.
    const own = saved(closing, (all) => all.replace('# Valuables', '# Safe'));
    expect(own.text).toContain('# Safe');
    expect(own.rules.oneByOne).toBeUndefined();
    expect(together(own)).toEqual(together(closing));
  });

  it('is let go by the branch head alone: a mark that is gone is known as such', () => {
    const { text } = standingOf(closing, branch);
    expect(loosens(text, text)).toBe(false);
    expect(loosens(text, text.replace(' [one by one]', ''))).toBe(true);
    expect(loosens(text, text.replace(/^# Valuables.*$/m, '# Safe'))).toBe(true);
    expect(loosens(text, `${text}\n# Extra [逐项]\nA box`)).toBe(false);
    expect(loosens('# Hall\nFloor', '# Hall [one by one]\nFloor')).toBe(false);
  });
});
