import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { routines } from '../../src/modules.js';
import type { Branch } from '../../src/platform/directory/branch.js';
import { speak } from '../../src/platform/language/speak.js';
import { periodOf } from '../../src/platform/time/period.js';
import { quarterly } from '../../src/reports/definitions/quarterly.js';
import { weekly } from '../../src/reports/definitions/weekly.js';
import { reportMessage } from '../../src/reports/messages/report.js';
import type { ReportModel } from '../../src/reports/messages/report-model.js';
import type { Decision } from '../../src/reports/rules/decisions.js';
import { countedBy } from '../../src/reports/rules/report.js';
import type { Pointed } from '../../src/reports/rules/report-figures.js';
import { checkMessageBlocks } from '../../src/trial/sandbox/blocks/check.js';
import { branch } from '../scene.js';

const timezone = 'Asia/Shanghai';
const en = speak('en');
const period = periodOf('week', '2026-11-20', timezone);
const pointed = (number: number, more: Partial<Pointed> = {}): Pointed => ({
  id: `r${number}`,
  kind: 'complaint',
  number,
  ownerId: 'p1',
  dueAt: new Date('2026-11-19T02:00:00Z'),
  ...more,
});
const id = (index: number) => `00000000-0000-4000-8000-00000000000${index}`;
const none = { count: 0, first: [] };
const calm = {
  open: none,
  overdue: none,
  grave: none,
  broken: none,
  missed: none,
  away: none,
  rankings: {},
  heat: [],
};

function sheet(
  more: Partial<ReportModel> = {},
  compiled: Partial<ReportModel['compiled']> = {},
): ReportModel {
  return {
    branch: { ...branch, createdAt: new Date(0) } as Branch,
    report: weekly,
    period,
    now: new Date('2026-11-20T09:45:00Z'),
    lateSince: null,
    names: new Map([['p1', 'Amy Chen']]),
    summaries: new Map([['r1', 'waited 40 minutes, nobody explained']]),
    cards: new Map([['r1', '1.23']]),
    titles: new Map(),
    decisions: [],
    routines,
    link: (channel, ts) => `https://slack.test/${channel}/${ts}`,
    ...more,
    compiled: {
      figures: {},
      before: {},
      pointers: calm,
      past: [],
      closed: false,
      corrected: {},
      ...compiled,
    },
  };
}

/** What is drawn, line by line. */
const drawnLines = (blocks: readonly KnownBlock[]) =>
  blocks.flatMap((block) => (block.type === 'section' ? (block.text?.text.split('\n') ?? []) : []));
const drawn = (values: ReportModel, speech = en) => JSON.stringify(reportMessage(values, speech).blocks);

describe('the weekly digest', () => {
  it('says which week, and that it is not over', () => {
    const { text } = reportMessage(sheet(), en);
    expect(text).toContain('The week at Riverside');
    expect(text).toContain('Week 47, Mon 16 Nov to Sun 22 Nov · 2026-W47');
    expect(text).toContain('So far, as of Fri 20 Nov 17:45');
    expect(text).toContain('Nothing was recorded in this period.');
  });

  it('says what was recorded is in order only where something was', () => {
    const { text } = reportMessage(sheet({}, { figures: { complaints: 1 } }), en);
    expect(text).toContain('Nothing out of the ordinary.');
  });

  it('says nothing of the kind when it is over, and that it was late where it was', () => {
    const { text } = reportMessage(
      sheet({ lateSince: new Date('2026-11-20T09:00:00Z') }, { closed: true }),
      en,
    );
    expect(text).not.toContain('So far');
    expect(text).toContain('Posted late: it was due Fri 20 Nov 17:00.');
  });

  it('tells a theme in a line: each figure, which way it went, and what is usual', () => {
    const figures = {
      complaints: 22,
      complaints_open: 3,
      complaint_clocks: 0.8,
      lists_on_time: 0.92,
      referrals_amount: 130000,
      downtime: 95,
      waiting: 12.889,
    };
    const before = {
      complaints: 12,
      complaints_open: 3,
      complaint_clocks: 0.95,
      lists_on_time: 0.97,
      referrals_amount: 100000,
      downtime: 120,
      waiting: 12.889,
    };
    const past = ['41', '42', '43', '44', '45', '46'].map((week, index) => ({
      period: `2026-W${week}`,
      figures: { ...before, complaints: 8 + index, complaint_clocks: 0.9 + index / 50, downtime: 34 + index },
    }));
    const message = reportMessage(sheet({}, { figures, before, past }), en);
    const seen = drawnLines(message.blocks);
    expect(seen).toContain(
      '*Complaints:* new *22* ▲ 10 (9–12 · worse than usual) · open at the end *3* (3) · limits kept *80%* ▼ 15 points (93–98% · worse than usual)',
    );
    expect(seen).toContain('*Devices:* out of order *1.6 hrs* ▼ 25 mins (35–38 mins · worse than usual)');
    expect(seen).toContain('*Queue:* waiting on average *12.9* (13)');
    expect(seen).toContain(
      '*Business:* amount won *CN¥130,000* ▲ CN¥30,000 (CN¥100,000 · better than usual)',
    );
    const heard = message.text.split('\n');
    expect(heard).toContain(
      'Complaints: new: 22, 10 more, usual 9 to 12, worse than usual; open at the end: 3, usual 3; limits kept: 80%, 15 points less, usual 93 to 98%, worse than usual',
    );
    expect(message.text).not.toMatch(/[▲▼*]/);
  });

  it('says nothing of what never happens, and of a theme in which nothing did', () => {
    const { text } = reportMessage(
      sheet({}, { figures: { complaints: 1, incidents: 0, satisfied: null }, before: { incidents: 0 } }),
      en,
    );
    expect(text.split('\n')).toContain('Complaints: new: 1');
    for (const name of ['Incidents', 'Customers say', 'Queue', 'Most frequent', 'To be decided'])
      expect(text).not.toContain(name);
  });

  it('compares with nothing where nothing was counted before', () => {
    const { text } = reportMessage(sheet({}, { figures: { complaints: 9 }, before: { complaints: 0 } }), en);
    expect(text.split('\n')).toContain('Complaints: new: 9');
    expect(text).not.toContain('Better and worse');
  });

  it('says what got better and what got worse, and of a week that has just begun nothing of it', () => {
    const compiled = {
      figures: { complaints: 22, lists_on_time: 0.99 },
      before: { complaints: 9, lists_on_time: 0.9 },
      past: ['45', '46'].map((week) => ({
        period: `2026-W${week}`,
        figures: { complaints: 9, lists_on_time: 0.9 },
      })),
    };
    const { text } = reportMessage(sheet({}, compiled), en);
    expect(text).toContain(
      '📉 Worse: Complaints 22, before 9\n📈 Better: Checklists on time 99%, before 90%',
    );
    const tuesday = { now: new Date('2026-11-17T09:45:00Z') };
    expect(reportMessage(sheet(tuesday, compiled), en).text).not.toContain('Worse');
  });

  it('leaves the figures of a closed period as they were, and says what they would be today', () => {
    const compiled = {
      figures: { complaints: 12, findings: 4 },
      corrected: { complaints: 13 },
      closed: true,
    };
    const message = reportMessage(sheet({}, compiled), en);
    expect(drawnLines(message.blocks)).toContain('*Complaints:* new *12* (today it would be 13)');
    expect(message.text.split('\n').at(-1)).toBe(en.t('digest.corrected'));
    // What would be shown alike is no correction.
    const alike = { figures: { lists_on_time: 0.981 }, corrected: { lists_on_time: 0.982 }, closed: true };
    expect(reportMessage(sheet({}, alike), en).text).not.toContain('today');
  });

  it('says of a quarter by when it is due at head office', () => {
    const quarter = periodOf('quarter', '2026-08-20', timezone);
    const { text } = reportMessage(sheet({ report: quarterly, period: quarter }, { closed: true }), en);
    expect(text).toContain('The quarter at Riverside');
    expect(text).toContain('Due at head office by Sat 10 Oct.');
    expect(reportMessage(sheet({}, { closed: true }), en).text).not.toContain('head office');
  });

  it('ranks devices, departments, people and findings, and names the busiest times', () => {
    const one = (what: string, count: number, more = {}) => ({
      what,
      count,
      list: null,
      minutes: null,
      ...more,
    });
    const rankings = {
      devices_down: [one('ATM2', 2, { minutes: 200 }), one('Counter <3>', 1, { minutes: 24 })],
      suggestions_for: [one('Premises', 2)],
      praised: [one(id(1), 3), one(id(9), 1)],
      recurring: [one('Floor dry', 3, { list: 'opening' }), one('Vault closed', 2, { list: 'own_1' })],
    };
    const heat = [
      { weekday: 1, hour: 10, waiting: 18.2, longest: 35, counts: 2, complaints: 2 },
      { weekday: 5, hour: 9, waiting: null, longest: null, counts: 0, complaints: 1 },
    ];
    const values = sheet(
      { names: new Map([[id(1), 'Amy Chen']]), titles: new Map([['own_1', 'The vault']]) },
      { pointers: { ...calm, rankings, heat } },
    );
    const lines = reportMessage(values, en).text.split('\n');
    expect(lines).toContain(
      'Devices out of order longest: ATM2 (3.3 hrs, 2 faults) · Counter &lt;3&gt; (24 mins, one fault)',
    );
    expect(lines).toContain('Suggestions by department: Premises (2)');
    expect(lines).toContain('Praised: Amy Chen (3) · ? (1)');
    expect(lines).toContain(
      'Found again and again: “Floor dry” (Opening) 3 times · “Vault closed” (The vault) 2 times',
    );
    expect(lines).toContain('• Monday 10:00: 18 waiting, longest 35 mins, 2 complaints about waiting');
    expect(lines).toContain('• Friday 09:00: one complaint about waiting');
    const traditional = reportMessage(values, speak('zh-TW')).text.split('\n');
    expect(traditional).toContain('• 星期一 10:00：18 人等候，最長等候 35 分鐘，等候類客訴 2 件');
    expect(traditional).toContain(
      '停用最久的設備 ATM2（3.3 小時，2 次） · Counter &lt;3&gt;（24 分鐘，1 次）',
    );
  });

  it('has the exceptions before the figures, with owner and link', () => {
    const overdue = { count: 1, first: [pointed(1)] };
    const pointers = {
      ...calm,
      open: {
        count: 2,
        first: [pointed(1), pointed(2, { ownerId: null, dueAt: new Date('2026-11-21T02:00:00Z') })],
      },
      overdue,
      broken: { count: 1, first: [pointed(1)] },
      missed: { count: 1, first: [{ list: 'opening', date: '2026-11-19', slot: '08:15' }] },
    };
    const message = reportMessage(sheet({}, { pointers, figures: { complaint_clocks: 0.5 } }), en);
    expect(message.text).toContain('Overdue and still open: 1');
    expect(message.text).toContain(
      'CMP-0001 waited 40 minutes, nobody explained · Amy Chen · 🔴 overdue since Thu 19 Nov 10:00',
    );
    expect(message.text).toContain('CMP-0002 · nobody yet · ⏳ by Sat 21 Nov 10:00');
    expect(message.text).toContain('Complaints with a broken limit: 1; limits kept: 50%');
    expect(message.text).toContain('Opening, Thu 19 Nov');
    expect(message.text.indexOf('Overdue')).toBeLessThan(message.text.indexOf('Figures'));
    expect(JSON.stringify(message.blocks)).toContain('<https://slack.test/C1/1.23|CMP-0001>');
  });

  it('tells where things come from, and the referrals to their amount', () => {
    const figures = {
      'incident_types.device': 4,
      'incident_types.queue': 5,
      'referral_funnel.new': 2,
      'referral_funnel.won': 1,
      // What was won in the period is another sum: it may have been logged before.
      referrals_amount: 9000,
      referral_funnel_amount: 5000,
    };
    const { text } = reportMessage(sheet({}, { figures }), en);
    expect(text).toContain('Incidents by type: Queue disorder 5 · Device failure 4');
    expect(text).toContain(
      'Referrals of the period, where they stand: New 2 → Won 1 · Won of these CN¥5,000',
    );
  });

  it('asks what is to be decided, each with its button, after what comes first of all', () => {
    const record = pointed(1);
    const found = { what: 'Floor dry', list: 'opening', count: 3, minutes: null };
    const decisions: Decision[] = [
      { what: 'owner', record, overdue: true, since: new Date('2026-11-18T02:00:00Z') },
      { what: 'owner', record, overdue: false, since: new Date('2026-11-16T02:00:00Z') },
      { what: 'stuck', record, ownerId: 'p1', dueAt: new Date('2026-11-15T02:00:00Z') },
      {
        what: 'more_time',
        record,
        move: 'ask_extension',
        asked: false,
        dueAt: new Date('2026-11-22T15:59:59Z'),
      },
      {
        what: 'more_time',
        record,
        move: 'grant_extension',
        asked: true,
        dueAt: new Date('2026-11-22T15:59:59Z'),
      },
      { what: 'times', list: 'opening' },
      { what: 'recurring', found, from: 'i1' },
      { what: 'failing', found: { ...found, what: 'ATM2', list: null }, from: 'f1' },
    ];
    const message = reportMessage(sheet({ decisions }), en);
    const buttons = message.blocks.flatMap((block) =>
      block.type === 'section' && block.accessory?.type === 'button'
        ? [[block.accessory.action_id, block.accessory.value, block.accessory.text.text]]
        : [],
    );
    expect(buttons).toEqual([
      ['report.hand:owner', 'r1', 'Hand over'],
      ['report.hand:owner', 'r1', 'Hand over'],
      ['report.hand:stuck', 'r1', 'Hand over'],
      ['record.move:ask_extension', 'r1', en.t('kinds.complaint.moves.ask_extension.label')],
      ['record.move:grant_extension', 'r1', en.t('kinds.complaint.moves.grant_extension.label')],
      ['lists.edit:opening', branch.id, 'Change its times'],
      ['report.action:recurring', 'i1', 'Corrective action'],
      ['report.action:failing', 'f1', 'Corrective action'],
    ]);
    for (const question of [
      'CMP-0001 is overdue and nobody has it. Who takes it?\nwaited 40 minutes, nobody explained',
      'CMP-0001 has had no owner for 4 days. Who takes it?',
      'CMP-0001 has been overdue for 5 days; Amy Chen has it. Should somebody else take over?',
      'CMP-0001 is due Sun 22 Nov 23:59. Should more time be asked for?',
      'More time is asked for CMP-0001, due Sun 22 Nov 23:59. Is it granted?',
      '“Opening” was missed again and again. Does its time fit the day?',
      '“Floor dry” (Opening) was found wrong 3 times. Who removes the cause?',
      'ATM2 failed 3 times. Repair it again, or replace it?',
    ])
      expect(message.text).toContain(`❓ ${question}`);
    expect(message.text.indexOf('To be decided')).toBeGreaterThan(message.text.indexOf('First of all'));
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const)
      expect(() =>
        checkMessageBlocks(reportMessage(sheet({ decisions }), speak(language)).blocks),
      ).not.toThrow();
  });

  it("makes people's words harmless", () => {
    const open = { count: 1, first: [pointed(1)] };
    const names = new Map([['p1', 'Amy <!here> & Co']]);
    const summaries = new Map([['r1', '<!channel> <https://evil.test|press>']]);
    const pointers = { ...calm, open, overdue: open };
    const decisions: Decision[] = [
      { what: 'stuck', record: pointed(1), ownerId: 'p1', dueAt: new Date('2026-11-15T02:00:00Z') },
    ];
    const values = sheet({ names, summaries, decisions }, { pointers });
    for (const text of [drawn(values), reportMessage(values, en).text]) {
      expect(text).not.toContain('<!');
      expect(text).not.toContain('<https://evil');
      expect(text).toContain('&lt;!channel&gt;');
    }
  });

  it('stays within what Slack takes, however bad the week was', () => {
    const many = Array.from({ length: 10 }, (_, index) => pointed(index + 1));
    const all = { count: 400, first: many };
    const missed = {
      count: 50,
      first: many.map(() => ({ list: 'morning_patrol', date: '2026-11-19', slot: '10:00' })),
    };
    const figures = Object.fromEntries(
      countedBy(weekly).map(({ name, unit }) => [name, unit === 'percent' ? 0.4 : 999_999_999]),
    );
    const longest = { what: '&'.repeat(300), list: null, count: 999, minutes: 99_999 };
    const places = Array.from({ length: 5 }, () => longest);
    const found = { ...longest, list: 'opening', minutes: null };
    const rankings = {
      devices_down: places,
      suggestions_for: places,
      praised: places,
      recurring: [found, found],
    };
    const heat = [1, 2, 3].map((weekday) => ({
      weekday,
      hour: 10,
      waiting: 300,
      longest: 900,
      counts: 5,
      complaints: 40,
    }));
    const decisions: Decision[] = many
      .slice(0, 3)
      .map((record) => ({ what: 'stuck', record, ownerId: 'p1', dueAt: new Date(0) }));
    const before = Object.fromEntries(countedBy(weekly).map(({ name }) => [name, 1]));
    const values = sheet(
      {
        names: new Map([['p1', '&'.repeat(100)]]),
        summaries: new Map(many.map(({ id }) => [id, '<'.repeat(3000)])),
        cards: new Map(many.map(({ id }) => [id, '1.23'])),
        decisions,
        link: () => `https://slack.test/${'x'.repeat(120)}`,
      },
      {
        figures,
        before,
        past: ['43', '44', '45', '46'].map((week) => ({ period: `2026-W${week}`, figures: before })),
        corrected: Object.fromEntries(weekly.measures.map(({ name }) => [name, 3])),
        pointers: { rankings, heat, open: all, overdue: all, grave: all, broken: all, missed, away: none },
      },
    );
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
      const { text, blocks } = reportMessage(values, speak(language));
      expect(text.length).toBeLessThanOrEqual(4000);
      expect(() => checkMessageBlocks(blocks)).not.toThrow();
      for (const block of blocks) {
        if (block.type !== 'section') continue;
        const words = block.text?.text ?? '';
        expect(words.length).toBeLessThanOrEqual(3000);
        // Nothing was cut off, so every link is whole.
        expect(words.match(/<https/g)?.length ?? 0).toBe(words.match(/\|CMP-\d{4}>/g)?.length ?? 0);
      }
    }
  });
});
