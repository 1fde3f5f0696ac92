import { z } from 'zod';
import { type Finding, note, ok, red } from './finding.js';

const readyz = z.object({
  ready: z.boolean(),
  database: z.boolean(),
  slack: z.boolean(),
  heartbeat: z.boolean(),
});

const cures = {
  database: 'the database does not answer it',
  slack: 'it has no connection to Slack',
  heartbeat: 'its schedule stands still: nothing is posted on time',
};

/** Whether a bot runs here, by asking its port, and what it says of itself. */
export async function examinePort(
  port: number,
  mode: 'sandbox' | 'socket' | 'http',
): Promise<Finding & { running: boolean }> {
  const answer = await ask(`http://127.0.0.1:${port}/readyz`);
  if (answer === 'nobody') {
    const requests =
      mode === 'http' ? ` Slack's requests, POST /slack/events, must be led to port ${port}.` : '';
    return {
      ...note(`No bot runs on port ${port} of this machine.${requests}`, '`lobby start` starts it.'),
      running: false,
    };
  }
  if (answer === 'stranger')
    return {
      ...red(`Another program answers on port ${port}.`, 'Set PORT to a free one, or end that program.'),
      running: false,
    };
  if (answer.ready) return { ...ok(`The bot on port ${port} is running and ready.`), running: true };
  const faults = (['database', 'slack', 'heartbeat'] as const).filter((part) => !answer[part]);
  const why = faults.map((part) => cures[part]).join('; ');
  return {
    ...red(
      `The bot on port ${port} runs but is not ready: ${why}.`,
      'Look into its log; restart it if this lasts.',
    ),
    running: true,
  };
}

async function ask(url: string): Promise<z.infer<typeof readyz> | 'nobody' | 'stranger'> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(3000) });
  } catch (error) {
    const refused =
      error instanceof TypeError && (error.cause as NodeJS.ErrnoException)?.code === 'ECONNREFUSED';
    return refused ? 'nobody' : 'stranger';
  }
  const body = readyz.safeParse(await response.json().catch(() => null));
  return body.success ? body.data : 'stranger';
}
