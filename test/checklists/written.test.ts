import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checklists } from '../../src/checklists/lists/index.js';
import { standingOf } from '../../src/checklists/messages/own-lists.js';
import { listWords } from '../../src/checklists/messages/words.js';
import type { Checklist } from '../../src/checklists/rules/checklist.js';
import { inBranch } from '../../src/checklists/rules/counters.js';
import { readWritten, type WrittenGroup, writeDown } from '../../src/checklists/rules/written.js';
import { readTiming, writeTiming } from '../../src/checklists/rules/written-time.js';
import { languages } from '../../src/platform/directory/branch.js';
import { choice, count, difference, longText, photos } from '../../src/platform/forms/field.js';
import { branch } from '../scene.js';

const groupsOf = (text: string) => {
  const read = readWritten(text);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.groups;
};
const faultsOf = (text: string) => {
  const read = readWritten(text);
  return 'faults' in read ? read.faults.map(({ line, fault }) => `${line} ${fault}`) : [];
};

describe('a list as it is written', () => {
  it('has groups, lines and what they ask', () => {
    expect(
      groupsOf(
        '# Hall\nFloor clean\n- Temperature [number 18-28]\n\n# 现金\nATM [选择 满|少|空] [选填]\n钞箱照片【拍照】\n备注 [填写][optional]\n取号 [number 5-]',
      ),
    ).toEqual([
      {
        title: 'Hall',
        lines: [
          { name: '1_1', text: 'Floor clean' },
          { name: '1_2', text: 'Temperature', asks: count(), good: { least: 18, most: 28 } },
        ],
      },
      {
        title: '现金',
        lines: [
          { name: '2_1', text: 'ATM', asks: choice(['满', '少', '空']), optional: true },
          { name: '2_2', text: '钞箱照片', asks: photos() },
          { name: '2_3', text: '备注', asks: longText(), optional: true },
          { name: '2_4', text: '取号', asks: count(), good: { least: 5 } },
        ],
      },
    ]);
  });

  it('says which options are as they should be, what Lobby knows, and what cannot be so before', () => {
    const text =
      '# All\nCash [choice +full|low|empty]\nSettled [known settlement_signed]\nAlarm [after doors_shut]';
    const [group] = groupsOf(text);
    expect(group?.lines).toMatchObject([
      { asks: choice(['full', 'low', 'empty']), good: { options: ['full'] } },
      { knows: 'settlement_signed' },
      { after: 'doors_shut' },
    ]);
    expect(writeDown(groupsOf(text))).toBe(text);
    expect(faultsOf('# All\nCash [choice +|low]')).toEqual(['2 bad_mark']);
  });

  it('is told where it cannot be read, by its line', () => {
    expect(faultsOf('Floor clean')).toEqual(['1 no_group']);
    expect(faultsOf('# Hall\n\nLamp [red]')).toEqual(['3 bad_mark']);
    expect(faultsOf('# Hall\n[photo]')).toEqual(['2 empty']);
    expect(faultsOf(`# Hall\n${'x'.repeat(76)}`)).toEqual(['2 too_long']);
    expect(faultsOf(`# Hall\n${'Floor\n'.repeat(11)}`)).toEqual(['12 too_many']);
    expect(faultsOf(Array.from({ length: 13 }, (_, index) => `# G${index}\nFloor`).join('\n'))).toEqual([
      '25 too_many',
    ]);
    expect(faultsOf('# Hall\nTemperature [number 28-18]\nATM [choice full]')).toEqual([
      '2 bad_mark',
      '3 bad_mark',
    ]);
    expect(faultsOf('# Hall')).toEqual(['1 empty']);
    expect(faultsOf('')).toEqual(['1 empty']);
  });

  const words = fc
    .stringMatching(/^[A-Za-z0-9厅堂地面清洁 ,.()?]{1,40}$/)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !/^[-*•·#]/.test(text));
  const bound = fc.integer({ min: 0, max: 999 });
  const asked = fc.oneof(
    fc.constant({}),
    fc.constant({ asks: longText() }),
    fc.constant({ asks: photos() }),
    fc.constant({ asks: count() }),
    fc
      .uniqueArray(fc.stringMatching(/^[A-Za-z满少空]{1,10}$/), { minLength: 2, maxLength: 8 })
      .map((options) => ({
        asks: choice(options),
      })),
    fc.tuple(bound, bound).map(([a, b]) => ({
      asks: count(),
      good: { least: Math.min(a, b), most: Math.max(a, b) },
    })),
    fc.constantFrom({}, { currency: 'USD' }).map((currency) => ({
      asks: { ...difference(), ...currency },
      good: { least: 0, most: 0 },
    })),
    bound.map((least) => ({ asks: count(), good: { least } })),
    bound.map((most) => ({ asks: count(), good: { most } })),
  );
  const written = fc
    .array(
      fc.record({
        title: words,
        lines: fc.array(fc.tuple(words, asked, fc.boolean()), { minLength: 1, maxLength: 10 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((groups): WrittenGroup[] =>
      groups.map(({ title, lines }, group) => ({
        title,
        lines: lines.map(([text, rule, optional], index) => ({
          name: `${group + 1}_${index + 1}`,
          text,
          ...rule,
          ...(optional ? { optional: true as const } : {}),
        })),
      })),
    );

  it('reads back what was written down, whatever it is', () => {
    fc.assert(
      fc.property(written, (groups) => {
        expect(groupsOf(writeDown(groups))).toEqual(groups);
      }),
    );
  });

  it.each(languages)('can be every shipped list in %s', (language) => {
    for (const list of checklists) {
      const { name } = list;
      const here = { ...branch, language };
      const { groups } = inBranch<Pick<Checklist, 'groups'>>(list, listWords(name, here), here).list;
      const own = { name, version: 0, title: '', text: null, rules: {} };
      const { text } = standingOf(own, here);
      const read = groupsOf(text);
      expect(writeDown(read), name).toBe(text);
      const asks = (lines: readonly unknown[]) =>
        lines.map((one) => (one as { asks?: { type: string } }).asks?.type);
      expect(
        read.map(({ lines }) => asks(lines)),
        name,
      ).toEqual(Object.values(groups).map(asks));
    }
  });
});

describe('a time as it is written', () => {
  it.each([
    ['30 minutes before opening', { opening: -30 }],
    ['15 min after closing', { closing: 15 }],
    ['1 hour before closing', { closing: -60 }],
    ['at opening', { opening: 0 }],
    ['开门前30分钟', { opening: -30 }],
    ['開門後 15 分鐘', { opening: 15 }],
    ['营业前 1 小时', { opening: -60 }],
    ['营业后20分钟', { closing: 20 }],
    ['結束營業前 30 分鐘', { closing: -30 }],
    ['20 minutes after the start of work', { workBegin: 20 }],
    ['15 minutes before work ends', { workEnd: -15 }],
    ['上班后20分钟', { workBegin: 20 }],
    ['下班前 15 分鐘', { workEnd: -15 }],
    ['at arrival', { arrival: 0 }],
    ['at the second half of the day', { half: 0 }],
    ['12.5% of the opening hours', { share: 12.5 }],
    ['after 50% of the opening hours', { share: 50 }],
    ['营业时间过50%时', { share: 50 }],
    ['every 120 minutes', { every: 120 }],
    ['每2小时', { every: 120 }],
    ['每隔 90 分鐘', { every: 90 }],
    ['10:00', { cron: '0 10 * * *' }],
    ['每天 8：30', { cron: '30 8 * * *' }],
    ['Mon 10:00', { cron: '0 10 * * 1' }],
    ['Fridays at 16:00', { cron: '0 16 * * 5' }],
    ['周一 10:00', { cron: '0 10 * * 1' }],
    ['星期日 9:05', { cron: '5 9 * * 0' }],
    ['每月1日 9:00', { cron: '0 9 1 * *' }],
    ['30 8 * * 1-5', { cron: '30 8 * * 1-5' }],
    ['before 3 days off, 120 minutes before closing', { holiday: 'before', days: 3, closing: -120 }],
  ])('%s', (text, timing) => {
    expect(readTiming(text)).toEqual(timing);
  });

  it.each([
    '',
    'soon',
    '25:00',
    '0 minutes',
    'every 5 minutes',
    'every 100 hours',
    '* * * * *',
    '900 minutes before opening',
  ])('is none: %s', (text) => {
    expect(readTiming(text)).toBeNull();
  });

  it('reads back what was written down, of every shipped list too', () => {
    for (const { timing } of checklists) expect(readTiming(writeTiming(timing))).toEqual(timing);
    const offset = fc.integer({ min: -720, max: 720 }).map((one) => one || 0);
    const timing = fc.oneof(
      offset.map((opening) => ({ opening })),
      offset.map((closing) => ({ closing })),
      fc.integer({ min: 30, max: 720 }).map((every) => ({ every })),
      fc
        .tuple(fc.constantFrom('before' as const, 'after' as const), fc.integer({ min: 1, max: 9 }), offset)
        .map(([holiday, days, opening]) => ({ holiday, days, opening })),
    );
    fc.assert(
      fc.property(timing, (one) => {
        expect(readTiming(writeTiming(one))).toEqual(one);
      }),
    );
  });
});
