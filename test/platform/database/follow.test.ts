import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveBranches } from '../../../src/branches/store/save.js';
import { followers } from '../../../src/modules.js';
import { type Db, dbOf } from '../../../src/platform/database/db.js';
import { answerTo, type Followers, isFollowed, tell } from '../../../src/platform/database/follow.js';
import { createSeal, makeKey } from '../../../src/platform/database/seal.js';
import type { Scene } from '../../../src/platform/directory/branch.js';
import { branchIn } from '../../../src/platform/directory/store/branches.js';
import { membersOf } from '../../../src/platform/directory/store/people.js';
import { branchCalendar } from '../../../src/platform/time/calendar.js';
import { incident } from '../../../src/records/kinds/incident.js';
import { patternWords } from '../../../src/records/messages/pattern.js';
import { withConsequences } from '../../../src/records/rules/consequences.js';
import { log } from '../../../src/records/rules/log.js';
import type { Change } from '../../../src/records/rules/record.js';
import { saveNew } from '../../../src/records/store/records.js';
import { people, riverside } from '../../bot.js';
import { openTestDatabase, type TestDatabase } from './image.js';

const now = new Date('2026-11-16T02:00:00Z');
let database: TestDatabase;
let db: Db;
let scene: Scene;

beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()), followers);
  await saveBranches(db, [riverside], 'test', now);
  const branch = await branchIn(db, riverside.channel);
  if (!branch) throw new Error('the branch was not saved');
  scene = { branch, calendar: branchCalendar(branch), members: await membersOf(db, branch.id), now };
});
afterAll(() => database.close());

function incidentOf(values: Record<string, unknown>): Change {
  const who = scene.members.find(({ slackId }) => slackId === people.amy);
  if (!who) throw new Error('nobody logs');
  const { change } = log(incident, { text: 'somebody fell', values }, who, scene);
  return withConsequences(
    incident,
    { change, before: undefined },
    { who, scene },
    patternWords(scene.branch),
  );
}

const save = (on: Db, change: Change) => saveNew(on, change, scene.branch.channel, null);
const runsOf = ({ record }: Change) => db.prisma.run.findMany({ where: { recordId: record.id } });

/** A database that begins no transaction. */
const withoutTransactions = (): Db => ({
  ...db,
  prisma: new Proxy(db.prisma, {
    get(target, name) {
      if (name === '$transaction') throw new Error('a transaction was begun');
      return Reflect.get(target, name);
    },
  }),
});

describe('what a new record causes', () => {
  it('begins no transaction where nobody subscribes', async () => {
    const change = incidentOf({ type: 'other' });
    expect((await save(withoutTransactions(), change)).number).toBeGreaterThan(0);
    expect(await runsOf(change)).toEqual([]);
  });

  it('is done in the same transaction', async () => {
    const change = incidentOf({ type: 'medical' });
    await expect(save(withoutTransactions(), change)).rejects.toThrow('a transaction was begun');
    await save(db, change);
    const [run] = await runsOf(change);
    expect(run).toMatchObject({ list: 'playbook.medical', date: '2026-11-16', opensAt: now, version: 0 });
    const says = await db.prisma.outbox.findMany({ where: { view: 'run', subject: run?.id ?? '' } });
    expect(says).toMatchObject([{ target: scene.branch.channel, priority: 3, state: 'planned' }]);
  });

  it('is not done where the record is not saved, and the other way round', async () => {
    const change = incidentOf({ type: 'fire' });
    const fails: Partial<Followers> = {
      'record.saved': {
        wants: () => true,
        follow: () => Promise.reject(new Error('cannot follow')),
      },
    };
    await expect(save({ ...db, followers: [...followers, fails] }, change)).rejects.toThrow('cannot follow');
    expect(await runsOf(change)).toEqual([]);
    expect(await db.prisma.record.findUnique({ where: { id: change.record.id } })).toBeNull();
  });

  it('is not announced again where the playbook was open before', async () => {
    const change = incidentOf({ type: 'robbery' });
    await save(db, change);
    const [before] = await runsOf(change);
    await db.prisma.$transaction((tx) =>
      tell(db, tx, 'record.saved', { change, channel: scene.branch.channel }),
    );
    expect(await runsOf(change)).toEqual([before]);
    const says = await db.prisma.outbox.findMany({ where: { view: 'run' } });
    const runs = await db.prisma.run.findMany();
    expect(says.map(({ subject }) => subject).sort()).toEqual(runs.map(({ id }) => id).sort());
  });
});

describe('subscribers', () => {
  const shown = (): { record: Change['record']; branch: Scene['branch'] } => ({
    record: incidentOf({}).record,
    branch: scene.branch,
  });
  const says = (answer: string, wants = true): Partial<Followers> => ({
    'record.shown': { wants: () => wants, follow: async () => answer },
  });
  const followedBy = (...those: Partial<Followers>[]): Db => ({ ...db, followers: those });

  it('answer in their order, and only to what they subscribe to', async () => {
    const all = followedBy(says('first'), {}, says('second', false), says('third'));
    expect(await tell(all, db.prisma, 'record.shown', shown())).toEqual(['first', 'third']);
    expect(await answerTo(all, 'record.shown', shown())).toBe('first');
  });

  it('are required where an answer is needed', async () => {
    const nobody = followedBy({}, says('second', false));
    expect(isFollowed(nobody, 'record.shown', shown())).toBe(false);
    expect(await tell(nobody, db.prisma, 'record.shown', shown())).toEqual([]);
    await expect(answerTo(nobody, 'record.shown', shown())).rejects.toThrow('nobody answers to record.shown');
  });
});
