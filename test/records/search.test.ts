import { describe, expect, it } from 'vitest';
import { speak } from '../../src/platform/language/speak.js';
import { mask } from '../../src/platform/privacy/mask.js';
import { understoodAs, vocabulary } from '../../src/records/messages/search.js';
import { readCode } from '../../src/records/rules/read-code.js';
import { readSearch, type Search } from '../../src/records/rules/search.js';
import { soughtBy } from '../../src/records/rules/sought.js';
import { amy, at, ben, rui } from '../scene.js';

// A Monday morning in Shanghai.
const scene = at('2026-11-16T02:00:00Z');
const read = (line: string) => readSearch(line, { ...scene, me: amy.personId }, vocabulary);
const wordsOf = ({ words }: Search) => words.map(({ text }) => text);
const nothing = {
  numbers: [],
  kinds: [],
  standings: [],
  state: null,
  people: [],
  unclear: [],
  spans: [],
  words: [],
};
/** Local dates of a span in Shanghai, the last one included. */
const days = ({ spans }: Search) =>
  spans.map(({ from, to }) =>
    [from, to && new Date(to.getTime() - 1)].map(
      (instant) => instant && new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
    ),
  );

describe('a number', () => {
  it.each([
    ['INC-0012', 'incident', 12],
    ['inc 12', 'incident', 12],
    ['cmp0003', 'complaint', 3],
    ['ＲＥＦ－７', 'referral', 7],
  ])('%s', (text, kind, number) => {
    expect(readCode(text)).toEqual({ kind, number });
    expect(read(text)).toEqual({ ...nothing, numbers: [{ kind, number }] });
  });
  it('of no kind is a word', () => {
    expect(readCode('XYZ-1')).toBeNull();
    expect(wordsOf(read('XYZ-1'))).toEqual(['XYZ-1']);
  });
});

describe('what a line means', () => {
  it.each(['complaint', 'Complaints', '投诉', '客訴', 'cmp', 'kind:complaint'])('the kind %s', (word) => {
    const search = read(word);
    // Everyday names find the kind too, and whatever holds the word.
    expect([...search.kinds, ...search.words.flatMap(({ kinds }) => kinds)]).toEqual(['complaint']);
  });

  it('a status in any language, of every kind that has it', () => {
    const [{ of = [] } = {}] = read('handling Being handled').standings;
    expect(of).toContain('incident.handling');
    const waiting = read('待受理');
    expect(waiting.words).toEqual([]);
    expect(waiting.standings[0]?.of).toContain('complaint.new');
  });

  it('a status with a comma in it', () => {
    const { standings, words } = read('Done, to be checked');
    expect(standings[0]?.of).toContain('action.done');
    expect(words).toEqual([]);
  });

  it('a register is the statuses that make it up', () => {
    for (const name of ['to be followed up', '待跟进客户', '待追蹤客戶'])
      expect(read(name).standings[0]?.of, name).toEqual(
        expect.arrayContaining(['referral.new', 'referral.taken']),
      );
  });

  it.each([
    ['open', 'open'],
    ['未结', 'open'],
    ['closed', 'closed'],
    ['已結', 'closed'],
    ['open closed', null],
  ])('%s', (line, state) => {
    expect(read(line)).toEqual({ ...nothing, state });
  });

  it('people by a mention, a name, part of one, or me', () => {
    for (const name of ['<@U5>', '<@U5|rui>', '@rui', '@Rui Zhao', '＠Rui'])
      expect(read(name), name).toEqual({ ...nothing, people: [rui.personId] });
    expect(read('@me').people).toEqual([amy.personId]);
    expect(read('@我').people).toEqual([amy.personId]);
    expect(read('@ben printer')).toMatchObject({ people: [ben.personId] });
  });

  it('a word that is a kind and a status is the status where the kind is named', () => {
    expect(read('lost').kinds).toEqual(['lost']);
    const { kinds, standings } = read('lost referral');
    expect(kinds).toEqual(['referral']);
    expect(standings[0]?.of).toContain('referral.lost');
  });
});

describe('a time', () => {
  it.each([
    ['today', '2026-11-16', '2026-11-16'],
    ['昨天', '2026-11-15', '2026-11-15'],
    ['last week', '2026-11-09', '2026-11-15'],
    ['上月', '2026-10-01', '2026-10-31'],
    ['上個月', '2026-10-01', '2026-10-31'],
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['October 2026', '2026-10-01', '2026-10-31'],
    ['Q3', '2026-07-01', '2026-09-30'],
    ['20 November 2025', '2025-11-20', '2025-11-20'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['last 7 days', '2026-11-10', '2026-11-16'],
    ['近7天', '2026-11-10', '2026-11-16'],
    ['2026-10-01..2026-10-15', '2026-10-01', '2026-10-15'],
    ['2026-10-01 .. 2026-10-15', '2026-10-01', '2026-10-15'],
    ['10月1日至10月5日', '2026-10-01', '2026-10-05'],
    ['Sep to Oct', '2026-09-01', '2026-10-31'],
    ['2026-11-01..', '2026-11-01', null],
    ['..2026-11-01', null, '2026-11-01'],
  ])('%s', (line, from, to) => {
    const search = read(line);
    expect(days(search)).toEqual([[from, to]]);
    expect(search).toMatchObject({ ...nothing, spans: [{}] });
  });

  it.each(['3', '12', '三', '300', '3000', 'may', 'this', 'last', '本期', '1980'])('%s is a word', (line) => {
    expect(read(line)).toMatchObject({ spans: [], words: [{ text: line }] });
  });
});

describe('words that tie others together', () => {
  it.each([
    ['今天的投诉', ['complaint'], null, ['2026-11-16', '2026-11-16']],
    ['今天 的 投诉', ['complaint'], null, ['2026-11-16', '2026-11-16']],
    ['上个月的客诉', ['complaint'], null, ['2026-10-01', '2026-10-31']],
    ["today's complaints", ['complaint'], null, ['2026-11-16', '2026-11-16']],
    ['Yesterday’s complaints', ['complaint'], null, ['2026-11-15', '2026-11-15']],
    ["last week's faults", ['fault'], null, ['2026-11-09', '2026-11-15']],
    ['open faults from last week', ['fault'], 'open', ['2026-11-09', '2026-11-15']],
    ['all the complaints of October 2026', ['complaint'], null, ['2026-10-01', '2026-10-31']],
    ['上月未处理的投诉', ['complaint'], 'open', ['2026-10-01', '2026-10-31']],
    ['上月未處理的客訴', ['complaint'], 'open', ['2026-10-01', '2026-10-31']],
  ])('%s', (line, kinds, state, span) => {
    const search = read(line);
    expect(search).toMatchObject({ kinds, state, words: [], people: [] });
    expect(days(search)).toEqual([span]);
  });

  it.each(['未处理的投诉', '未處理的投訴', '没有处理的投诉', 'unresolved complaints'])('%s', (line) => {
    expect(read(line)).toEqual({ ...nothing, kinds: ['complaint'], state: 'open' });
  });

  it('and what is one’s own', () => {
    const mine = { ...nothing, kinds: ['complaint'], people: [amy.personId] };
    for (const line of ['my complaints', '我的投诉', 'complaints of mine', 'complaints by @me'])
      expect(read(line), line).toEqual(mine);
    expect(read('@rui’s complaints')).toEqual({ ...mine, people: [rui.personId] });
  });

  it('stay words among words', () => {
    expect(wordsOf(read('smoke from the printer'))).toEqual(['smoke', 'from', 'the', 'printer']);
    expect(wordsOf(read('complaints about the queue'))).toEqual(['queue']);
    expect(wordsOf(read('目的'))).toEqual(['目的']);
    expect(read('排队的投诉')).toMatchObject({ kinds: ['complaint'], words: [{ text: '排队' }] });
    expect(wordsOf(read('漏水的天花板'))).toEqual(['漏水的天花板']);
  });
});

describe('a number by itself', () => {
  it.each([
    ['0001', 1],
    ['1', 1],
    ['#12', 12],
    ['００１２', 12],
  ])('%s is that of a record of any kind, and a word all the same', (line, number) => {
    expect(read(line).words).toMatchObject([{ text: line, number }]);
  });
  it('among others is a word', () => {
    expect(read('counter 3').words).toEqual([
      { text: 'counter', kinds: [], standings: [], options: [] },
      { text: '3', kinds: [], standings: [], options: [] },
    ]);
  });
  it('beside a person or a phrase is a word', () => {
    for (const line of ['@ben 3', '<@U5> 3', '"smoke" 3'])
      for (const word of read(line).words) expect(word, line).not.toHaveProperty('number');
  });
  it('keeps its separators', () => {
    expect(wordsOf(read('1,000 notes'))).toEqual(['1,000', 'notes']);
    expect(wordsOf(read('1,2，30'))).toEqual(['1', '2', '30']);
  });
});

describe('a name that several people have', () => {
  const chen = { ...rui, personId: '00000000-0000-4000-8000-000000000042', name: 'Bo Chen' };
  const among = { ...scene, members: [...scene.members, chen], me: ben.personId };
  it('is nobody until it is said who is meant', () => {
    expect(readSearch('@chen printer', among, vocabulary)).toMatchObject({
      people: [],
      unclear: [{ typed: '@chen', people: [amy.personId, chen.personId] }],
      words: [{ text: 'printer' }],
    });
    expect(readSearch('@bo', among, vocabulary).people).toEqual([chen.personId]);
  });
});

describe('nothing typed is dropped', () => {
  it('what is not understood are words, in any order with the rest', () => {
    const search = read('printer @amy 上月 投诉 counter 3, smoke!');
    expect(wordsOf(search)).toEqual(['printer', 'counter', '3', 'smoke']);
    expect(search).toMatchObject({ kinds: ['complaint'], people: [amy.personId] });
    expect(days(search)).toEqual([['2026-10-01', '2026-10-31']]);
  });

  it('a person nobody knows', () => {
    expect(wordsOf(read('@nobody <@U0STRANGE|old.hand>'))).toEqual(['@nobody', '@old.hand']);
  });

  it('what stands in quotation marks is looked for as it stands', () => {
    expect(wordsOf(read('"open door" “投诉 上月” 「已結」'))).toEqual(['open door', '投诉 上月', '已結']);
    expect(read('"complaint"').kinds).toEqual([]);
  });

  it('Chinese that runs on is taken apart only where all of it is understood', () => {
    const search = read('上月投诉');
    expect(search).toMatchObject({ kinds: ['complaint'], words: [] });
    expect(days(search)).toEqual([['2026-10-01', '2026-10-31']]);
    expect(read('排队投诉单')).toMatchObject({ kinds: [], words: [{ text: '排队投诉单' }] });
  });

  it('signs alone', () => {
    expect(wordsOf(read('% _ ?? \\'))).toEqual(['%', '_', '?', '\\']);
    expect(read('  ')).toEqual(nothing);
  });

  it('everyday names of a kind find what holds the word, too', () => {
    const [word] = read('broken').words;
    expect(word).toMatchObject({ text: 'broken', kinds: ['fault'] });
  });

  it('everyday words for a status are words among words, and a status alone', () => {
    const { standings, words } = read('new printer');
    expect(standings).toEqual([]);
    expect(words[0]).toMatchObject({ text: 'new', standings: expect.arrayContaining(['complaint.new']) });
    expect(read('complaint new').standings[0]?.of).toContain('complaint.new');
    expect(read('打印机 待受理').standings[0]?.of).toContain('complaint.new');
    expect(read('car keys')).toMatchObject({
      kinds: [],
      words: [{ text: 'car', kinds: ['care'] }, { text: 'keys' }],
    });
  });

  it('an option is found by its label', () => {
    const [word] = read('等候时间').words;
    expect(word?.options.some((one) => one.startsWith('complaint.about.'))).toBe(true);
    expect(read('a').words[0]?.options).toEqual([]);
  });

  it('masking leaves kinds, people and times alone', () => {
    const line = 'kind:complaint <@U01AMYCHEN> 2026-10-01..2026-10-31 INC-0012';
    expect(mask(line).text).toBe(line);
  });
});

describe('the ground of a command', () => {
  const by = (ground: Parameters<typeof soughtBy>[0], line: string) =>
    soughtBy(ground, line, { ...scene, me: amy.personId }, vocabulary);

  it('what is open, unless the line says otherwise', () => {
    expect(by('list', 'complaint')).toMatchObject({ unfinished: true, kinds: ['complaint'] });
    expect(by('list', 'closed')).not.toHaveProperty('unfinished');
    expect(by('list', '待受理')).not.toHaveProperty('unfinished');
    expect(by('find', '')).not.toHaveProperty('unfinished');
    expect(by('my', '')).toMatchObject({ unfinished: true, ownerId: amy.personId });
  });

  it('cases are about what the words say, not of that kind', () => {
    const { kinds, words } = by('cases', 'complaint');
    expect(kinds).toEqual(['case']);
    expect(words[0]?.options).toContain('case.topic.complaint');
  });
});

describe('how it was understood', () => {
  const said = (line: string, language: 'en' | 'zh-CN') =>
    understoodAs(
      soughtBy('find', line, { ...scene, me: amy.personId }, vocabulary),
      { names: new Map([[amy.personId, 'Amy Chen']]), timezone: 'Asia/Shanghai' },
      speak(language),
    ).join(' · ');

  it('is told part by part', () => {
    expect(said('printer 投诉 @amy open 2026-10-01..2026-10-02 inc 3', 'en')).toBe(
      'INC-0003 · Complaint · open · @Amy Chen · Thu 1 Oct – Fri 2 Oct · “printer”',
    );
    expect(said('投诉 未结 2026-11-01..', 'zh-CN')).toBe('投诉 · 未结 · 11月1日周日起');
  });
});
