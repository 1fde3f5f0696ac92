import { fillBranches, fillTime } from '../digest/years.js';
import { type Bench, quantile, short } from '../figure.js';
import type { Ask, Ground, Home } from '../ground.js';
import { crowd } from '../load.js';
import { type Program, start } from '../programs.js';
import { startSlack } from '../slack.js';

const history = 5_000;
const times = 100;
const rounds = 12;
const perRound = 150;
/** People who log one incident after another. */
const people = 4;

/** `/lobby incident …` on a hundred times the history, beside the same on the history once; by turns. */
export const growth: Bench = {
  figures: ['command.growth_100x'],
  async run(ground) {
    const slack = await startSlack();
    const homes = { once: await lived(ground, history), more: await lived(ground, times * history) };
    const programs = {
      once: await start('lobby', homes.once, slack),
      more: await start('lobby', homes.more, slack),
    };
    programs.once.freeze();
    programs.more.freeze();
    const turn = async (program: Program) => {
      program.thaw();
      const asking = crowd([program.port], slack.signingSecret, people);
      await asking.once();
      const { perSecond } = await asking.together(perRound);
      await asking.leave();
      program.freeze();
      return 1000 / perSecond;
    };
    await turn(programs.once);
    await turn(programs.more);
    const ofOnce: number[] = [];
    const ofMore: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ofOnce.push(await turn(programs.once));
      ofMore.push(await turn(programs.more));
    }
    await programs.once.stop();
    await programs.more.stop();
    await slack.close();
    return [
      {
        name: 'command.growth_100x',
        value: quantile(ofMore.map((ms, round) => ms / (ofOnce[round] ?? Number.NaN))),
        unit: 'ratio',
        bar: 1.1,
        direction: 'less',
        database: ground.name,
        beside: `${short(quantile(ofMore))} against ${short(quantile(ofOnce))} ms a command, after ${times * history} records against ${history}`,
      },
    ];
  },
};

/** A database in which so many records were logged in the last two years, with all that a command leaves behind it. */
async function lived(ground: Ground, records: number): Promise<Home> {
  const home = await ground.copy();
  await home.look(async ({ ask }) => {
    const branches = [
      ...(await ask('SELECT "id" FROM "Branch"')).map(({ id }) => String(id)),
      ...(await fillBranches(ask, 200)),
    ];
    await fillTime(ask, { branches, records, days: [700, 1], now: new Date(), stays: 0.02 });
    await fillTrail(ask);
    for (const table of ['Record', 'RecordEvent', 'Clock', 'Run', 'Item', 'Outbox', 'Posted', 'AuditEntry'])
      await ask(`VACUUM ANALYZE "${table}"`);
  });
  return home;
}

/** What every record has left: its numbers, its timeline, its message and its entry in the audit trail. */
async function fillTrail(ask: Ask): Promise<void> {
  await ask(
    `INSERT INTO "Counter" ("branchId", "kind", "last") SELECT "branchId", "kind", max("number") FROM "Record" GROUP BY 1, 2
     ON CONFLICT ("branchId", "kind") DO UPDATE SET "last" = greatest("Counter"."last", EXCLUDED."last")`,
  );
  await ask(
    `INSERT INTO "RecordEvent" ("id", "recordId", "branchId", "at", "actorId", "type", "data")
     SELECT gen_random_uuid(), "id", "branchId", "createdAt", "reporterId", 'logged', '{}' FROM "Record"`,
  );
  await ask(
    `INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "state", "notBefore", "ts", "createdAt", "settledAt")
     SELECT gen_random_uuid(), r."branchId", 'record', r."id"::text, b."channel", 'sent', r."createdAt", '1', r."createdAt", r."createdAt"
     FROM "Record" r JOIN "Branch" b ON b."id" = r."branchId"`,
  );
  await ask(
    `INSERT INTO "Posted" ("view", "subject", "channel", "ts", "digest", "at")
     SELECT "view", "subject", "target", "ts", '', "settledAt" FROM "Outbox"`,
  );
  // The chain itself is made by a trigger, an entry after the other; here only its length matters.
  await ask(`SET session_replication_role = replica`);
  await ask(
    `INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
     SELECT r."branchId"::text, r."createdAt", 'bench', 'record.logged', r."id"::text, '{}',
       coalesce(h."seq", 0) + row_number() OVER (PARTITION BY r."branchId" ORDER BY r."createdAt", r."id"), '', md5(r."id"::text)
     FROM "Record" r LEFT JOIN "AuditHead" h ON h."chain" = r."branchId"::text`,
  );
  await ask(
    `INSERT INTO "AuditHead" ("chain", "seq", "hash")
     SELECT DISTINCT ON ("chain") "chain", "seq", "hash" FROM "AuditEntry" ORDER BY "chain", "seq" DESC
     ON CONFLICT ("chain") DO UPDATE SET "seq" = EXCLUDED."seq", "hash" = EXCLUDED."hash"`,
  );
  await ask(`SET session_replication_role = DEFAULT`);
}
