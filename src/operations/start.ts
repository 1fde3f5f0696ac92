import { readConfig } from '../config.js';
import { openLog } from '../log.js';

/**
 * `lobby start`: the bot, or the sandbox where nothing of Slack is set; until it is told to stop.
 * @throws ConfigError, DatabaseError, SealError, or what Slack says.
 */
export async function startLobby(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  // The other commands need nothing of all this: it is loaded here.
  const { run, start } = await import('../main.js');
  if (config.mode !== 'sandbox') return run(() => start(config, { log }), log);
  const { startDemo } = await import('../demo/demo.js');
  return run(() => startDemo(config, log), log);
}
