import { setTimeout as sleep } from 'node:timers/promises';
import { type Bench, quantile, short } from '../figure.js';
import { crowd } from '../load.js';
import { briefingsDue, network } from '../network.js';
import { start } from '../programs.js';
import { startSlack } from '../slack.js';

const branchCount = 1_500;
/** What the sandbox, like Slack, lets an app post in a workspace; above it there are refusals. */
const perMinute = 600;
/** The sandbox lets some pass at once before it counts; so long it takes until only the pace is left. */
const runUpSeconds = 5;
const seconds = 60;
const people = 5;

/** A backlog of briefings goes out beside incidents that people log: how near to the allowed pace, and how few are refused. */
export const delivery: Bench = {
  figures: ['delivery.pace'],
  async run(ground) {
    const many = network(branchCount);
    const slack = await startSlack(many.workspace, true);
    const home = await ground.copy();
    await home.look(async ({ db }) => {
      await many.save(db, new Date());
      await briefingsDue(db, new Date());
    });
    const fleet = ground.name === 'embedded' ? 1 : 2;
    const programs = await Promise.all(
      Array.from({ length: fleet }, () =>
        start('lobby', home, slack, { LOBBY_POSTS_PER_MINUTE: String(perMinute) }),
      ),
    );
    const posts = () =>
      slack.ledger.filter(({ method, accepted }) => method === 'chat.postMessage' && accepted).length;
    const refused = () => slack.ledger.filter(({ outcome }) => outcome === 'ratelimited').length;
    await sleep(runUpSeconds * 1000);
    const before = posts();
    const [program] = programs;
    if (!program) throw new Error('there is no program');
    const asking = crowd([program.port], slack.signingSecret, people);
    const began = performance.now();
    const ms: number[] = [];
    while (performance.now() - began < seconds * 1000) {
      ms.push(...(await asking.once()).ms);
      await sleep(1_000);
    }
    const took = (performance.now() - began) / 1000;
    const sent = posts() - before;
    await asking.leave();
    const memory = programs.map((one) => `${short(one.memory())} MB`).join(' and ');
    for (const one of programs) await one.stop();
    const refusals = refused();
    await slack.close();
    const allowed = (perMinute / 60) * took;
    return [
      {
        name: 'delivery.pace',
        value: sent / allowed,
        unit: 'ratio',
        bar: 0.95,
        direction: 'more',
        database: ground.name,
        beside: `${sent} posts of ${short(allowed)} allowed by ${fleet} at once, ${refusals} refused as too many; meanwhile 99 of 100 commands acknowledged within ${short(quantile(ms, 0.99))} ms; ${memory}`,
      },
    ];
  },
};
