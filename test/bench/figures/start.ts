import { type Bench, quantile, short } from '../figure.js';
import { start } from '../programs.js';
import { startSlack } from '../slack.js';

const rounds = 3;

/** From the start of the process until it can take a request, on a database that is there already; by turns. */
export const startUp: Bench = {
  figures: ['start.ready_vs_bare'],
  async run(ground) {
    const slack = await startSlack();
    const homes = { lobby: await ground.copy(), bare: await ground.copy() };
    const ready = async (name: 'lobby' | 'bare') => {
      const program = await start(name, homes[name], slack);
      await program.stop();
      return program.readyMs;
    };
    // The first start plans two days ahead and fills the caches of the disk.
    await ready('lobby');
    await ready('bare');
    const lobby: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      lobby.push(await ready('lobby'));
      bare.push(await ready('bare'));
    }
    await slack.close();
    return [
      {
        name: 'start.ready_vs_bare',
        value: quantile(lobby.map((ms, round) => ms / (bare[round] ?? Number.NaN))),
        unit: 'ratio',
        bar: null,
        direction: 'less',
        database: ground.name,
        beside: `${short(quantile(lobby))} against ${short(quantile(bare))} ms`,
      },
    ];
  },
};
