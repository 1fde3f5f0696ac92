import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AuditEntry, PrismaClient } from './generated/client.js';
import { int, rows, text } from './query.js';

/** Where a chain is broken, and how. */
export type Break = { chain: string; seq: number; why: string };

/** `broken` lists the first thousand breaks at most. */
export type AuditReport = { entries: number; chains: number; broken: Break[] };

type Reader = Pick<PrismaClient, '$queryRaw' | 'auditEntry'>;
const chain = z.object({ chain: text, seq: int.nullable(), hash: text.nullable(), last: int.nullable() });
type Chain = z.infer<typeof chain>;

const PAGE = 1000;
const BREAKS_LISTED = 1000;
const LEAST_SEQ = -(2 ** 31);

/**
 * Recomputes the audit trail, or the one chain of it that is asked for, and reports where entries were changed,
 * removed (at the end too), added or reordered. Reads page by page; entries written meanwhile are left for the next
 * run. Whoever can rewrite every later entry of a chain and its head as well leaves no trace here: to prove that
 * nobody did, compare a chain's last hash with one noted outside the database.
 */
export async function verifyAudit(prisma: Reader, chain?: string): Promise<AuditReport> {
  const chains = (await listChains(prisma)).filter((found) => chain === undefined || found.chain === chain);
  const report: AuditReport = { entries: 0, chains: chains.length, broken: [] };
  for (const one of chains) {
    for await (const finding of verifyChain(prisma, one, report)) {
      if (report.broken.length < BREAKS_LISTED) report.broken.push({ chain: one.chain, ...finding });
    }
  }
  return report;
}

/** One statement, so that a chain's head and its last entry are read from the same snapshot. */
function listChains(prisma: Reader): Promise<Chain[]> {
  return rows(prisma, chain)`
    SELECT coalesce(head."chain", entry."chain") AS "chain", head."seq", head."hash", entry."last"
    FROM "AuditHead" head
    FULL JOIN (SELECT "chain", max("seq") AS "last" FROM "AuditEntry" GROUP BY "chain") entry
      ON entry."chain" = head."chain"
    ORDER BY 1`;
}

async function* verifyChain(
  prisma: Reader,
  { chain, seq: headSeq, hash: headHash, last }: Chain,
  counted: { entries: number },
): AsyncGenerator<{ seq: number; why: string }> {
  let expected = 1;
  let previous = '';
  for await (const entry of readChain(prisma, chain, last)) {
    counted.entries += 1;
    if (entry.seq > expected) yield { seq: expected, why: `missing up to ${entry.seq - 1}` };
    if (entry.seq < expected) yield { seq: entry.seq, why: 'added: chains start at 1' };
    else if (entry.previous !== previous)
      yield { seq: entry.seq, why: 'does not follow from the entry before' };
    if (entry.hash !== hashOf(entry))
      yield { seq: entry.seq, why: 'changed: its hash is not that of its words' };
    expected = Math.max(expected, entry.seq + 1);
    previous = entry.hash;
  }
  const end = expected - 1;
  if (headSeq === null) yield { seq: end, why: 'the record of where the chain ends is missing' };
  else if (headSeq > end) yield { seq: end + 1, why: `missing up to ${headSeq}, the end of the chain` };
  else if (headSeq < end) yield { seq: headSeq + 1, why: `added past the end of the chain, up to ${end}` };
  else if (headHash !== previous) yield { seq: end, why: 'not the entry that the chain ended with' };
}

async function* readChain(prisma: Reader, chain: string, last: number | null): AsyncGenerator<AuditEntry> {
  let from = LEAST_SEQ;
  while (last !== null && from <= last) {
    const page = await prisma.auditEntry.findMany({
      where: { chain, seq: { gte: from, lte: last } },
      orderBy: { seq: 'asc' },
      take: PAGE,
    });
    yield* page;
    if (page.length < PAGE) return;
    from = (page.at(-1)?.seq ?? last) + 1;
  }
}

/** The same text and hash as the trigger's, in prisma/migrations. */
function hashOf(entry: AuditEntry): string {
  const { chain, seq, at, actor, action, subject, data, previous } = entry;
  const parts = [chain, String(seq), String(at.getTime()), actor, action, subject, data, previous];
  const text = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(',');
  return createHash('sha256').update(text).digest('hex');
}
