import { describe, expect, it } from 'vitest';
import { settlement } from '../../src/checklists/lists/settlement.js';
import { newRun } from '../../src/checklists/rules/post.js';
import {
  actionOf,
  answerQuestions,
  excuse,
  type Run,
  type RunChange,
  report,
  sign,
  tick,
  tickGroup,
} from '../../src/checklists/rules/run.js';
import { count, longText, text } from '../../src/platform/forms/field.js';
import { amy, at, branch, fang, hua } from '../scene.js';

const scene = at('2026-11-16T09:10:00Z');
const dueAt = new Date('2026-11-16T09:00:00Z');
const place = { branchId: branch.id, date: '2026-11-16', slot: '17:00', dueAt };
const words = { title: 'A list', group: (group: string) => group, item: (_: string, item: string) => item };
const lines = [
  'box',
  { name: 'number', asks: count(), good: { least: 0, most: 0 } },
  { name: 'one line', asks: text() },
  { name: 'many lines', asks: longText() },
];
const run = newRun({ ...settlement, groups: { all: lines } }, place, words);
const idOf = (name: string) => run.items.find((item) => item.text === name)?.id ?? '';
const missed: Run = { ...run, status: 'missed' };
const settled: Run = {
  ...run,
  status: 'settled',
  items: run.items.map((item) => ({ ...item, state: 'done' })),
};
const off = answerQuestions(run, { [idOf('number')]: 5 }, amy, scene).run;
const reported = (state: 'finding' | 'na', becomes?: 'fault') => (note: string) =>
  report(run, { itemId: idOf('box'), state, note, ...(becomes ? { becomes } : {}) }, amy, scene);
const answered = (name: string) => (words: string) =>
  answerQuestions(run, { [idOf(name)]: words }, amy, scene);
const released = (note: string) => report(off, { itemId: idOf('number'), state: 'na', note }, hua, scene);
const excused = (why: string) => excuse(missed, why, hua, scene);

/** What is kept in the clear of a change; the original words of a record are sealed. */
const inTheClear = ({ run: after, changed, spawned }: RunChange) =>
  JSON.stringify({ after, changed, spawned: spawned.map(({ record, events }) => ({ record, events })) });

describe('whatever is typed about a list is masked', () => {
  const typed: [string, (words: string) => RunChange][] = [
    ['why it was missed', excused],
    ['what was found', reported('finding')],
    ['what does not work', reported('finding', 'fault')],
    ['why a line does not apply', reported('na')],
    ['why a line was released', released],
    ['an answer of one line', answered('one line')],
    ['an answer of many lines', answered('many lines')],
  ];
  const numbers = [
    ['a phone', '138 0013 8000', '•••• 8000'],
    ['a card', '4111 1111 1111 1111', '•••• 1111'],
    ['an identity number', '11010519491231002X', '•••• 002X'],
  ] as const;

  it.each(typed.flatMap(([what, deed]) => numbers.map((number) => [what, deed, ...number] as const)))(
    '%s',
    (_, deed, __, number, shown) => {
      const kept = inTheClear(deed(`Mr Wang, ${number}, waited`));
      expect(kept).toContain(`Mr Wang, ${shown}, waited`);
      expect(kept).not.toContain(number);
    },
  );
});

describe('a change says what happened', () => {
  const cases: [string, RunChange][] = [
    ['run.ticked', tick(run, [], { group: 'all', seen: 0, selected: [idOf('box')] }, { who: amy, scene })],
    ['run.ticked', tickGroup(run, 'all', amy, scene)],
    ['run.answered', answered('one line')('fine')],
    ['run.found', reported('finding')('the lid is broken')],
    ['run.not_applicable', reported('na')('not open today')],
    ['run.released', released('the books are wrong')],
    ['run.signed', sign(settlement, settled, fang, scene)],
    ['run.excused', excused('the power was out')],
  ];
  it.each(cases)('%s', (action, { happened }) => {
    expect(actionOf(happened)).toBe(action);
  });
});
