import { describe, expect, it } from 'vitest';
import { checklists } from '../../src/checklists/lists/index.js';
import { settlement } from '../../src/checklists/lists/settlement.js';
import { lineOf } from '../../src/checklists/rules/line.js';
import { rights } from '../../src/checklists/rules/list-rights.js';
import { newRun } from '../../src/checklists/rules/post.js';
import {
  answerQuestions,
  isReleased,
  type Run,
  type RunChange,
  report,
  sign,
} from '../../src/checklists/rules/run.js';
import { languages } from '../../src/platform/directory/branch.js';
import type { Member } from '../../src/platform/directory/roles.js';
import { choice, count, type Field, longText, photos, text } from '../../src/platform/forms/field.js';
import { speak } from '../../src/platform/language/speak.js';
import { Refusal } from '../../src/platform/refusal.js';
import { assertMay } from '../../src/platform/rights/rights.js';
import { amy, at, auditor, ben, branch, fang, hq, hua, li, rui } from '../scene.js';

const scene = at('2026-11-16T09:10:00Z');
const dueAt = new Date('2026-11-16T09:00:00Z');
const place = { branchId: branch.id, date: '2026-11-16', slot: '17:00', dueAt };
const words = { title: 'A list', group: (group: string) => group, item: (_: string, item: string) => item };
const code = (deed: () => unknown) => {
  try {
    deed();
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
  return 'done';
};

const lines = [
  { name: 'box' },
  { name: 'number', asks: count(), good: { least: 0, most: 0 }, blocks: true as const },
  { name: 'choice', asks: choice(['full', 'low']) },
  { name: 'words', asks: text() },
  { name: 'many words', asks: longText(), optional: true as const },
  { name: 'pictures', asks: photos() },
];
const fresh = (): Run => newRun({ ...settlement, groups: { all: lines } }, place, words);
const idOf = (run: Run, name: string) => run.items.find((item) => item.text === name)?.id ?? '';
const itemOf = (run: Run, name: string) => run.items.find((item) => item.text === name);
const answered = (name: string, value: unknown) => (run: Run) =>
  answerQuestions(run, { [idOf(run, name)]: value }, ben, scene);
const found = (name: string) => (run: Run) =>
  report(run, { itemId: idOf(run, name), state: 'finding', note: 'the lid is broken' }, ben, scene);
const waive = (run: Run, name: string, who: Member, note = 'not open today') =>
  report(run, { itemId: idOf(run, name), state: 'na', note }, who, scene);

describe('a line with an answer or a finding', () => {
  const cases: [string, string, (run: Run) => RunChange][] = [
    ['a number as it should be', 'number', answered('number', 0)],
    ['a number that is a difference', 'number', answered('number', 5)],
    ['a choice', 'choice', answered('choice', 'low')],
    ['words', 'words', answered('words', 'three people waited')],
    ['words that are optional', 'many words', answered('many words', 'three people waited')],
    ['pictures', 'pictures', answered('pictures', ['F1', 'F2'])],
    ['a finding on a box', 'box', found('box')],
    ['a finding on a question', 'words', found('words')],
  ];

  it.each(cases)('is released by the branch head alone: %s', (_, name, deed) => {
    const before = deed(fresh()).run;
    for (const who of [amy, ben, li, fang, rui, hq])
      expect(
        code(() => waive(before, name, who)),
        who.name,
      ).toBe('answered');
    expect(code(() => waive(before, name, auditor))).toBe('reader');
    expect(code(() => waive(before, name, hua, '  '))).toBe('faults');

    const change = waive(before, name, hua, 'counted twice, the books are wrong');
    expect(change.happened).toBe('released');
    const item = itemOf(change.run, name);
    expect(item).toMatchObject({
      state: 'na',
      value: itemOf(before, name)?.value,
      note: 'counted twice, the books are wrong',
      by: hua.personId,
    });
    expect(item && isReleased(item)).toBe(true);
    // Nor does anybody else put another reason in the place of the head's.
    expect(code(() => waive(change.run, name, amy, 'another reason'))).toBe('answered');
  });

  it('that is found to be right after all is not forgotten either', () => {
    const mended = answered('number', 0)(answered('number', 5)(fresh()).run).run;
    expect(itemOf(mended, 'number')?.state).toBe('done');
    expect(code(() => waive(mended, 'number', amy))).toBe('answered');
  });

  it.each(['', null, undefined])('is not emptied by an answer of %j', (nothing) => {
    const before = answered('many words', 'three people waited')(fresh()).run;
    const after = answered('many words', nothing)(before);
    expect(after.changed).toEqual([]);
    expect(after.run).toEqual(before);
  });
});

describe('a line with neither', () => {
  it.each(lines.map(({ name }) => name))('does not apply where anybody says why: %s', (name) => {
    const change = waive(fresh(), name, amy);
    expect(change.happened).toBe('not_applicable');
    const item = itemOf(change.run, name);
    expect(item).toMatchObject({ state: 'na', note: 'not open today', by: amy.personId });
    expect(item && isReleased(item)).toBe(false);
    expect(itemOf(waive(change.run, name, ben, 'closed for the week').run, name)?.note).toBe(
      'closed for the week',
    );
  });
});

describe('every question of every list', () => {
  const sample = (asks: Field): unknown => {
    if (asks.type === 'choice') return asks.options[0];
    if (asks.type === 'photos') return ['F1'];
    return asks.type === 'count' || asks.type === 'amount' ? 5 : 'three people waited';
  };
  const questions = checklists.flatMap((list) =>
    Object.values(list.groups)
      .flat()
      .map(lineOf)
      .flatMap(({ name, asks }) => (asks ? [[list.name, name, asks] as const] : [])),
  );
  it('is asked about', () => expect(questions.length).toBeGreaterThan(10));
  it.each(questions)('%s: %s', (listName, name, asks) => {
    const list = checklists.find((one) => one.name === listName);
    const run = newRun(list ?? settlement, place, words);
    const before = answered(name, sample(asks))(run).run;
    expect(code(() => waive(before, name, amy))).toBe('answered');
    expect(code(() => waive(before, name, hua))).toBe('done');
  });
});

it('the settlement is signed over a difference only after the head has released it', () => {
  const run = newRun(settlement, place, words);
  const ticked: Run = {
    ...run,
    items: run.items.map((item) => (item.rule?.asks ? item : { ...item, state: 'done' })),
  };
  const off = answered('counter', 5)(ticked).run;
  expect(code(() => sign(settlement, off, fang, scene))).toBe('difference_open');
  expect(code(() => waive(off, 'counter', amy))).toBe('answered');
  const released = waive(off, 'counter', hua).run;
  expect(sign(settlement, released, fang, scene).run.status).toBe('signed');
});

it.each(languages)('whoever is refused is told which choice the head has to make, in %s', (language) => {
  const { t } = speak(language);
  expect(t('refusals.answered')).toContain(t('run.form.is_na'));
});

describe('the pictures of a list', () => {
  it.each([
    [amy, 'not_allowed'],
    [rui, 'not_allowed'],
    [li, 'done'],
    [fang, 'done'],
    [hua, 'done'],
    [hq, 'done'],
    [auditor, 'done'],
  ])('are for those who lead the branch, head office and auditors: %o', (who, expected) => {
    expect(code(() => assertMay(rights['checklists.look_at_photos'], who))).toBe(expected);
  });
});
