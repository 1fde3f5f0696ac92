import { createInterface } from 'node:readline';
import { built } from './built.js';
import { type Pace, timeBy } from './time.js';

/**
 * A bot process as `npm start` makes it, of the built program, whose clock runs as fast as the bank's and which looks
 * at what is due as often as that asks for.
 */
const { run, start } = await built<typeof import('../../src/main.js')>('main.js');
const { readConfig } = await built<typeof import('../../src/config.js')>('config.js');
const { openLog } = await built<typeof import('../../src/platform/log.js')>('platform/log.js');

const told = JSON.parse(process.env.CHAOS ?? '{}') as {
  owner: string;
  pace: Pace;
  paceMs: number;
  beatMs: number;
};
const { owner, paceMs, beatMs } = told;
let { pace } = told;
// The bank's time may go on at another pace; and where nobody is left to say so, it is over.
createInterface({ input: process.stdin })
  .on('line', (line) => {
    pace = JSON.parse(line);
  })
  .on('close', () => process.exit(1));
const config = readConfig();
if (config.mode === 'sandbox') throw new Error('the chaos harness starts this');
const log = openLog(config.logLevel);
run(async () => {
  const running = await start(config, { clock: { now: () => timeBy(pace) }, log, owner, paceMs });
  const beats = setInterval(
    () => running.app.heartbeat.beat().catch((error: unknown) => log.error({ err: error }, 'a beat failed')),
    beatMs,
  );
  return {
    async stop() {
      clearTimeout(beats);
      await running.stop();
    },
  };
}, log).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
