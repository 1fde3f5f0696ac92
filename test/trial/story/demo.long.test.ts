import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { saveBranches } from '../../../src/branches/store/save.js';
import { followers } from '../../../src/modules.js';
import { dbOf } from '../../../src/platform/database/db.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import { openLog } from '../../../src/platform/log.js';
import type {
  Conversation,
  Outcome,
  SandboxMessage,
  Workspace,
} from '../../../src/trial/sandbox/contract.js';
import { trialBranches } from '../../../src/trial/story/branches.js';
import { startDemo } from '../../../src/trial/story/demo.js';
import { remember } from '../../../src/trial/story/remembered.js';
import { channels } from '../../../src/trial/story/workspace.js';
import { openTestDatabase } from '../../platform/database/image.js';

const log = openLog('silent');
const manager = 'U01GRACE';
let dataDir: string;
let demo: { url: string; stop(): Promise<void> };
const printed: string[] = [];

async function begin(): Promise<void> {
  const config = {
    mode: 'sandbox',
    port: 0,
    dataDir,
    logLevel: 'silent',
    production: false,
    slackApiUrl: '',
  } as const;
  demo = await startDemo(config, log);
}
const get = async <T>(path: string) => (await fetch(`${demo.url}${path}`)).json() as Promise<T>;
const post = async <T>(path: string, body: unknown) =>
  (await (
    await fetch(`${demo.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json()) as T;
const now = async () => new Date((await get<Workspace>('/sandbox/workspace')).now);
const messagesIn = async (channel: string) =>
  (await get<Conversation>(`/sandbox/conversation?user=U31DIANA&channel=${channel}`)).messages;
const starting = (messages: SandboxMessage[], words: string) =>
  messages.find(({ text }) => text.startsWith(words));

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation((words: string) => void printed.push(words));
  dataDir = await mkdtemp(join(tmpdir(), 'lobby-trial-'));
  await begin();
});
afterAll(async () => {
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the trial', () => {
  it('says where it is and who one is first', async () => {
    expect(printed.join('\n')).toContain(demo.url);
    expect(printed.join('\n')).toContain('Grace Holloway');
    expect((await get<Workspace>('/sandbox/workspace')).me.id).toBe(manager);
  });

  it('keeps its own key, for nobody else to read', async () => {
    const { mode } = await stat(join(dataDir, 'trial', 'key'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('begins in the morning of a working day, with the day already in the channels', async () => {
    expect((await now()).toISOString()).toMatch(/T0[89]:2\d/);
    for (const [channel, briefing, list] of [
      [channels.riverside, 'Good morning, Riverside', 'Opening'],
      [channels.xujiahui, '早上好，徐家汇支行', '营业前检查'],
      [channels.daan, '早安，大安分行', '營業前檢查'],
    ] as const) {
      const messages = await messagesIn(channel);
      expect(starting(messages, list)).toBeDefined();
      expect(starting(messages, briefing)).toBeDefined();
      expect(starting(messages, 'CMP-')?.replies).toBeGreaterThan(0);
      const stamps = messages.map(({ ts }) => Number(ts));
      expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    }
    expect(await messagesIn(channels.general)).toEqual([]);
    const briefing = starting(await messagesIn(channels.riverside), 'Good morning')?.text;
    for (const coming of ['10:25 Morning patrol', '14:40 Afternoon patrol', '16:45 Closing'])
      expect(briefing).toContain(coming);
  });

  it('ends with what is of today: as it starts, no card of before is posted below it', async () => {
    const start = (await now()).setUTCMinutes(20, 0, 0);
    for (const [channel, last] of [
      [channels.riverside, 'Morning huddle'],
      [channels.xujiahui, 'REF-'],
      [channels.daan, 'REF-'],
    ] as const) {
      const messages = await messagesIn(channel);
      expect(messages.at(-1)?.text).toMatch(new RegExp(`^${last}`));
      const posted = messages.filter(({ ts }) => Number(ts) * 1000 >= start).map(({ text }) => text);
      expect(posted.filter((text) => /^[A-Z]{3}-\d/.test(text))).toEqual([]);
    }
  });

  it('leads from a link to the message it names', async () => {
    const [message] = await messagesIn(channels.riverside);
    const path = `/archives/${message?.channel}/p${message?.ts.replace('.', '')}`;
    const answer = await fetch(`${demo.url}${path}`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`/?channel=${message?.channel}&ts=${message?.ts}`);
    const nowhere = await fetch(`${demo.url}/archives/${channels.riverside}/p1000000000000000`, {
      redirect: 'manual',
    });
    expect(nowhere.status).toBe(404);
  });

  it('is the real bot: what is logged goes on from the numbers there are, and outlives a stop', async () => {
    const said = await post<Outcome>('/sandbox/act', {
      act: 'command',
      user: manager,
      channel: channels.riverside,
      text: '/lobby incident sev3 #device ticket machine prints blanks',
    });
    expect(said.ok).toBe(true);
    const card = await vi.waitFor(async () => {
      const found = (await messagesIn(channels.riverside)).find(({ text }) => text.includes('prints blanks'));
      expect(found).toBeDefined();
      return found as SandboxMessage;
    }, 5_000);
    expect(card.text).toMatch(/^INC-00[2-9]\d/);

    const before = await now();
    const later = new Date(before.getTime() + 2 * 60 * 60_000);
    const moved = await post<{ now: string }>('/sandbox/clock', { to: later.toISOString() });
    expect(Date.parse(moved.now)).toBeGreaterThanOrEqual(later.getTime());
    expect(starting(await messagesIn(channels.riverside), 'Morning patrol')).toBeDefined();
    const opening = (await messagesIn(channels.riverside))
      .filter(({ text }) => text.startsWith('Opening'))
      .at(-1);

    const left = await now();
    await demo.stop();
    await begin();
    expect((await now()) >= left).toBe(true);
    const again = await messagesIn(channels.riverside);
    expect(again.find(({ text }) => text.includes('prints blanks'))?.text).toContain('INC-');
    expect(
      again
        .filter(({ text }) => text.startsWith('Opening'))
        .at(-1)
        ?.ts.split('.')[0],
    ).toBe(opening?.ts.split('.')[0]);
    // What stands there again can be pressed.
    const patrol = again.filter(({ text }) => text.startsWith('Morning patrol')).at(-1);
    expect(patrol?.blocks.some(({ type }) => type === 'actions')).toBe(true);
  }, 90_000);

  it('makes a first start that was killed whole, once', async () => {
    const database = await openTestDatabase();
    const db = dbOf(database, createSeal(makeKey()), followers);
    const begun = await remember(db, new Date('2026-11-20T09:00:00Z'));
    const counts = async () => [
      await db.prisma.record.count(),
      await db.prisma.run.count(),
      await db.prisma.branch.count(),
      await db.prisma.shift.count(),
      await db.prisma.absence.count({ where: { state: 'approved' } }),
      await db.prisma.request.count({ where: { what: 'swap', state: 'agreed' } }),
    ];
    const made = await counts();
    expect(made.slice(-2)).toEqual([3, 3]);
    await db.prisma.setting.delete({ where: { key: 'trial.now' } });
    expect(await remember(db, new Date('2026-11-24T09:00:00Z'))).toEqual(begun);
    expect(await counts()).toEqual(made);
    expect(await remember(db, new Date('2026-11-24T09:00:00Z'))).toEqual(new Date(begun.getTime() + 10_000));
    await database.close();
  });

  it('keeps away from a database with branches of somebody else', async () => {
    const database = await openTestDatabase();
    const db = dbOf(database, createSeal(makeKey()), followers);
    await saveBranches(db, trialBranches, 'somebody', new Date('2026-11-01T00:00:00Z'));
    await expect(remember(db, new Date('2026-11-20T09:00:00Z'))).rejects.toThrow('real workspace');
    expect(await db.prisma.record.count()).toBe(0);
    await database.close();
  });
});
