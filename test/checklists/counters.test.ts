import { describe, expect, it } from 'vitest';
import { settlement } from '../../src/checklists/lists/settlement.js';
import { standingOf } from '../../src/checklists/messages/own-lists.js';
import { listWords } from '../../src/checklists/messages/words.js';
import { counterLines, inBranch, tillCurrencies } from '../../src/checklists/rules/counters.js';
import type { ListScene } from '../../src/checklists/rules/finding.js';
import { asPosted } from '../../src/checklists/rules/own.js';
import { newRun } from '../../src/checklists/rules/post.js';
import { answerQuestions, type Run, report, sign } from '../../src/checklists/rules/run.js';
import type { Branch } from '../../src/platform/directory/branch.js';
import type { Member } from '../../src/platform/directory/roles.js';
import { Refusal } from '../../src/platform/refusal.js';
import { amy, at, ben, branch, fang, hua, li } from '../scene.js';

const dueAt = new Date('2026-11-16T09:00:00Z');
const posted = (here: Branch): Run => {
  const { list, words } = inBranch(settlement, listWords('settlement', here), here);
  return newRun(list, { branchId: here.id, date: '2026-11-16', slot: '17:00', dueAt }, words);
};
const own: Branch = {
  ...branch,
  settings: tillCurrencies.with(counterLines.with({}, ['Window A', 'VIP room', 'Corner $& [optional]']), [
    'CNY',
    'USD',
  ]),
};
const asked = (run: Run) => run.items.filter(({ rule }) => rule?.asks);
const scene: ListScene = {
  ...at('2026-11-16T09:10:00Z', own),
  desk: {
    onPost: new Map(),
    away: new Set(),
    stood: new Map([
      ['counter', [amy.personId, ben.personId]],
      ['lobby', [li.personId]],
    ]),
  },
};
const refused = (deed: () => unknown) => {
  try {
    deed();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.names ?? null];
    throw error;
  }
  return null;
};

describe('the counters of a branch', () => {
  it('are six where it has said nothing, and one of them is open every day', () => {
    expect(asked(posted(branch)).map(({ text, rule }) => [text, rule?.optional ?? false])).toEqual([
      ['Counter 1: over or short, CNY', false],
      ...[2, 3, 4, 5, 6].map((number) => [`Counter ${number}: over or short, CNY`, true]),
    ]);
    expect(asked(posted({ ...branch, language: 'zh-TW', country: 'TW' }))[0]?.text).toBe(
      '1號櫃溢短款（TWD）',
    );
  });

  it('have its names, and a line for each currency in their tills', () => {
    const run = posted(own);
    expect(asked(run).map(({ groupText, text, rule }) => [groupText, text, rule?.optional ?? false])).toEqual(
      [
        ['Counters that were open', 'Window A: over or short, CNY', false],
        ['Counters that were open', 'VIP room: over or short, CNY', false],
        ['Counters that were open', 'Corner $&: over or short, CNY', true],
        ['Counters that were open · USD', 'Window A: over or short, USD', true],
        ['Counters that were open · USD', 'VIP room: over or short, USD', true],
        ['Counters that were open · USD', 'Corner $&: over or short, USD', true],
      ],
    );
    expect(asked(run).every(({ rule }) => rule?.blocks)).toBe(true);
    expect(run.items.length).toBe(asked(run).length + 5);
  });

  it('stay theirs where the branch words the list anew', () => {
    const shipped = { name: 'settlement', version: 0, title: 'Daily settlement', text: null, rules: {} };
    const { text } = standingOf(shipped, own);
    expect(text).toContain('VIP room: over or short, CNY [difference CNY]\n');
    const { list } = asPosted({ ...shipped, text }, (name) => listWords(name, own));
    const lines = Object.values(list.groups)
      .flat()
      .filter((line) => typeof line !== 'string' && line.asks);
    expect(lines).toHaveLength(6);
    for (const line of lines)
      expect(line).toMatchObject({ blocks: true, posts: ['counter', 'vip'], finds: { days: 0 } });
  });
});

describe('a counter’s line', () => {
  const run = posted(own);
  const [till, other] = asked(run);
  const answer = (on: Run, who: Member, value: number, id = till?.id ?? '') =>
    answerQuestions(on, { [id]: value }, who, scene).run;

  it('is answered by whoever stands there, or by their superior', () => {
    expect(refused(() => answer(run, li, 0))).toEqual(['not_their_line', 'Amy Chen, Ben Wu']);
    for (const who of [amy, ben, fang, hua]) expect(refused(() => answer(run, who, 0))).toBeNull();
    // What nobody stands at is anybody's, then theirs who answered.
    const free = { ...scene, desk: { onPost: new Map(), away: new Set<string>() } };
    const after = answerQuestions(run, { [till?.id ?? '']: -5 }, li, free).run;
    expect(refused(() => answerQuestions(after, { [till?.id ?? '']: 0 }, amy, free))).toEqual([
      'not_their_line',
      'Li Na',
    ]);
  });

  it('is put right by whoever answered it, and nobody else at the counters', () => {
    const after = answer(run, amy, -5.5);
    expect(refused(() => answer(after, ben, 0))).toEqual(['not_their_line', 'Amy Chen']);
    expect(refused(() => answer(after, ben, 0, other?.id))).toBeNull();
    expect(answer(after, amy, 0).items.find(({ id }) => id === till?.id)).toMatchObject({ state: 'done' });
    // A superior who answered for them does not keep it from them.
    expect(refused(() => answer(answer(run, fang, 3), amy, 0))).toBeNull();
  });

  it('is a finding to the cent, over or short, that nobody but the head lets go', () => {
    const after = answer(run, amy, -0.01);
    const item = after.items.find(({ id }) => id === till?.id);
    expect(item).toMatchObject({
      state: 'finding',
      value: -0.01,
      note: 'Window A: over or short, CNY: -0.01',
    });
    const waive = (who: Member, note = 'found tomorrow') =>
      report(after, { itemId: till?.id ?? '', state: 'na', note }, who, scene);
    for (const who of [amy, ben, li, fang]) expect(refused(() => waive(who))?.[0]).toBe('answered');
    expect(refused(() => waive(hua, ' '))?.[0]).toBe('faults');
    expect(waive(hua).happened).toBe('released');
    // An excess and a shortage do not make each other good.
    const both = answer(after, ben, 0.01, other?.id);
    const settled: Run = {
      ...both,
      items: both.items.map((one) => (one.state === 'finding' ? one : { ...one, state: 'done' })),
    };
    expect(refused(() => sign(settlement, settled, fang, scene))?.[0]).toBe('difference_open');
  });
});
