import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checklists } from '../../src/checklists/lists/index.js';
import { speak } from '../../src/platform/language/speak.js';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';
import { stepsWith, story } from '../story.js';

const listsOff = Object.fromEntries(checklists.map(({ name }) => [name, 'off']));

let bot: Bot;
beforeAll(async () => {
  // Thursday morning in Shanghai.
  bot = await startBot({
    now: '2026-11-19T01:00:00Z',
    branches: [
      riverside,
      { ...riverside, name: 'Hillside', channel: channels.second, schedules: { ...listsOff, week: 'off' } },
    ],
  });
});
afterAll(() => bot.close());
const tidy = async () => {
  for (const who of Object.values(people)) while (as(who).view()) await as(who).close();
};
afterEach(tidy);
const step = stepsWith(tidy);

const { t } = speak('en');
const as = (who: string) => bot.sandbox.as(who);
const digest = (channel: string = channels.lobby) => {
  const titles = ['Riverside', 'Hillside'].map((branch) => t('reports.week.title', { branch }));
  const found = bot.sandbox
    .messages(channel)
    .filter(({ text }) => titles.some((title) => text.startsWith(title)))
    .at(-1);
  if (!found) throw new Error('no digest');
  return found;
};
const told = (who: string, channel: string = channels.lobby) =>
  as(who)
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor === who)
    .sort((one, other) => Number(one.ts) - Number(other.ts))
    .at(-1)?.text ?? '';
const shown = (who: string) => JSON.stringify(as(who).view()?.blocks ?? []);
const records = (kind: string) =>
  bot.db.prisma.record.findMany({ where: { kind }, orderBy: { createdAt: 'asc' } });

story('a complaint that is overdue and nobody has', async () => {
  await step('is asked about in the digest, and handed over from there by whoever answers', async () => {
    await as(people.amy).command('/lobby complaint waited forty minutes', channels.lobby);
    await bot.until('2026-11-20T09:46:00Z');
    expect(digest().text).toContain('❓ CMP-0001 is overdue and nobody has it. Who takes it?');

    await as(people.ben).press(digest(), 'report.hand:owner');
    expect(shown(people.ben)).toContain('CMP-0001');
    await as(people.ben).answer({ to: 'Li Na' });
    const [complaint] = await records('complaint');
    const li = await bot.db.prisma.person.findUniqueOrThrow({ where: { slackId: people.li } });
    expect(complaint?.ownerId).toBe(li.id);
  });

  await step('is not handed over twice: whoever is later is told who has it', async () => {
    await as(people.amy).press(digest(), 'report.hand:owner');
    expect(as(people.amy).view()).toBeNull();
    expect(told(people.amy)).toBe('CMP-0001 is with Li Na now.');
  });

  await step('is nothing that an auditor or a stranger could hand over', async () => {
    await as(people.audit).press(digest(), 'report.hand:owner');
    expect(told(people.audit)).toBe(t('refusals.reader'));
    await as(people.eve).press(digest(), 'report.hand:owner');
    expect(told(people.eve)).toContain(t('refusals.not_member'));
  });

  await step('is asked about no more when the digest is drawn again', async () => {
    await as(people.hua).command('/lobby report week', channels.lobby);
    expect(digest().text).not.toContain('nobody has it');
  });

  await step('is shown to an auditor without a question', async () => {
    await as(people.audit).command('/lobby report week', channels.lobby);
    expect(told(people.audit)).toContain(t('reports.week.title', { branch: 'Riverside' }));
    expect(told(people.audit)).not.toContain('❓');
  });
});

describe('a checklist that was missed again and again', () => {
  it('can have its times changed by those who may', async () => {
    expect(digest().text).toContain('❓ “Doors open” was missed again and again.');
    await as(people.amy).press(digest(), 'lists.edit:welcome');
    expect(told(people.amy)).toBe(t('refusals.not_allowed'));
    await as(people.hua).press(digest(), 'lists.edit:welcome');
    expect(shown(people.hua)).toContain(t('own_lists.fields.when.label'));
  });
});

story('what recurs', async () => {
  const line = 'Floor dry and clean';
  async function findingOn(date: string): Promise<void> {
    const at = new Date(`${date}T01:00:00Z`);
    const { id: branchId } = await bot.db.prisma.branch.findUniqueOrThrow({
      where: { channel: channels.second },
    });
    const action = crypto.randomUUID();
    await bot.db.prisma.run.create({
      data: {
        id: crypto.randomUUID(),
        branchId,
        list: 'opening',
        date,
        slot: '08:15',
        status: 'done',
        opensAt: at,
        dueAt: at,
        lateUntil: at,
        doneAt: at,
        items: {
          create: {
            id: crypto.randomUUID(),
            position: 0,
            group: 'g',
            groupText: 'Floor',
            text: line,
            state: 'finding',
            actionId: action,
          },
        },
      },
    });
    // What the finding itself became is no end of the cause.
    await bot.db.prisma.record.create({
      data: {
        id: action,
        branchId,
        kind: 'action',
        number: 900 + Number(date.slice(-2)),
        status: 'open',
        summary: 'wipe it',
        reporterId: crypto.randomUUID(),
        details: { source: line },
        createdAt: at,
        updatedAt: at,
      },
    });
  }
  const ask = () => as(people.hua).command('/lobby report week', channels.second);

  await step('is asked about, and a corrective action is opened with its words', async () => {
    await findingOn('2026-11-18');
    await findingOn('2026-11-19');
    await as(people.amy).command('/lobby fault #ATM2 @fang swallows cards', channels.second);
    await as(people.amy).command('/lobby fault #ATM2 @fang swallows cards again', channels.second);
    bot.clock.forward(1);
    await ask();
    expect(digest(channels.second).text).toContain(`❓ “${line}” (Opening) was found wrong 2 times.`);
    expect(digest(channels.second).text).toContain('❓ ATM2 failed 2 times.');

    await as(people.audit).press(digest(channels.second), 'report.action:recurring');
    expect(told(people.audit, channels.second)).toBe(t('refusals.reader'));
    expect(as(people.audit).view()).toBeNull();

    await as(people.hua).press(digest(channels.second), 'report.action:recurring');
    expect(shown(people.hua)).toContain(`Remove the cause: ${line}`);
    await as(people.hua).submit(as(people.hua).view()?.id ?? '', as(people.hua).fill({}));
    expect((await records('action')).at(-1)).toMatchObject({
      summary: `Remove the cause: ${line}`,
      details: { source: line },
    });

    await as(people.hua).press(digest(channels.second), 'report.action:failing');
    expect(shown(people.hua)).toContain('Remove the cause: ATM2');
    await as(people.hua).submit(as(people.hua).view()?.id ?? '', as(people.hua).fill({}));
    expect((await records('action')).at(-1)?.details).toMatchObject({ device: 'ATM2' });
  });

  await step('is asked about no more while that is open', async () => {
    await ask();
    expect(digest(channels.second).text).not.toContain('❓');
  });
});
