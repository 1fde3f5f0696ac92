import { type Bench, quantile, short } from '../figure.js';
import { crowd } from '../load.js';
import { type Program, start } from '../programs.js';
import { startSlack } from '../slack.js';

const fleets = [2, 3];
const inFlight = 50;
const rounds = 3;
const roundSeconds = 3;

/** `/lobby incident …` shared out among several processes on one database, beside a single bare app; by turns. */
export const processes: Bench = {
  figures: fleets.map((size) => `command.throughput_vs_bare_by_${size}`),
  async run(ground) {
    // One process alone may have the embedded database.
    if (ground.name === 'embedded') return [];
    const slack = await startSlack();
    const home = await ground.copy();
    const bare = await start('bare', await ground.copy(), slack);
    bare.freeze();
    const fleet: Program[] = [];
    for (let size = 0; size < Math.max(...fleets); size++) {
      const program = await start('lobby', home, slack);
      program.freeze();
      fleet.push(program);
    }
    const turn = async (some: readonly Program[]) => {
      for (const program of some) program.thaw();
      const people = crowd(
        some.map(({ port }) => port),
        slack.signingSecret,
        inFlight,
      );
      await people.once();
      const { perSecond } = await people.during(roundSeconds);
      await people.leave();
      for (const program of some) program.freeze();
      return perSecond;
    };
    await turn(fleet);
    await turn([bare]);
    const figures = [];
    for (const size of fleets) {
      const ratios: number[] = [];
      const speeds: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const speed = await turn(fleet.slice(0, size));
        speeds.push(speed);
        ratios.push(speed / (await turn([bare])));
      }
      figures.push({
        name: `command.throughput_vs_bare_by_${size}`,
        value: quantile(ratios),
        unit: 'ratio',
        bar: 0.6,
        direction: 'more' as const,
        database: ground.name,
        beside: `${size} processes, ${short(quantile(speeds))} a second together`,
      });
    }
    for (const program of [...fleet, bare]) await program.stop();
    await slack.close();
    return figures;
  },
};
