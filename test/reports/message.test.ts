import { describe, expect, it } from 'vitest';
import type { Branch } from '../../src/domain/branch.js';
import { countedBy } from '../../src/domain/reports/report.js';
import type { Pointed } from '../../src/domain/reports/told.js';
import { weekly } from '../../src/domain/reports/weekly.js';
import { periodOf } from '../../src/domain/time/periods.js';
import { reportMessage } from '../../src/messages/reports/report.js';
import type { Sheet } from '../../src/messages/reports/sheet.js';
import { speak } from '../../src/messages/speak.js';
import { checkMessageBlocks } from '../../src/sandbox/blocks/check.js';
import { branch } from '../domain/scene.js';

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
const none = { count: 0, first: [] };

function sheet(more: Partial<Sheet> = {}, compiled: Partial<Sheet['compiled']> = {}): Sheet {
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
    link: (channel, ts) => `https://slack.test/${channel}/${ts}`,
    ...more,
    compiled: {
      figures: {},
      before: {},
      pointers: { open: none, overdue: none, grave: none, broken: none, missed: none },
      closed: false,
      ...compiled,
    },
  };
}

const drawn = (values: Sheet, speech = en) => JSON.stringify(reportMessage(values, speech).blocks);

describe('the weekly digest', () => {
  it('says which week, and that it is not over', () => {
    const { text } = reportMessage(sheet(), en);
    expect(text).toContain('The week at Riverside');
    expect(text).toContain('Week 47, Mon 16 Nov to Sun 22 Nov · 2026-W47');
    expect(text).toContain('So far, as of Fri 20 Nov 17:45');
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

  it('puts each figure beside the one before, with a word on which way it went', () => {
    const { text } = reportMessage(
      sheet(
        {},
        {
          figures: {
            complaints: 12,
            lists_on_time: 0.92,
            referrals_amount: 120000,
            findings: 4,
            incidents: 3,
          },
          before: { complaints: 9, lists_on_time: 0.97, referrals_amount: 100000, findings: 3, incidents: 3 },
        },
      ),
      en,
    );
    const lines = text.split('\n');
    expect(lines).toContain('Complaints: 12 · before: 9 (▲ 3 more · worse)');
    expect(lines).toContain('Checklists on time: 92% · before: 97% (▼ 5 points less · worse)');
    expect(lines).toContain('Won, amount: CN¥120,000 · before: CN¥100,000 (▲ CN¥20,000 more · better)');
    expect(lines).toContain('Findings: 4 · before: 3 (▲ 1 more)');
    expect(lines).toContain('Incidents: 3 · as before');
    expect(lines).toContain('Referrals taken in time: – · as before');
  });

  it('has the exceptions before the figures, with owner and link', () => {
    const overdue = { count: 1, first: [pointed(1)] };
    const pointers = {
      open: {
        count: 2,
        first: [pointed(1), pointed(2, { ownerId: null, dueAt: new Date('2026-11-21T02:00:00Z') })],
      },
      overdue,
      grave: none,
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
      referrals_amount: 5000,
    };
    const { text } = reportMessage(sheet({}, { figures }), en);
    expect(text).toContain('Incidents by type: Queue disorder 5 · Device failure 4');
    expect(text).toContain('Referrals of the period, where they stand: New 2 → Won 1 · Won, amount CN¥5,000');
  });

  it("makes people's words harmless", () => {
    const open = { count: 1, first: [pointed(1)] };
    const names = new Map([['p1', 'Amy <!here> & Co']]);
    const summaries = new Map([['r1', '<!channel> <https://evil.test|press>']]);
    const pointers = { open, overdue: open, grave: none, broken: none, missed: none };
    const values = sheet({ names, summaries }, { pointers });
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
    const before = Object.fromEntries(countedBy(weekly).map(({ name }) => [name, 1]));
    const values = sheet(
      {
        names: new Map([['p1', '&'.repeat(100)]]),
        summaries: new Map(many.map(({ id }) => [id, '<'.repeat(3000)])),
        cards: new Map(many.map(({ id }) => [id, '1.23'])),
        link: () => `https://slack.test/${'x'.repeat(120)}`,
      },
      { figures, before, pointers: { open: all, overdue: all, grave: all, broken: all, missed } },
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
