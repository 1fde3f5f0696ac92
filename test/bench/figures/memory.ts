import { type Bench, short } from '../figure.js';
import { crowd } from '../load.js';
import { start } from '../programs.js';
import { startSlack } from '../slack.js';

const commands = 1_000;

/** Resident memory after the start and after a thousand commands, beside the bare app. */
export const memory: Bench = {
  figures: ['memory.rss_vs_bare'],
  async run(ground) {
    const slack = await startSlack();
    const measure = async (name: 'lobby' | 'bare') => {
      const program = await start(name, await ground.copy(), slack);
      const idle = program.memory();
      const people = crowd([program.port], slack.signingSecret, 10);
      await people.together(commands);
      await people.leave();
      const busy = program.memory();
      await program.stop();
      return { idle, busy };
    };
    const lobby = await measure('lobby');
    const bare = await measure('bare');
    await slack.close();
    return [
      {
        name: 'memory.rss_vs_bare',
        value: lobby.busy / bare.busy,
        unit: 'ratio',
        bar: null,
        direction: 'less',
        database: ground.name,
        beside: `${short(lobby.busy)} against ${short(bare.busy)} MB; ${short(lobby.idle)} and ${short(bare.idle)} at rest`,
      },
    ];
  },
};
