import { get } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { type Finding, note, ok, red } from './finding.js';

const readyz = z.object({
  ready: z.boolean(),
  database: z.boolean(),
  slack: z.boolean(),
  /** A running bot of an older version may not report it. */
  token: z.boolean().default(true),
  heartbeat: z.boolean(),
});

const parts = ['database', 'slack', 'token', 'heartbeat'] as const;
const faults: Record<(typeof parts)[number], [why: string, cure: string]> = {
  database: [
    'the database does not answer it',
    'See that the server runs and has connections left; the bot comes back by itself.',
  ],
  slack: [
    'it has no connection to Slack',
    'Let this machine reach Slack over HTTPS and WebSockets, and look at what is said of the app token below.',
  ],
  token: [
    'Slack refuses its bot token: nothing is posted',
    'Install the app again, set SLACK_BOT_TOKEN and restart the bot. What waits is posted then.',
  ],
  heartbeat: [
    'its schedule stands still: nothing is posted on time',
    'Look for "a beat failed" in its log, then restart it. What was due is made up for, and marked late.',
  ],
};

/** Whether a bot runs on this machine, by asking its port, and whether it is ready. */
export async function examinePort(
  port: number,
  mode: 'sandbox' | 'socket' | 'http',
): Promise<Finding & { running: boolean }> {
  const answer = await ask(port);
  if (answer === 'nobody') {
    const requests =
      mode === 'http' ? ` Slack's requests, POST /slack/events, must be led to port ${port}.` : '';
    return {
      ...note(`No bot runs on port ${port} of this machine.${requests}`, '`node dist/main.js` starts it.'),
      running: false,
    };
  }
  if (answer === 'stranger')
    return {
      ...red(`Another program answers on port ${port}.`, 'Set PORT to a free one, or end that program.'),
      running: false,
    };
  if (answer.ready) return { ...ok(`The bot on port ${port} is running and ready.`), running: true };
  const found = parts.filter((part) => !answer[part]).map((part) => faults[part]);
  const why = found.map(([words]) => words).join('; ');
  return {
    ...red(`The bot on port ${port} runs but is not ready: ${why}.`, found.map(([, cure]) => cure).join(' ')),
    running: true,
  };
}

type Answer = z.infer<typeof readyz> | 'nobody' | 'stranger';

/** Not with fetch, which refuses some ports that a bot may have (the WHATWG list of bad ports). */
function ask(port: number): Promise<Answer> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/readyz', timeout: 3000 }, async (response) => {
      const body = await json(response).catch(() => null);
      resolve(readyz.safeParse(body).data ?? 'stranger');
    });
    request.on('timeout', () => request.destroy());
    request.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNREFUSED' ? 'nobody' : 'stranger'),
    );
  });
}
