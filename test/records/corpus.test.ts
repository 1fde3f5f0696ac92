import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { shownLine } from '../../src/operations/read.js';
import { kindOf } from '../../src/records/kinds/index.js';
import type { Kind } from '../../src/records/rules/kind.js';

const value = z.union([z.string(), z.number(), z.boolean()]);
const entry = z.strictObject({
  line: z.string(),
  country: z.string().exactOptional(),
  timezone: z.string().exactOptional(),
  language: z.string().exactOptional(),
  now: z.string().exactOptional(),
  devices: z.array(z.string()).exactOptional(),
  people: z.array(z.string()).exactOptional(),
  kind: z.string().nullable().exactOptional(),
  severity: z.number().exactOptional(),
  fields: z.record(z.string(), value).exactOptional(),
  person: z.string().exactOptional(),
  record: z.string().exactOptional(),
  amount: z.number().exactOptional(),
  masked: z.array(z.string()).exactOptional(),
  unsure: z.array(z.string()).exactOptional(),
  text: z.string().exactOptional(),
});
type Entry = z.infer<typeof entry>;

const homes = {
  en: { country: 'GB', timezone: 'Europe/London', now: '2026-11-29T02:15:00Z' },
  'zh-CN': { country: 'CN', timezone: 'Asia/Shanghai', now: '2026-11-29T02:15:00+08:00' },
  'zh-TW': { country: 'TW', timezone: 'Asia/Taipei', now: '2026-11-29T02:15:00+08:00' },
};

const corpus = new URL('corpus/', import.meta.url);
/** A language's lines stand in its file and in those that are numbered after it. */
const linesOf = (language: string): Entry[] =>
  readdirSync(corpus)
    .filter((file) => file.replace(/(?:-\d+)?\.yaml$/, '') === language)
    .sort()
    .flatMap((file) => z.array(entry).parse(parse(readFileSync(new URL(file, corpus), 'utf8'))));

/** What is wrong with the reading of a line, in words; `wrong` where a value was recorded that is not meant and not said. */
function judged(
  language: keyof typeof homes,
  one: Entry,
): { line: string; wrong: string[]; missed: string[] } {
  const { line, devices, people } = one;
  const read = shownLine(line, {
    ...homes[language],
    ...(one.country ? { country: one.country } : {}),
    ...(one.timezone ? { timezone: one.timezone } : {}),
    ...(one.now ? { now: one.now } : {}),
    language,
    ...(devices ? { devices: devices.join(',') } : {}),
    ...(people ? { people: people.join(',') } : {}),
  });
  const wrong: string[] = [];
  const missed: string[] = [];
  const compare = (name: string, got: unknown, wanted: unknown, usual: unknown = null) => {
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    const said = `${name}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`;
    if (JSON.stringify(got) === JSON.stringify(usual)) missed.push(said);
    else wrong.push(said);
  };
  if (one.kind !== undefined) compare('kind', read.kind, one.kind);
  const kind: Kind | null = read.kind ? kindOf(read.kind) : null;
  compare('severity', read.severity, one.severity ?? kind?.severity ?? null, kind?.severity ?? null);
  const names = new Set([...Object.keys(read.fields), ...Object.keys(one.fields ?? {})]);
  for (const name of names) compare(name, read.fields[name] ?? null, one.fields?.[name] ?? null);
  compare('person', read.person, one.person ?? null);
  compare('record', read.record, one.record ?? null);
  compare('amount', read.amount, one.amount ?? null);
  const masked = read.masked.map((each) => each.kind);
  if (JSON.stringify([...masked].sort()) !== JSON.stringify([...new Set(one.masked ?? [])].sort()))
    missed.push(`masked: ${masked.join(' ')} instead of ${(one.masked ?? []).join(' ')}`);
  if (one.text !== undefined && one.masked === undefined && read.text !== one.text)
    missed.push(`text: ${JSON.stringify(read.text)} instead of ${JSON.stringify(one.text)}`);
  const overlaps = (a: string, b: string) => a.includes(b) || b.includes(a);
  for (const piece of one.unsure ?? [])
    if (!read.unsure.some(({ text }) => overlaps(text, piece))) missed.push(`unsaid: ${piece}`);
  return { line, wrong, missed };
}

describe.each(['en', 'zh-CN', 'zh-TW'] as const)('lines as people type them: %s', (language) => {
  const all = linesOf(language).map((one) => judged(language, one));
  const shown = (list: typeof all) =>
    list.map(({ line, wrong, missed }) => `${line}\n    ${[...wrong, ...missed].join('\n    ')}`).join('\n');
  it('records nothing that was not meant', () => {
    expect(shown(all.filter(({ wrong }) => wrong.length > 0))).toBe('');
  });
  it('reads what was meant', () => {
    const missed = all.filter((one) => one.missed.length > 0);
    if (process.env.SHOW_MISSED) console.log(`${missed.length}/${all.length}\n${shown(missed)}`);
    expect(missed.length / all.length, shown(missed)).toBeLessThanOrEqual(0.05);
  });
});
