import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/platform/database/audit.js';
import { type Bot, channels, neededScopes, people, riverside, startBot } from '../bot.js';
import { step, story } from '../story.js';
import { dayOf, type ReadSheet, readTable, readWorkbook } from '../workbook.js';

const scopes = [...neededScopes, 'files:write', 'channels:history'];
let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    scopes,
    branches: [
      riverside,
      {
        ...riverside,
        name: 'Hillside',
        channel: channels.second,
        people: { [people.hua]: ['branch_head'], [people.eve]: ['staff'] },
      },
    ],
  });
  await type(people.amy, '/lobby incident sev2 #medical =HYPERLINK("http://evil","x") fell over, twice');
  await type(people.ben, '/lobby complaint +86 was dialled <b>in vain</b>');
  await type(people.amy, '/lobby referral @rui #deposit asks about 300,000');
  await type(people.amy, '/lobby referral wants a loan');
  await type(people.ben, '/lobby flow 18 35');
  await type(people.hua, '/lobby incident at Hillside, which is nobody else’s business', channels.second);
  const details = bot.db.prisma.record;
  const referral = await details.findFirst({ where: { kind: 'referral', number: 1 } });
  await details.update({
    where: { id: referral!.id },
    data: {
      status: 'won',
      closedAt: new Date('2026-11-16T06:30:00Z'),
      details: {
        ...(referral!.details as object),
        won_amount: 250_000.5,
        won_product: '-1+1 fund',
        next_call: '2026-11-20',
      },
    },
  });
  await bot.db.prisma.clock.updateMany({
    where: { subjectId: referral!.id },
    data: { stoppedAt: new Date('2026-11-16T06:30:00Z') },
  });
  // Private details, given in forms.
  for (const [kind, customer] of [
    ['complaint', '@SUM(1) Wang'],
    ['referral', 'Madam Li'],
  ] as const) {
    const record = await details.findFirst({ where: { kind, number: 1 } });
    await bot.db.prisma.secret.create({
      data: {
        recordId: record!.id,
        field: 'customer',
        sealed: bot.db.seal.seal(customer, `${record!.id}/customer`),
        digest: null,
      },
    });
  }
});
afterAll(() => bot.close());

const type = (who: string, line: string, channel: string = channels.lobby) =>
  bot.sandbox.as(who).command(line, channel);
const told = (who: string, channel: string = channels.lobby) =>
  bot.sandbox
    .as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1)!;

/** The messages with files that a person has got, the newest last. */
const received = (who: string) => {
  const person = bot.sandbox.as(who);
  return person.messages(person.direct()).filter(({ files }) => files.length > 0);
};

/** What the newest message brought: the workbook by sheet, and the plain table. */
async function files(who: string) {
  const message = received(who).at(-1)!;
  const [book, table] = await Promise.all(
    message.files.map(async ({ url }) => {
      const answer = await fetch(`${bot.sandbox.url}${url}`);
      return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
    }),
  );
  const sheets = readWorkbook(book!.bytes);
  return {
    message,
    sheets,
    names: sheets.map(({ name }) => name),
    sheet: (name: string) => labelled(sheets.find((one) => one.name === name)!),
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(table!.bytes),
  };
}

/** A sheet's rows by the labels at its head. */
function labelled({ rows: [head = [], ...rows] }: ReadSheet) {
  const labels = head.map((cell) => String(cell?.value));
  return rows.map((row) => Object.fromEntries(labels.map((label, place) => [label, row[place] ?? null])));
}

const looks = () =>
  bot.db.prisma.auditEntry.findMany({ where: { action: { endsWith: '.looked' } }, orderBy: { id: 'asc' } });

story('a file of what was found', async () => {
  await step('comes in a direct message, as a workbook and a plain table', async () => {
    await type(people.ben, '/lobby export');
    expect(told(people.ben).text).toContain('5 records');
    const { message, names } = await files(people.ben);
    expect(message.text).toContain('Riverside: 5 records');
    expect(message.text).toContain('Private details are left out');
    expect(message.files.map(({ name }) => name)).toEqual([
      'Riverside 2026-11-16.xlsx',
      'Riverside 2026-11-16.csv',
    ]);
    expect(names).toEqual([
      'Incidents',
      'Complaints',
      'Referrals · To be followed up',
      'Referrals · Handed over',
      'Customer flow counts',
    ]);
    const [download] = message.files;
    const answer = await fetch(`${bot.sandbox.url}${download?.url}`);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  await step('has a frozen head and typed cells, in the branch’s own time', async () => {
    const { sheets, sheet } = await files(people.ben);
    expect(sheets.map(({ frozen }) => frozen)).toEqual(sheets.map(() => 1));
    const [won] = sheet('Referrals · Handed over');
    expect(won?.Number).toMatchObject({ type: 'text', value: 'REF-0001' });
    expect(won?.Status?.value).toBe('Won');
    expect(won?.['Logged by']).toMatchObject({ type: 'text', value: 'Amy Chen' });
    expect(won?.['Amount won']).toEqual({ type: 'number', value: 250_000.5, format: '#,##0.00' });
    expect(won?.Logged).toMatchObject({ type: 'number', format: 'yyyy-mm-dd hh:mm' });
    expect(dayOf(Number(won?.Logged?.value))).toBe('2026-11-16 10:00');
    expect(dayOf(Number(won?.Closed?.value))).toBe('2026-11-16 14:30');
    expect(won?.['Hours until closed']).toMatchObject({ type: 'number', value: 4.5 });
    expect(won?.['Next call']).toMatchObject({ type: 'number', format: 'yyyy-mm-dd' });
    expect(dayOf(Number(won?.['Next call']?.value))).toBe('2026-11-20 00:00');
    expect(won?.['Relationship manager']?.value).toBe('Rui Zhao');
    expect(won?.Interest?.value).toBe('Deposit');
    const [flow] = sheet('Customer flow counts');
    expect(
      Object.values(flow!).filter((cell) => cell?.type === 'number' && cell.format === '0'),
    ).toContainEqual(expect.objectContaining({ value: 18 }));
    const [incident] = sheet('Incidents');
    expect(incident?.Severity).toMatchObject({ type: 'number', value: 2 });
    expect(dayOf(Number(incident?.['Somebody takes it: due']?.value))).toBe('2026-11-16 10:05');
    expect(incident?.['Somebody takes it: late']).toBeNull();
  });

  await step('says which limits were late', async () => {
    bot.clock.forward(6);
    await type(people.ben, '/lobby export incident');
    const { sheet } = await files(people.ben);
    expect(sheet('Incidents')[0]?.['Somebody takes it: late']?.value).toBe('Yes');
  });

  await step('holds no formula, whatever people wrote', async () => {
    await type(people.ben, '/lobby export');
    const { sheets, sheet, text } = await files(people.ben);
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => cell?.type === 'formula')).toEqual([]);
    expect(sheet('Incidents')[0]?.Text).toEqual({
      type: 'text',
      value: '=HYPERLINK("http://evil","x") fell over, twice',
      format: '@',
    });
    expect(sheet('Referrals · Handed over')[0]?.['Product won']).toMatchObject({
      type: 'text',
      value: '-1+1 fund',
    });
    const table = readTable(text.replace(/^\uFEFF/, ''));
    const begin = table
      .slice(1)
      .flat()
      .filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect(begin).toEqual([]);
    expect(table.flat()).toContain(`'=HYPERLINK("http://evil","x") fell over, twice`);
    expect(table.flat()).toContain(`'-1+1 fund`);
    expect(table.flat()).toContain(`'+86 was dialled <b>in vain</b>`);
  });

  await step('is one plain table too: UTF-8 with its mark, every row as wide as its head', async () => {
    const { text } = await files(people.ben);
    expect(text.startsWith('\uFEFFNumber,Kind,Status')).toBe(true);
    const [head = [], ...rows] = readTable(text.slice(1));
    expect(rows.map(([number]) => number)).toEqual([
      'INC-0001',
      'CMP-0001',
      'REF-0002',
      'REF-0001',
      'FLW-0001',
    ]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([head.length]));
    expect(new Set(head).size).toBe(head.length);
    expect(rows[3]?.[head.indexOf('Logged')]).toBe('2026-11-16 10:00');
    expect(rows[3]?.[head.indexOf('Next call')]).toBe('2026-11-20');
    expect(rows[3]?.[head.indexOf('Amount won')]).toBe('250000.5');
  });

  await step('speaks the person’s language', async () => {
    await type(people.li, '/lobby 导出 转介');
    const { names, message, sheet } = await files(people.li);
    expect(names).toEqual(['转介 · 待跟进客户', '转介 · 已移交客户']);
    expect(message.text).toContain('共 2 条');
    expect(sheet('转介 · 已移交客户')[0]?.编号?.value).toBe('REF-0001');
  });

  await step('holds what the words say, and of this branch alone', async () => {
    await type(people.hua, '/lobby export incident');
    expect((await files(people.hua)).text).not.toContain('Hillside');
    await type(people.hua, '/lobby export', channels.second);
    const { text } = await files(people.hua);
    expect(text).toContain('nobody else’s business');
    expect(text).not.toContain('REF-0001');
    const before = received(people.eve).length;
    await type(people.eve, '/lobby export');
    expect(told(people.eve).text).toContain('not on the list');
    expect(received(people.eve)).toHaveLength(before);
  });

  await step('is not made of nothing', async () => {
    const before = received(people.ben).length;
    await type(people.ben, '/lobby export unicorn');
    expect(told(people.ben).text).toContain('Nothing was found');
    expect(received(people.ben)).toHaveLength(before);
  });

  await step('is a button under what was found', async () => {
    await type(people.ben, '/lobby list referral');
    await bot.sandbox.as(people.ben).press(told(people.ben), 'export.file');
    expect((await files(people.ben)).names).toEqual(['Referrals · To be followed up']);
    const ben = bot.sandbox.as(people.ben);
    await type(people.ben, '/lobby find');
    await ben.answer({ Kind: 'Complaint' });
    const { view } = await ben.press({ view: ben.view()?.id ?? '' }, 'export.file');
    expect(JSON.stringify(view)).toContain('One record');
    expect((await files(people.ben)).names).toEqual(['Complaints']);
    await ben.close();
    await ben.close();
  });

  await step('is noted in the audit trail', async () => {
    const entries = await bot.db.prisma.auditEntry.findMany({
      where: { action: 'records.exported' },
      orderBy: { id: 'asc' },
    });
    expect(entries.length).toBeGreaterThan(5);
    expect(JSON.parse(entries[0]!.data)).toEqual({ count: 5, private: 0 });
    expect(await looks()).toEqual([]);
  });
});

story('private details', async () => {
  await step('are left out, their columns too', async () => {
    await type(people.hua, '/lobby export');
    const { text } = await files(people.hua);
    for (const secret of ['Wang', 'Madam Li', 'Customer,']) expect(text).not.toContain(secret);
    expect(await looks()).toEqual([]);
  });

  await step('are there for a second press by who may see them, each record noted before', async () => {
    await type(people.hua, '/lobby export');
    await bot.sandbox.as(people.hua).press(told(people.hua), 'export.private');
    const { message, sheet, text } = await files(people.hua);
    expect(message.text).toContain('Private details of 2 records');
    expect(sheet('Complaints')[0]?.Customer).toEqual({ type: 'text', value: '@SUM(1) Wang', format: '@' });
    expect(sheet('Referrals · Handed over')[0]?.Customer?.value).toBe('Madam Li');
    expect(readTable(text.slice(1)).flat()).toContain(`'@SUM(1) Wang`);
    const entries = await looks();
    expect(entries.map(({ action }) => action).sort()).toEqual(['complaint.looked', 'referral.looked']);
    const hua = await bot.db.prisma.person.findUnique({ where: { slackId: people.hua } });
    expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([hua!.id]));
    expect((await verifyAudit(bot.db.prisma)).broken).toEqual([]);
  });

  await step('only of the records that the person has a part in', async () => {
    const before = (await looks()).length;
    await type(people.ben, '/lobby export');
    await bot.sandbox.as(people.ben).press(told(people.ben), 'export.private');
    const { message, text } = await files(people.ben);
    expect(message.text).toContain('Private details of one record');
    expect(text).toContain('Wang');
    expect(text).not.toContain('Madam Li');
    expect((await looks()).slice(before).map(({ action }) => action)).toEqual(['complaint.looked']);
  });

  await step('not of a complaint for the colleague it is about, whatever else they are', async () => {
    const hua = await bot.db.prisma.person.findUnique({ where: { slackId: people.hua } });
    const record = await bot.db.prisma.record.findFirst({ where: { kind: 'complaint' } });
    const { details } = record!;
    await bot.db.prisma.record.update({
      where: { id: record!.id },
      data: { details: { ...(details as object), against: hua!.id } },
    });
    await type(people.hua, '/lobby export complaint');
    const received0 = received(people.hua).length;
    await bot.sandbox.as(people.hua).press(told(people.hua), 'export.private');
    expect(told(people.hua).text).toContain('no private details');
    expect(received(people.hua)).toHaveLength(received0);
    await type(people.li, '/lobby 导出 投诉');
    expect((await files(people.li)).text).not.toContain('Hua Sun');
    await bot.sandbox.as(people.li).press(told(people.li), 'export.private');
    expect((await files(people.li)).text).toContain('Hua Sun');
    await bot.db.prisma.record.update({ where: { id: record!.id }, data: { details: details as object } });
  });

  await step('are not in a file that is made after the right was lost', async () => {
    await type(people.fang, '/lobby export referral');
    bot.sandbox.faults([{ method: 'files.getUploadURLExternal', kind: 'http-503', times: 1 }]);
    await bot.sandbox.as(people.fang).press(told(people.fang), 'export.private');
    const before = received(people.fang).length;
    const fang = await bot.db.prisma.person.findUnique({ where: { slackId: people.fang } });
    await bot.db.prisma.membership.updateMany({ where: { personId: fang!.id }, data: { role: 'staff' } });
    bot.clock.forward(5);
    await bot.sandbox.settle();
    expect(received(people.fang)).toHaveLength(before + 1);
    expect((await files(people.fang)).text).not.toContain('Madam Li');
    await bot.db.prisma.membership.updateMany({
      where: { personId: fang!.id },
      data: { role: 'duty_supervisor' },
    });
  });
});

describe('failures while sending', () => {
  it('before the file is shared: it is tried again', async () => {
    for (const fault of ['http-503', 'rate-limit', 'accept-then-reset'] as const) {
      bot.sandbox.faults([{ method: 'files.getUploadURLExternal', kind: fault, times: 1 }]);
      const before = received(people.ben).length;
      await type(people.ben, '/lobby export flow');
      bot.clock.forward(5);
      await bot.sandbox.settle();
      expect(received(people.ben), fault).toHaveLength(before + 1);
    }
  });

  it('in doubt it is not sent again; the person may ask again', async () => {
    bot.sandbox.faults([{ method: 'files.completeUploadExternal', kind: 'accept-then-reset', times: 1 }]);
    const before = received(people.ben).length;
    await type(people.ben, '/lobby export flow');
    for (let count = 0; count < 5; count++) {
      bot.clock.forward(5);
      await bot.sandbox.settle();
    }
    expect(received(people.ben)).toHaveLength(before + 1);
    expect(bot.ended.filter(([view]) => view === 'export').at(-1)).toEqual(['export', 'unknown']);
    await type(people.ben, '/lobby export flow');
    expect(received(people.ben)).toHaveLength(before + 2);
  });

  it('only the newest five thousand: it says so', async () => {
    const [flow] = await bot.db.prisma.record.findMany({ where: { kind: 'flow' } });
    await bot.db.prisma.$executeRaw`
      INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "summary", "reporterId", "details", "createdAt", "updatedAt", "closedAt")
      SELECT gen_random_uuid(), ${flow!.branchId}::uuid, 'flow', 1 + n, ${flow!.status}, '', ${flow!.reporterId}::uuid, '{"waiting": 3}',
        ${flow!.createdAt}::timestamptz + make_interval(secs => n), ${flow!.createdAt}::timestamptz, ${flow!.createdAt}::timestamptz
      FROM generate_series(1, 5100) AS n`;
    await type(people.ben, '/lobby export flow');
    const { message, sheet } = await files(people.ben);
    expect(message.text).toContain('the newest 5,000 of 5,101');
    const rows = sheet('Customer flow counts');
    expect(rows).toHaveLength(5000);
    expect(rows.at(-1)?.Number?.value).toBe('FLW-5101');
    expect(rows[0]?.Number?.value).toBe('FLW-0102');
  });
});

describe('without the right to send files', () => {
  it('the command says which right is missing', async () => {
    const other = await startBot({ scopes: [...neededScopes] });
    try {
      const amy = other.sandbox.as(people.amy);
      await amy.command('/lobby incident a leak', channels.lobby);
      await amy.command('/lobby export', channels.lobby);
      const answer = amy
        .messages(channels.lobby)
        .filter(({ ephemeralFor }) => ephemeralFor)
        .at(-1);
      expect(answer?.text).toContain('files:write');
      expect(answer?.text).toContain('administrator');
      expect(await other.db.prisma.outbox.count({ where: { view: 'export' } })).toBe(0);
    } finally {
      await other.close();
    }
  });
});
