import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routines } from '../../src/modules.js';
import { speak } from '../../src/platform/language/speak.js';
import { reportFileDrawn } from '../../src/reports/outbox/files.js';
import { readAsFile } from '../../src/reports/rules/as-file.js';
import { type Bot, channels, neededScopes, people, riverside, startBot } from '../bot.js';
import { type ReadSheet, readWorkbook } from '../workbook.js';

const { t } = speak('en');
const scopes = [...neededScopes, 'files:write'];
const title = t('reports.month.title', { branch: 'Riverside' });

let bot: Bot;
let branchId: string;
beforeAll(async () => {
  // The last working day of November; the month is told on the first of December at a quarter past nine.
  bot = await startBot({ now: '2026-11-30T02:00:00Z', scopes });
  branchId = (await bot.db.prisma.branch.findFirstOrThrow()).id;
  for (const [place, month] of ['07', '08', '09', '10'].entries())
    for (let count = 0; count <= place; count++) await complaint(`2026-${month}-0${count + 1}T03:00:00Z`);
  const at = bot.clock.now();
  await bot.sandbox
    .as(people.amy)
    .command('/lobby complaint =HYPERLINK("http://evil") shouted', channels.lobby);
  await bot.sandbox.as(people.ben).command('/lobby flow 18 35', channels.lobby);
  await sealed('complaint', 'Madam Wang');
  const head = await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId: people.hua } });
  await bot.db.prisma.absence.create({
    data: {
      id: crypto.randomUUID(),
      branchId,
      personId: head.id,
      from: '2026-12-01',
      to: '2026-12-01',
      kind: 'leave',
      state: 'approved',
      askedAt: at,
    },
  });
  await toldIn(bot);
});
afterAll(() => bot.close());

/** The hours in between are left out: what fell due in them is carried out at once. */
async function toldIn({ clock, until }: Bot) {
  clock.set('2026-12-01T01:15:00Z');
  await until('2026-12-01T01:16:00Z');
}

let numbers = 100;
async function complaint(logged: string) {
  const at = new Date(logged);
  await bot.db.prisma.record.create({
    data: {
      id: crypto.randomUUID(),
      branchId,
      kind: 'complaint',
      number: ++numbers,
      status: 'resolved',
      summary: 'waited long ago',
      reporterId: crypto.randomUUID(),
      createdAt: at,
      updatedAt: at,
      closedAt: at,
    },
  });
}

async function sealed(kind: string, customer: string) {
  const { id } = await bot.db.prisma.record.findFirstOrThrow({
    where: { kind, createdAt: { gte: bot.clock.now() } },
  });
  await bot.db.prisma.secret.create({
    data: {
      recordId: id,
      field: 'customer',
      sealed: bot.db.seal.seal(customer, `${id}/customer`),
      digest: null,
    },
  });
}

const report = () => bot.sandbox.messages(channels.lobby).filter(({ text }) => text.startsWith(title));
const thread = () =>
  bot.sandbox
    .messages(channels.lobby, { thread: report()[0]?.ts ?? '' })
    .filter(({ files }) => files.length > 0);
const received = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).filter(({ files }) => files.length > 0);
};
const told = (who: string) =>
  bot.sandbox
    .as(who)
    .messages(channels.lobby)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1)?.text;

async function bytesOf(url: string) {
  const answer = await fetch(`${bot.sandbox.url}${url}`);
  return { type: answer.headers.get('content-type'), bytes: new Uint8Array(await answer.arrayBuffer()) };
}
async function book(who: string): Promise<ReadSheet[]> {
  const file = received(who).at(-1)?.files[0];
  return readWorkbook((await bytesOf(file?.url ?? '')).bytes);
}
const rowsOf = (sheets: ReadSheet[], name: string) =>
  (sheets.find((sheet) => sheet.name === name)?.rows ?? []).map((row) =>
    row.map((cell) => cell?.value ?? null),
  );

describe('the pictures of a report', () => {
  it('come into its thread once, each with its words', async () => {
    expect(report()).toHaveLength(1);
    const [message, ...others] = thread();
    expect(others).toEqual([]);
    expect(message?.text).toBe(`Pictures of ${title}, Nov 2026`);
    expect(message?.files.map(({ name }) => name)).toEqual([
      '2026-11-1.png',
      '2026-11-2.png',
      '2026-11-3.png',
    ]);
    const [trend, , heat] = message?.files ?? [];
    expect(trend?.altText).toContain('Complaints: 1 in Nov');
    expect(trend?.altText).toContain('Jul 1, Aug 2, Sept 3, Oct 4');
    expect(heat?.altText).toContain('10:00 18');
    const picture = await bytesOf(trend?.url ?? '');
    expect(picture.type).toBe('image/png');
    expect(Buffer.from(picture.bytes).toString('latin1', 1, 4)).toBe('PNG');
  });

  it('do not come again when somebody asks for the report', async () => {
    await bot.sandbox.as(people.ben).command('/lobby report month', channels.lobby);
    expect(report()).toHaveLength(1);
    expect(thread()).toHaveLength(1);
  });
});

describe('the workbook of a month', () => {
  it('goes to the branch’s head when they are back from leave, and to nobody else by itself', async () => {
    for (const who of [people.amy, people.li, people.fang, people.audit, people.hua, people.hq])
      expect(received(who), who).toEqual([]);
    bot.clock.set('2026-12-02T01:00:00Z');
    await bot.until('2026-12-02T01:01:00Z');
    expect(received(people.hua)).toHaveLength(1);
    const [message] = received(people.hua);
    expect(message?.text).toContain(`${title}, Nov 2026`);
    expect(message?.text).toContain('Private details are left out.');
    expect(message?.files.map(({ name }) => name)).toEqual(['Riverside 2026-11.xlsx']);
    // In the words of whoever gets it.
    await bot.sandbox.as(people.hq).command('/lobby report month 2026-11 xlsx', channels.lobby);
    await bot.sandbox.settle();
    expect(received(people.hq)[0]?.text).toContain('不含客戶個人資料');
  });

  it('holds the figures beside what is usual, the periods, the queue and every register', async () => {
    const sheets = await book(people.hua);
    expect(sheets.map(({ name }) => name)).toEqual([
      'Figures',
      'Over time',
      'Queue by hour',
      'Complaints',
      'Customer flow counts',
    ]);
    expect(sheets.every(({ frozen }) => frozen === 1)).toBe(true);
    const figures = rowsOf(sheets, 'Figures');
    expect(figures[0]).toEqual([
      'Theme',
      'Figure',
      'Value',
      'Before',
      'Usual, from',
      'Usual, middle',
      'Usual, to',
    ]);
    expect(figures.find(([, name]) => name === 'Complaints')).toEqual([
      'Complaints',
      'Complaints',
      1,
      4,
      1.75,
      2.5,
      3.25,
    ]);
    const months = rowsOf(sheets, 'Over time');
    const place = months[0]?.indexOf('Complaints') ?? -1;
    expect(months.slice(1).map((row) => [row[0], row[place]])).toEqual([
      ['Jul 2026', 1],
      ['Aug 2026', 2],
      ['Sept 2026', 3],
      ['Oct 2026', 4],
      ['Nov 2026', 1],
    ]);
    expect(rowsOf(sheets, 'Queue by hour')[1]?.slice(0, 3)).toEqual(['Monday', '10:00 to 11:00', 18]);
  });

  it('types its cells, shares as shares', async () => {
    const sheets = await book(people.hua);
    const figures = sheets.find(({ name }) => name === 'Figures')?.rows ?? [];
    const cellOf = (measure: string) => figures.find(([, name]) => name?.value === measure)?.[2];
    expect(cellOf(t('measures.lists_on_time'))).toMatchObject({ type: 'number', format: '0%' });
    expect(cellOf(t('measures.complaints'))).toMatchObject({ type: 'number', format: '0' });
  });

  it('lists what was logged in the month and nothing private, and no text becomes a formula', async () => {
    const sheets = await book(people.hua);
    const complaints = sheets.find(({ name }) => name === 'Complaints');
    expect(complaints?.rows).toHaveLength(2);
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.find((cell) => String(cell?.value).includes('HYPERLINK'))).toMatchObject({
      type: 'text',
      format: '@',
    });
    expect(cells.filter((cell) => cell?.type === 'formula')).toEqual([]);
    const all = JSON.stringify(cells);
    expect(all).not.toContain('Madam Wang');
    expect(all).not.toContain('long ago');
  });
});

describe('the workbook by hand', () => {
  it('comes to whoever types for it, an auditor too, in their direct messages', async () => {
    const before = received(people.audit).length;
    await bot.sandbox.as(people.audit).command('/lobby report month 2026-10 xlsx', channels.lobby);
    expect(told(people.audit)).toBe(t('pictures.file.coming'));
    expect(received(people.audit)).toHaveLength(before + 1);
    expect(received(people.audit).at(-1)?.files[0]?.name).toBe('Riverside 2026-10.xlsx');
    const entries = await bot.db.prisma.auditEntry.findMany({ where: { action: 'report.exported' } });
    expect(entries.map(({ subject }) => subject)).toContain(`${branchId}/month/2026-10`);
  });

  it('says of a period that still runs how far it is told', async () => {
    await bot.sandbox.as(people.ben).command('/lobby report week this week xlsx', channels.lobby);
    expect(received(people.ben).at(-1)?.text).toContain('The period is still running');
  });

  it('is not for somebody who does not belong to the branch', async () => {
    await bot.sandbox.as(people.eve).command('/lobby report month xlsx', channels.lobby);
    expect(told(people.eve)).not.toBe(t('pictures.file.coming'));
    expect(received(people.eve)).toEqual([]);
  });

  it('comes to whoever presses for it on the report, and to nobody who does not belong to the branch', async () => {
    const [message] = report();
    if (!message) throw new Error('no report');
    await bot.sandbox.as(people.li).press(message, t('pictures.file.button'));
    expect(received(people.li).map(({ files }) => files[0]?.name)).toEqual(['Riverside 2026-11.xlsx']);
    await bot.sandbox.as(people.eve).press(message, t('pictures.file.button'));
    expect(received(people.eve)).toEqual([]);
    expect(told(people.eve)).not.toBe(t('pictures.file.coming'));
  });

  it('is not made for somebody who has left the branch meanwhile', async () => {
    const { id } = await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId: people.rui } });
    const subject = `${branchId}/month/2026-11`;
    const context = {
      db: bot.db,
      now: bot.clock.now(),
      subject,
      args: {},
      channel: 'D1',
      speech: speak('en'),
      personId: id,
      link: () => '',
      routines,
    };
    expect(await reportFileDrawn.draw(context)).toMatchObject({
      files: [{ name: 'Riverside 2026-11.xlsx' }],
    });
    await bot.db.prisma.membership.deleteMany({ where: { personId: id } });
    expect(await reportFileDrawn.draw(context)).toBe('skip');
  });

  it('is asked for in each language', () => {
    expect(readAsFile('month last xlsx')).toEqual({ rest: 'month last', asFile: true });
    expect(readAsFile('Excel week')).toEqual({ rest: 'week', asFile: true });
    expect(readAsFile('月报 上月 表格')).toEqual({ rest: '月报上月', asFile: true });
    expect(readAsFile('月報 10月 試算表')).toEqual({ rest: '月报10月', asFile: true });
    expect(readAsFile('week W47')).toEqual({ rest: 'week W47', asFile: false });
    expect(readAsFile('profile')).toEqual({ rest: 'profile', asFile: false });
  });
});

describe('without the right to send files', () => {
  it('the report comes alone, and a workbook is refused in words', async () => {
    const bare = await startBot({ now: '2026-11-30T02:00:00Z', branches: [riverside] });
    try {
      await bare.sandbox.as(people.ben).command('/lobby flow 18 35', channels.lobby);
      await toldIn(bare);
      const messages = bare.sandbox.messages(channels.lobby);
      expect(messages.some(({ text }) => text.startsWith(title))).toBe(true);
      expect(messages.flatMap(({ files }) => files)).toEqual([]);
      expect(await bare.db.prisma.outbox.count({ where: { view: { startsWith: 'report_' } } })).toBe(0);
      const amy = bare.sandbox.as(people.amy);
      await amy.command('/lobby report month xlsx', channels.lobby);
      const said = amy.messages(channels.lobby).filter(({ ephemeralFor }) => ephemeralFor === people.amy);
      expect(said.at(-1)?.text).toContain('files:write');
    } finally {
      await bare.close();
    }
  });
});
