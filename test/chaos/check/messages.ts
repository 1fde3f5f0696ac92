import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { catalogue, routines } from '../../../src/modules.js';
import { branchOf } from '../../../src/platform/directory/store/branches.js';
import { speak } from '../../../src/platform/language/speak.js';
import type { SandboxMessage } from '../../../src/trial/sandbox/sandbox.js';
import type { Finding, Seen } from './seen.js';

/** Messages say the time of their last drawing, which lies up to this much (milliseconds of the bank) after its note. */
const drawnWithin = 40 * 60_000;
const stepMs = 30_000;

/**
 * Every record has its card and every list its message, and they show what is in the database; and of every message that
 * is kept up to date, what the database takes it to show is what people see.
 */
export async function messages(seen: Seen): Promise<Finding> {
  const { db, sandbox, history } = seen;
  const wrong: string[] = [];
  let lost = 0;
  const shownNow = shownIn(sandbox);
  const posted = await db.prisma.posted.findMany();
  const waiting = new Set(
    (await db.prisma.outbox.findMany({ where: { state: 'planned' } })).map(
      ({ view, subject }) => `${view} ${subject}`,
    ),
  );
  const last = new Map(
    sandbox.ledger.flatMap(({ method, accepted, args, ts }) =>
      accepted && (method === 'chat.postMessage' || method === 'chat.update')
        ? [[`${args.channel} ${ts ?? args.ts}`, args] as const]
        : [],
    ),
  );
  for (const { view, subject, channel, ts, digest } of posted) {
    const said = last.get(`${channel} ${ts}`);
    if (!said)
      wrong.push(`${view} ${subject} is taken to be at ${ts} in ${channel}, where nothing was posted`);
    else if (digest !== '' && digest !== digestOf(said) && !waiting.has(`${view} ${subject}`))
      wrong.push(`${view} ${subject} at ${ts} is not what the database takes it to show`);
  }
  const shown = new Map(posted.map((row) => [`${row.view} ${row.subject}`, row]));
  const things = [
    ...(await db.prisma.record.findMany()).map(({ id, branchId }) => ({ view: 'record', id, branchId })),
    ...(await db.prisma.run.findMany()).map(({ id, branchId }) => ({ view: 'run', id, branchId })),
  ];
  for (const { view: name, id, branchId } of things) {
    const key = `${name} ${id}`;
    if (waiting.has(key)) continue;
    const branch = await branchOf(db, branchId);
    const row = shown.get(key);
    const view = catalogue.find(name);
    if (!branch || !view) continue;
    const message = row && last.has(`${row.channel} ${row.ts}`) && shownNow(row.channel, row.ts);
    if (!row || !message) {
      lost++;
      wrong.push(`${key} has no message`);
      continue;
    }
    const drawnAt = async (now: Date) => {
      const drawn = await view.draw({
        db,
        now,
        subject: id,
        args: {},
        channel: row.channel,
        speech: speak(branch.language),
        personId: null,
        link: (channel, ts) => `${channel}/${ts}`,
        routines,
      });
      return typeof drawn === 'string' ? null : drawn.message;
    };
    const differs = (fresh: Awaited<ReturnType<typeof drawnAt>>) =>
      !fresh ||
      fresh.text !== message.text ||
      !isDeepStrictEqual(asGiven(fresh.blocks), asGiven(message.blocks));
    let same = false;
    for (let late = 0; late <= drawnWithin && !same; late += stepMs)
      same = !differs(await drawnAt(new Date(row.at.getTime() + late)));
    // Or before it, where a clock was set meanwhile.
    for (let early = stepMs; early <= history.wrongBy && !same; early += stepMs)
      same = !differs(await drawnAt(new Date(row.at.getTime() - early)));
    if (same) continue;
    const fresh = await drawnAt(row.at);
    wrong.push(`${key} as of ${row.at.toISOString()} differs: ${differences(message, fresh).join('; ')}`);
  }
  return { wrong, counts: { lost } };
}

/** What people see, and what they should: only what is not the same. */
function differences(
  seen: Pick<SandboxMessage, 'text' | 'blocks'>,
  fresh: { text: string; blocks: readonly unknown[] } | null,
): string[] {
  if (!fresh) return ['it should not be there'];
  const lines = ({ text, blocks }: { text: string; blocks: readonly unknown[] }) =>
    [text, ...asGiven(blocks)].flatMap((part) => JSON.stringify(part, null, 1).split('\n'));
  const [is, should] = [lines(seen), lines(fresh)];
  return [
    ...is.filter((line) => !should.includes(line)).map((line) => `there is ${line.trim()}`),
    ...should.filter((line) => !is.includes(line)).map((line) => `there should be ${line.trim()}`),
  ];
}

/** Looks a message up among those that people see, threads included. */
function shownIn(sandbox: Seen['sandbox']): (channel: string, ts: string) => SandboxMessage | undefined {
  const channels = new Map<string, Map<string, SandboxMessage>>();
  return (channel, ts) => {
    let known = channels.get(channel);
    if (!known) {
      const main = sandbox.messages(channel);
      const threads = main
        .filter(({ replies }) => replies > 0)
        .flatMap((top) => sandbox.messages(channel, { thread: top.ts }));
      known = new Map([...main, ...threads].map((message) => [message.ts, message]));
      channels.set(channel, known);
    }
    return known.get(ts);
  };
}

/** As the bot reckons it. */
const digestOf = ({ text, blocks }: Record<string, unknown>) =>
  createHash('sha256').update(JSON.stringify({ text, blocks })).digest('base64url').slice(0, 22);

/** Blocks as the bot gave them, without what Slack adds: names of blocks, and that a text is not taken to the letter. */
const asGiven = (blocks: readonly unknown[]): unknown[] =>
  JSON.parse(
    JSON.stringify(blocks, (key, value) =>
      key === 'verbatim' || (key === 'block_id' && !String(value).startsWith('tick/')) ? undefined : value,
    ),
  );
