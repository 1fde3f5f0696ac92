import { isKnown, storedItem } from '../../../src/checklists/module.js';
import { anyToken, boxOwner } from '../crowd.js';
import type { Deed } from '../told.js';
import { disturbed, type Finding, type Seen } from './seen.js';

/** Milliseconds in which Slack wants an acknowledgement. */
const ackMs = 3_000;
/** Milliseconds after which the bot acknowledges a press, and goes on with it. */
const patienceMs = 2_300;
const slow = 'Still at it.';
/** What the bot says where it is sure, or believes, that nothing was saved. */
const nothing = /nothing was saved/;

/** What keeps an acknowledgement from coming, or from being made: that the database is away does not. */
const onTheWay = ['kill', 'start', 'stop', 'disconnect', 'half-open', 'jumbled', 'busy'] as const;

/** What people wrote and were told against what is in the database. */
export async function deeds(seen: Seen): Promise<Finding> {
  const { history } = seen;
  const wrong: string[] = [];
  const counts = {
    commands: history.deeds.length,
    lost: 0,
    untold: 0,
    late: 0,
    saved: 0,
    savedUnsaid: 0,
    undisturbed: 0,
    slowestAckMs: 0,
  };
  const words = await written(seen);
  // A form that was sent twice is one thing that somebody wanted.
  const wanted = new Map<string, Deed[]>();
  for (const deed of history.deeds) wanted.set(deed.token, [...(wanted.get(deed.token) ?? []), deed]);
  for (const [token, all] of wanted) {
    const [first] = all;
    if (!first || !['command', 'form', 'note'].includes(first.what)) continue;
    const saved = words.get(token) ?? 0;
    const story = `${first.what} ${token} of ${first.who} at ${all.map(({ at, ok, error }) => `${at} ${ok ? 'well' : error}`)}`;
    counts.saved += Math.min(saved, 1);
    if (saved > 1) wrong.push(`${story}: saved ${saved} times`);
    const acknowledged = all.filter(({ ok, refused }) => ok && !refused);
    if (acknowledged.length === 0) {
      if (saved > 0) counts.savedUnsaid++;
      continue;
    }
    const told = history.heard.filter(
      ({ who, at, text }) =>
        who === first.who && at >= first.at && (text.includes(token) || text.startsWith(slow)),
    );
    const excused = told.some(({ text }) => text.includes('for copying') || nothing.test(text));
    const putOff = told.some(({ text, at }) => text.startsWith(slow) && at < first.at + 6_000);
    if (first.what === 'command' && excused) {
      // What Slack delivered once more afterwards may have been saved then.
      const again = history.again.some((one) => one.token === token && one.at > first.at + first.ackMs);
      if (saved > 0 && !again) {
        const because = disturbed(history, null, first.at - 500, first.at + 4_000, [
          'cut',
          'away',
          'held',
          'slow',
        ]);
        counts.savedUnsaid++;
        wrong.push(`${story}: told that it was not saved, and it was (${because.map(({ what }) => what)})`);
      }
    } else if (saved === 0 && putOff) {
      counts.untold++;
      const because = disturbed(history, null, first.at, first.at + 20_000, [
        'kill',
        'stop',
        'away',
        'held',
        'full',
      ]);
      if (because.length === 0) wrong.push(`${story}: put off, and never told`);
    } else if (saved === 0) {
      counts.lost++;
      wrong.push(
        `${story}: acknowledged and lost; heard ${told.map(({ text }) => text.slice(0, 200)).join(' | ')}`,
      );
    }
  }
  for (const deed of history.deeds) {
    const { who, what, at, error, ackMs: took } = deed;
    const late = error === 'operation_timeout' || took > ackMs;
    const owners = history.deliveries.filter(
      (one) => one.who === who && one.at >= at - 20 && one.at <= at + took + 20,
    );
    // Whom nobody took it to, whoever is away explains.
    const because =
      owners.length === 0
        ? disturbed(history, null, at - 200, at + ackMs, onTheWay)
        : owners.flatMap(({ owner }) => disturbed(history, owner, at - 200, at + ackMs, onTheWay));
    if (because.length === 0 && deed.ok) {
      counts.undisturbed++;
      counts.slowestAckMs = Math.max(counts.slowestAckMs, Math.round(took));
    }
    if (!late && error !== 'dispatch_failed') continue;
    counts.late++;
    if (because.length === 0)
      wrong.push(
        `${what} of ${who} at ${at} was not acknowledged in time by ${owners.map(({ owner }) => owner)}: ${error} ${took}`,
      );
  }
  return { wrong, counts };
}

/** How often each token was saved: as a record, or in a timeline. */
async function written({ db }: Seen): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const add = (text: string) => {
    for (const [token] of text.matchAll(anyToken)) counts.set(token, (counts.get(token) ?? 0) + 1);
  };
  for (const { summary } of await db.prisma.record.findMany({ select: { summary: true } })) add(summary);
  for (const { data } of await db.prisma.recordEvent.findMany({ where: { type: 'noted' } }))
    add(JSON.stringify(data));
  return counts;
}

/**
 * Every tick counts once and stays until its owner takes it back: boxes have one person each who ever touches them. What Lobby
 * fills in itself is no box: nobody ever ticks it.
 */
export async function ticks({ db, history }: Seen): Promise<Finding> {
  const wrong: string[] = [];
  const rows = await db.prisma.tick.findMany({ orderBy: { id: 'asc' } });
  const people = new Map((await db.prisma.person.findMany()).map(({ id, slackId }) => [id, slackId]));
  const runs = await db.prisma.run.findMany({ include: { items: true } });
  const branches = new Map((await db.prisma.branch.findMany()).map(({ id, channel }) => [id, channel]));
  let lost = 0;
  const ofItem = new Map<string, typeof rows>();
  for (const row of rows) ofItem.set(row.itemId, [...(ofItem.get(row.itemId) ?? []), row]);
  for (const run of runs)
    for (const item of run.items) {
      const told = `the box ${item.id} of ${run.list}`;
      const log = ofItem.get(item.id) ?? [];
      if (isKnown(storedItem.parse(item))) {
        if (log.length > 0)
          wrong.push(`${told} is filled in by Lobby itself, and was ticked ${log.length} times`);
        continue;
      }
      const owner = boxOwner(item.id, branches.get(run.branchId) ?? '');
      for (const { personId } of log)
        if (people.get(personId) !== owner)
          wrong.push(`${told} was changed by ${people.get(personId)}, not ${owner}`);
      const last = log.at(-1)?.state ?? 'open';
      if (item.state !== last) wrong.push(`${told} is ${item.state}, and was last ticked ${last}`);
      const pressed = history.deeds.filter((deed) => deed.what === 'tick' && deed.item === item.id);
      if (log.length > pressed.length)
        wrong.push(
          `${told} was pressed ${pressed.length} times, and changed ${log.length} times: ${log.map(({ seen, version, state, at }) => `${state} by ${version} as seen in ${seen} at ${at.toISOString()}`)}`,
        );
      // The last press that was acknowledged holds, where none after it went wrong, and the list was still open.
      const final = pressed.at(-1);
      const heard =
        final &&
        history.heard.some(({ who, at }) => who === final.who && at >= final.at && at < final.at + 8_000);
      // What the bot acknowledges before it is done may come after the next press; the message shows how it ended.
      if (!final?.ok || heard || pressed.some(({ ok, ackMs }) => !ok || ackMs > patienceMs)) continue;
      const meant = final.ticked ? 'done' : 'open';
      if (item.state === meant) continue;
      lost++;
      wrong.push(`${told} was set to ${meant} at ${final.at}, and is ${item.state}`);
    }
  return { wrong, counts: { ticks: rows.length, lost } };
}
