import type { PrismaClient } from '../../../src/platform/database/generated/client.js';

/** Prisma's own record of migrations is no part of it. */
const ours = `n.nspname = 'public' AND c.relname <> '_prisma_migrations'`;

/** Each statement gives lines, in an order that every database has; a table's parts stand under it. */
const parts = [
  [
    'Tables',
    `SELECT format('%I', c.relname) AS line FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND c.relkind = 'r' ORDER BY c.relname COLLATE "C"`,
  ],
  [
    'Columns',
    `SELECT format('%I.%I %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' NOT NULL' END, ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE ${ours} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname COLLATE "C", a.attnum`,
  ],
  // What only says that a column is not null stands with the column; newer servers list it here too.
  [
    'Constraints',
    `SELECT format('%I %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND k.contype <> 'n' ORDER BY c.relname COLLATE "C", k.conname COLLATE "C"`,
  ],
  [
    'Indexes',
    `SELECT pg_get_indexdef(i.indexrelid) AS line
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${ours} ORDER BY c.relname COLLATE "C", x.relname COLLATE "C"`,
  ],
  [
    'Sequences',
    `SELECT format('%I %s', c.relname, format_type(s.seqtypid, NULL)) AS line
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} ORDER BY c.relname COLLATE "C"`,
  ],
  [
    'Triggers',
    `SELECT pg_get_triggerdef(t.oid) AS line
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND NOT t.tgisinternal ORDER BY c.relname COLLATE "C", t.tgname COLLATE "C"`,
  ],
  [
    'Functions',
    `SELECT pg_get_functiondef(p.oid) AS line FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'public' ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C"`,
  ],
  [
    'Views, types and extensions',
    `SELECT line FROM (
      SELECT format('%s %I', c.relkind, c.relname) AS line FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${ours} AND c.relkind NOT IN ('r', 'i', 'S')
      UNION ALL SELECT format('type %I', y.typname) FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace
      WHERE n.nspname = 'public' AND y.typtype IN ('e', 'd', 'r')
      UNION ALL SELECT format('extension %I', e.extname) FROM pg_extension e WHERE e.extname <> 'plpgsql'
    ) other ORDER BY line COLLATE "C"`,
  ],
] as const;

/** Everything that the migrations have made in a database, as plain text: the same on every database and at any time. */
export async function schemaOf(prisma: Pick<PrismaClient, '$queryRawUnsafe'>): Promise<string> {
  const sections: string[] = [];
  for (const [title, statement] of parts) {
    const found = await prisma.$queryRawUnsafe<{ line: string }[]>(statement);
    const lines = found.map(({ line }) => line.trim());
    sections.push([`-- ${title}`, ...(lines.length > 0 ? lines : ['-- none'])].join('\n'));
  }
  return `${sections.join('\n\n')}\n`;
}
