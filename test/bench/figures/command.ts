import type { Bench } from '../figure.js';
import { quantile, short } from '../figure.js';
import type { Home } from '../ground.js';
import { crowd } from '../load.js';
import { type Program, start } from '../programs.js';
import { startSlack } from '../slack.js';

const inFlight = 50;
const rounds = 3;
const warmUpSeconds = 2;
const roundSeconds = 4;

/** What one command leaves in the database. */
const tables = ['Inbound', 'Record', 'RecordEvent', 'Clock', 'Outbox', 'AuditEntry'] as const;

/** `/lobby incident …` from many people at once, saved and acknowledged, beside the bare app; by turns on one machine. */
export const command: Bench = {
  figures: ['command.throughput_vs_bare', 'command.throughput_vs_one_statement', 'command.ack_p99_ms'],
  async run(ground) {
    const slack = await startSlack();
    const homes = { lobby: await ground.copy(), bare: await ground.copy(), statement: await ground.copy() };
    const before = await counts(homes.lobby);
    const lobby = await start('lobby', homes.lobby, slack);
    lobby.freeze();
    const bare = await start('bare', homes.bare, slack);
    bare.freeze();
    const statement = await start('statement', homes.statement, slack);
    statement.freeze();

    const acknowledged = { lobby: 0, bare: 0, statement: 0 };
    const turn = async (program: Program, seconds: number) => {
      program.thaw();
      const people = crowd([program.port], slack.signingSecret, inFlight);
      const first = await people.once();
      const measured = await people.during(seconds);
      await people.leave();
      program.freeze();
      acknowledged[program.name] += first.acknowledged + measured.acknowledged;
      return measured;
    };

    await turn(lobby, warmUpSeconds);
    await turn(bare, warmUpSeconds);
    await turn(statement, warmUpSeconds);
    const ofLobby: number[] = [];
    const ofBare: number[] = [];
    const ofStatement: number[] = [];
    const ms: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const mine = await turn(lobby, roundSeconds);
      ofLobby.push(mine.perSecond);
      ms.push(...mine.ms);
      ofBare.push((await turn(bare, roundSeconds)).perSecond);
      ofStatement.push((await turn(statement, roundSeconds)).perSecond);
    }
    await lobby.stop();
    await bare.stop();
    await statement.stop();
    await slack.close();
    const perCommand = {
      lobby: since(before, await counts(homes.lobby), acknowledged.lobby),
      bare: since(before, await counts(homes.bare), acknowledged.bare),
      statement: since(before, await counts(homes.statement), acknowledged.statement),
    };
    for (const [name, { exact }] of Object.entries(perCommand))
      if (!exact) throw new Error(`${name}: the records are not as many as the commands acknowledged`);
    for (const { rows } of [perCommand.bare, perCommand.statement])
      if (perCommand.lobby.rows !== rows)
        throw new Error(`a command writes ${perCommand.lobby.rows}, the bare app ${rows}`);

    const at = { database: ground.name };
    return [
      {
        ...at,
        name: 'command.throughput_vs_bare',
        value: quantile(ofLobby.map((speed, round) => speed / (ofBare[round] ?? Number.NaN))),
        unit: 'ratio',
        bar: ground.name === 'postgresql' ? 0.6 : 0.5,
        direction: 'more',
        beside: `${short(quantile(ofLobby))} against ${short(quantile(ofBare))} a second`,
      },
      {
        ...at,
        // The same rows in a single prepared statement: the most that the database itself allows, and no bar.
        name: 'command.throughput_vs_one_statement',
        value: quantile(ofLobby.map((speed, round) => speed / (ofStatement[round] ?? Number.NaN))),
        unit: 'ratio',
        bar: null,
        direction: 'more',
        beside: `${short(quantile(ofLobby))} against ${short(quantile(ofStatement))} a second`,
      },
      {
        ...at,
        name: 'command.ack_p99_ms',
        value: quantile(ms, 0.99),
        unit: 'ms',
        bar: 300,
        direction: 'less',
        beside: `half within ${short(quantile(ms))} ms, ${inFlight} in flight`,
      },
    ];
  },
};

type Counts = Record<(typeof tables)[number], number>;

const counts = (home: Home): Promise<Counts> =>
  home.look(async ({ ask }) => {
    const [row] = await ask(
      `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`).join(', ')}`,
    );
    return row as Counts;
  });

/** Rows of each table that a command made; `exact` where there is one record for each that was acknowledged. */
function since(before: Counts, after: Counts, commands: number): { exact: boolean; rows: string } {
  const made = (table: keyof Counts) => after[table] - before[table];
  return {
    exact: made('Record') === commands,
    // The schedule may have had something to say meanwhile: it is too little to change the whole number.
    rows: tables.map((table) => `${Math.round(made(table) / commands)} ${table}`).join(', '),
  };
}
