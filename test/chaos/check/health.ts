import { verifyAudit } from '../../../src/platform/database/audit.js';
import { disturbed, type Finding, type Seen } from './seen.js';

const away = ['away', 'cut', 'held', 'slow', 'full', 'unreachable'] as const;

/** The audit trail holds, numbers have no gap, nothing went uncaught, and nobody ended by themselves. */
export async function health({ db, history }: Seen): Promise<Finding> {
  const wrong: string[] = [];
  const { broken } = await verifyAudit(db.prisma);
  wrong.push(...broken.map(({ chain, seq, why }) => `the audit trail ${chain} breaks at ${seq}: ${why}`));
  const gaps = await db.prisma.$queryRaw<{ kind: string }[]>`
    SELECT c."kind" FROM "Counter" c WHERE c."last" <> (SELECT count(DISTINCT "number") FROM "Record" r
      WHERE r."branchId" = c."branchId" AND r."kind" = c."kind")`;
  wrong.push(...gaps.map(({ kind }) => `the numbers of ${kind} have a gap`));
  for (const { owner, at, line } of history.uncaught) {
    // The socket library stumbles over this one frame; the process takes no harm, which is all that can be asked of it.
    const stumbles = line.includes('SocketModeClient.onWebSocketMessage');
    if (stumbles && disturbed(history, owner, at - 10_000, at, ['limited']).length > 0) continue;
    wrong.push(`${owner}: ${line}`);
  }
  const failed = new Map<string, number>();
  for (const { owner, at, code, signal, asked, wasReady } of history.ended) {
    const place = owner.split('.')[0] ?? owner;
    const inARow = wasReady || asked ? 0 : (failed.get(place) ?? 0) + 1;
    failed.set(place, inARow);
    if (asked && (code === 0 || signal === 'SIGKILL')) continue;
    const told = `${owner} ended by itself with ${code ?? signal}`;
    // Once it has begun it goes on, whatever is away: else a bad hour is a loop of restarts.
    if (wasReady || asked) wrong.push(`${told}, though it was ready`);
    // It cannot begin while the database or Slack is away; whoever runs it begins it again, and then it does.
    else if (inARow > 2 && disturbed(history, owner, at - 20_000, at, away).length === 0)
      wrong.push(`${told}, the ${inARow}th time in a row`);
  }
  return { wrong, counts: { starts: history.ended.length } };
}
