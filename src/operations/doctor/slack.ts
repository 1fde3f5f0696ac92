import type { Config } from '../../config.js';
import { isTokenTrouble, type TokenTrouble } from '../../platform/outbox/trouble.js';
import { manifestScopes } from '../manifest.js';
import { type Finding, note, ok, red, some } from './finding.js';
import { type Answer, askSlack } from './web-api.js';

/**
 * Seconds. Slack's signatures are valid for five minutes; a clock that is off by this much will soon be off by more.
 */
const SKEW = 30;
const TOKENS = 'In the Slack app: OAuth & Permissions, Bot User OAuth Token. Copy it to SLACK_BOT_TOKEN.';
const tokenCures: Record<TokenTrouble, string> = {
  token_revoked: `Install the app again. ${TOKENS}`,
  token_expired: `Install the app again. ${TOKENS}`,
  account_inactive: `The app was removed from the workspace: install it again. ${TOKENS}`,
  invalid_auth: TOKENS,
};
const APP_TOKENS =
  'In the Slack app: Basic Information, App-Level Tokens, one with the scope connections:write; and Socket Mode switched on. Copy it to SLACK_APP_TOKEN.';

type Live = Exclude<Config, { mode: 'sandbox' }>;

/**
 * Checks the tokens, the scopes and the clock. `scopes` are those that were granted; empty where Slack does not say.
 */
export async function examineSlack(
  config: Live,
  now = Date.now,
): Promise<{ findings: Finding[]; scopes: string[] }> {
  const began = now();
  const answer = await askSlack(config.slackApiUrl, 'auth.test', config.botToken);
  if (answer.error !== undefined) return { findings: [tokenFault(answer.error, config)], scopes: [] };
  const findings = [ok(`Slack: the bot token is good, in the workspace ${String(answer.body.team ?? '')}.`)];
  findings.push(...clockFindings(answer, (began + now()) / 2));
  findings.push(...(await scopeFindings(answer.scopes)));
  if (config.mode === 'socket') {
    const { error } = await askSlack(config.slackApiUrl, 'apps.connections.open', config.appToken);
    if (error === undefined) findings.push(ok('Slack: the app token opens connections.'));
    else findings.push(red(`Slack refuses the app token: ${error}.`, APP_TOKENS));
  }
  return { findings, scopes: answer.scopes };
}

function tokenFault(error: string, { slackApiUrl }: Live): Finding {
  if (error.startsWith('unreachable'))
    return red(
      `Slack cannot be reached at ${slackApiUrl} (${error}).`,
      'Let this machine reach it over HTTPS.',
    );
  return red(
    `Slack refuses the bot token: ${error}.`,
    isTokenTrouble(error) ? tokenCures[error] : `Look into the Slack app. ${TOKENS}`,
  );
}

function clockFindings({ date }: Answer, halfway: number): Finding[] {
  if (date === undefined) return [];
  // The header has no milliseconds: on average it is half a second old.
  const seconds = Math.round((halfway - date.getTime() - 500) / 1000);
  if (Math.abs(seconds) <= SKEW) return [ok('The clock agrees with Slack.')];
  const way = seconds > 0 ? 'ahead of' : 'behind';
  return [
    red(
      `This machine's clock is ${Math.abs(seconds)} seconds ${way} Slack's.`,
      'Switch on time synchronisation (NTP).',
    ),
  ];
}

async function scopeFindings(granted: readonly string[]): Promise<Finding[]> {
  const { needed, optional } = await manifestScopes();
  const without = (wanted: readonly string[]) => wanted.filter((scope) => !granted.includes(scope));
  const [missing, refused] = [without(needed), without(optional)];
  const findings: Finding[] = [];
  if (missing.length > 0)
    findings.push(
      red(
        `Slack: these scopes were not granted: ${some(missing)}.`,
        'In the Slack app: OAuth & Permissions, add them, and install the app again.',
      ),
    );
  else findings.push(ok('Slack: all scopes that are needed were granted.'));
  if (refused.length > 0)
    findings.push(
      note(
        `Slack: these optional scopes were not granted: ${some(refused)}.`,
        'manifest.yml tells what each is for. To have them: in the Slack app, App Manifest, put manifest.yml in anew, and install the app again.',
      ),
    );
  return findings;
}
