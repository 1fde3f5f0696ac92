import { catalogue } from '../../../src/modules.js';
import type { Attempt } from '../told.js';
import { type Finding, isCertain, type Life, type Seen } from './seen.js';

interface Row {
  id: string;
  view: string;
  subject: string;
  target: string;
  state: string;
  error: string | null;
  notBefore: Date;
  expiresAt: Date | null;
  settledAt: Date | null;
}

/** One commitment to send, and whether it was doubted afterwards. */
interface Commitment {
  owner: string | null;
  at: number;
  doubted: boolean;
}

/**
 * What people saw against what the outbox says: one message each, more only where nobody could know, never one without
 * a row; and every row came to an end.
 */
export async function posts(seen: Seen): Promise<Finding> {
  const { db, sandbox, history, end, lives } = seen;
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT "id"::text, "view", "subject", "target", "state", "error", "notBefore", "expiresAt", "settledAt" FROM "Outbox"`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wrong: string[] = [];
  const latest = Math.max(end.getTime(), history.latest);
  const counts = {
    posts: 0,
    lost: 0,
    // Messages beyond the first that say the same thing in the same place.
    duplicates: 0,
    // Posts that the outbox noted to be in doubt, that Slack had taken in truth, and that were made again: each is one
    // message too many, and there must be no other.
    ambiguous: 0,
    doubts: 0,
    leftOut: 0,
  };

  // A message is known by its row's id, which it carries.
  const accepted = sandbox.ledger.flatMap(({ method, accepted: done, args, ts }) => {
    if (method !== 'chat.postMessage' || !done) return [];
    const metadata = args.metadata as { event_payload?: { key?: string } } | undefined;
    return [{ key: metadata?.event_payload?.key ?? '', ts: ts ?? '', channel: String(args.channel) }];
  });
  counts.posts = accepted.length;
  const things = new Map<string, { rows: Row[]; messages: number; view: string; name: string }>();
  const thingOf = ({ view, subject, target, id }: Row, channel: string) =>
    catalogue.find(view)?.kept ? `${view} ${subject} ${channel}` : `${view} ${target} ${id}`;
  for (const { key, channel, ts } of accepted) {
    const row = byId.get(key);
    if (!row) {
      wrong.push(`the message ${ts} in ${channel} belongs to no row`);
      continue;
    }
    const name = thingOf(row, channel);
    const thing = things.get(name) ?? { rows: [], messages: 0, view: row.view, name };
    thing.messages++;
    if (!thing.rows.includes(row)) thing.rows.push(row);
    things.set(name, thing);
  }

  const attempts = new Map<string, Attempt[]>();
  for (const attempt of history.attempts)
    if (attempt.method === 'chat.postMessage' && attempt.accepted && attempt.key)
      attempts.set(attempt.key, [...(attempts.get(attempt.key) ?? []), attempt]);
  const commitments = commitmentsIn(lives);
  for (const all of commitments.values()) counts.doubts += all.filter(({ doubted }) => doubted).length;

  for (const { rows: of, messages, view, name } of things.values()) {
    const made = of.flatMap(({ id }) => attempts.get(id) ?? []);
    const committed = made.map((attempt) =>
      commitments
        .get(attempt.key ?? '')
        ?.findLast(({ owner, at }) => owner === attempt.owner && at <= attempt.at + 50),
    );
    const certain = made.filter((attempt, index) => isCertain(history, attempt, committed[index]?.at));
    const doubted = committed.filter((one) => one?.doubted).length;
    const story = made
      .map(
        ({ owner, at, fault, answeredAt }, index) =>
          `${owner} at ${at} ${fault ?? 'well'} answered ${answeredAt}${committed[index]?.doubted ? ', in doubt' : ''}`,
      )
      .join('; ');
    const extra = messages - 1;
    counts.duplicates += extra;
    counts.ambiguous += Math.min(doubted, extra);
    if (extra > 0 && seen.reads && !catalogue.find(view)?.traceless)
      wrong.push(`${name} came ${messages} times, though it can be read back: ${story}`);
    if (certain.length > 1) wrong.push(`${name} came ${messages} times, ${certain.length} surely: ${story}`);
    else if (extra > doubted)
      wrong.push(`${name} came ${messages} times, and only ${doubted} doubts were noted: ${story}`);
    if (extra > 0 && catalogue.find(view)?.inDoubt === 'never')
      wrong.push(`${name} came ${messages} times, which it never may: ${story}`);
  }

  for (const row of rows) {
    const told = `${row.view} ${row.subject} (${row.id}) for ${row.target}`;
    const came = (attempts.get(row.id)?.length ?? 0) > 0;
    switch (row.state) {
      case 'planned':
        if (row.notBefore <= end) wrong.push(`${told} still waits: ${row.error}`);
        break;
      case 'sent':
        if (!catalogue.find(row.view)?.kept && !came) {
          counts.lost++;
          wrong.push(`${told} is called sent and was not`);
        }
        break;
      case 'moot':
      case 'absorbed':
        break;
      case 'expired':
        if (!row.expiresAt || row.expiresAt.getTime() > latest) wrong.push(`${told} expired before its time`);
        break;
      case 'unknown':
        if (!row.settledAt) wrong.push(`${told} is still in doubt`);
        else if (catalogue.find(row.view)?.inDoubt !== 'never') wrong.push(`${told} was left in doubt`);
        else if (!came) counts.leftOut++;
        break;
      default:
        counts.lost++;
        wrong.push(`${told} ended as ${row.state}: ${row.error}`);
    }
  }
  return { wrong, counts };
}

function commitmentsIn(lives: readonly Life[]): Map<string, Commitment[]> {
  const all = new Map<string, Commitment[]>();
  for (const { id, state, owner, at } of lives) {
    const ofRow = all.get(id) ?? [];
    all.set(id, ofRow);
    const last = ofRow.at(-1);
    if (state === 'sending') ofRow.push({ owner, at: at.getTime(), doubted: false });
    else if (state === 'unknown' && last) last.doubted = true;
  }
  return all;
}
