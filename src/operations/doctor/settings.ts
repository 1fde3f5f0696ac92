import { type Config, ConfigError, readConfig } from '../../config.js';
import { type Finding, note, ok, red } from './finding.js';

/** Checks the environment; the configuration is undefined where it is wrong. */
export function examineSettings(env?: NodeJS.ProcessEnv): { findings: Finding[]; config?: Config } {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      findings: error.faults.map(({ setting, words }) => red(`${setting} ${words}`, `Set ${setting}.`)),
    };
  }
  const place =
    config.databaseUrl === undefined ? `the embedded database in ${config.dataDir}` : 'a PostgreSQL server';
  const ways = { socket: 'Slack by Socket Mode', http: 'Slack by HTTP', sandbox: 'no Slack: the sandbox' };
  const findings = [ok(`Settings: ${ways[config.mode]}, ${place}.`)];
  if (config.production && config.databaseUrl === undefined)
    findings.push(
      note(
        'The embedded database serves a trial or one small branch, and a power cut can lose its last words.',
        'Set DATABASE_URL to a PostgreSQL server.',
      ),
    );
  return { findings, config };
}
