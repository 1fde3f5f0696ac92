import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { features } from '../../src/modules.js';
import type { Fields } from '../../src/platform/forms/field.js';
import { kinds } from '../../src/records/kinds/index.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { type HostileBank, openHostileBank } from '../hostile/bank.js';
import { openFiles } from '../hostile/files.js';
import { opened, whoSent } from '../hostile/payload.js';
import { everyone } from '../hostile/people.js';
import { tour } from '../hostile/tour.js';
import { Canaries } from '../properties/canary.js';
import type { Draw } from '../properties/draw.js';
import { Filler } from './write.js';

/** Inputs of forms that are left as they are, since what stands there is the branch's own and is shown as it was written. */
const ownWords: readonly { inputs: RegExp; why: string }[] = [
  { inputs: /^settings\.saved\.calls$/, why: 'whom the branch calls in an emergency is a telephone number' },
  { inputs: /^settings\.saved\.steps$/, why: 'a step of a playbook may name a number to call' },
  {
    inputs: /^settings\.saved\.(devices|supplies|products|departments|areas)$/,
    why: 'names that forms offer, such as the serial number of a machine',
  },
  { inputs: /^lists\.saved\./, why: 'the lines of a list say what to do, and may name a number to call' },
  { inputs: /^setup\.saved\./, why: 'name, time zone, country and hours of a branch' },
];

const typed = features.flatMap(({ commands }) => Object.keys(commands ?? {}));
const wrote = new Map<string, string>();
const canaries = new Canaries();
/** Whose click a trigger came from: a form that it opens is theirs. */
const readers = new Map<string, string>();
let bank: HostileBank;

const isText = ([, { type }]: [string, { type: string }]) => type === 'text';
const every = kinds as readonly Kind[];
const kindsTyped = every.filter(({ command }) => command !== false);
const textsOf = (form: string, fields: Fields) =>
  Object.entries(fields)
    .filter(isText)
    .map(([field]) => `${form}.${field}`);

/** Every input in which people write, by form; and every command. */
const inputs = [
  ...typed,
  ...kindsTyped.flatMap(({ name, fields }) => textsOf(`record.log:${name}`, fields)),
  ...kindsTyped.map(({ name }) => `record.log:${name}.summary`),
  ...every.flatMap(({ moves }) =>
    Object.entries(moves).flatMap(([move, { asks = {} }]) => textsOf(`record.moved:${move}`, asks)),
  ),
  'message',
  'record.noted.text',
  'record.edited.place',
  'record.merged.into',
  'run.found.note',
  'run.excused.why',
  'leave.asked.note',
  'find.asked.words',
  ...['problems', 'reflection', 'suggestions'].map((field) => `daylog.words.${field}`),
];

/** Everybody writes a customer's number, another each time, wherever there is something to write. */
async function everybodyWrites(draw: Draw): Promise<void> {
  const writes = (who: string, where: string) => {
    if (ownWords.some(({ inputs }) => inputs.test(where))) return '';
    const before = canaries.count;
    const number = canaries.number(draw, who);
    // One that was drawn before says nothing on where it was written.
    if (canaries.count > before) wrote.set(number, where);
    return ` ${number} `;
  };
  const sent = await tour(bank, {
    writes,
    also: [...typed, ...typed.map((command) => `${command} Quartzriver`)],
    next: '2026-11-17T03:00:00Z',
  });
  const form = sent.map(opened).find(({ body }) => body.type === 'view_submission');
  if (!form) throw new Error('no form was sent');
  const filler = await Filler.of(bank, form, writes);
  const left = inputs.filter((input) => ![...wrote.values()].includes(input));
  const moves = left.flatMap((input) => /^record\.moved:(\w+)/.exec(input)?.[1] ?? []);
  for (const move of new Set(moves)) await filler.move(move);
  for (const kind of kindsTyped) if (left.includes(`record.log:${kind.name}.summary`)) await filler.log(kind);
  await filler.excuse();
  await bank.sandbox.settle();
  for (const payload of sent.map(opened))
    readers.set(String(payload.body.trigger_id), whoSent(payload) ?? '');
}

beforeAll(async () => {
  bank = await openHostileBank();
  const property = fc.asyncProperty(fc.gen(), (gen) => everybodyWrites((of) => gen(of)));
  const { errorInstance } = await fc.check(property, { seed: 7, numRuns: 1, endOnFailure: true });
  if (errorInstance) throw errorInstance;
}, 300_000);
afterAll(() => bank.close());

/** The numbers in a text that its reader did not write. */
function found(where: string, text: string, reader?: string): string[] {
  return canaries
    .in(text)
    .filter(({ by }) => by !== reader)
    .map(
      ({ value }) =>
        `${[...wrote].find(([number]) => canaries.in(number)[0]?.value === value)?.[1]} in ${where}`,
    );
}

it('were written wherever something can be written', () => {
  const where = new Set(wrote.values());
  expect(inputs.filter((input) => !where.has(input))).toEqual([]);
});

it('are nowhere in what was sent to Slack, but in forms of whoever wrote them, or who may look into what is sealed', () => {
  const wrong = bank.sandbox.ledger.flatMap(({ method, args }) => {
    const { callback_id: form } = (args.view ?? {}) as { callback_id?: string };
    if (form === 'record.revealed') return [];
    const reader = readers.get(String(args.trigger_id ?? ''));
    return found(`${method} ${form ?? ''}`, JSON.stringify(args), reader);
  });
  expect([...new Set(wrong)]).toEqual([]);
  expect(bank.sandbox.ledger.length).toBeGreaterThan(500);
});

it('are read by nobody but whoever wrote them', async () => {
  const wrong: string[] = [];
  for (const who of everyone) {
    const person = bank.sandbox.as(who);
    const channels = (await bank.db.prisma.branch.findMany()).map(({ channel }) => channel);
    for (const channel of [...channels, person.direct()])
      for (const message of person.messages(channel))
        if (message.user === undefined || message.ephemeralFor)
          wrong.push(...found(`what ${who} reads`, JSON.stringify(message), who));
    wrong.push(...found(`the Home of ${who}`, JSON.stringify(person.home() ?? {})));
    wrong.push(...found(`a file of ${who}`, (await openFiles(bank, who)).text));
  }
  expect([...new Set(wrong)]).toEqual([]);
});

it('are in no line of the log, and in no metric', async () => {
  const metrics = await (await fetch(`${bank.url}/metrics`)).text();
  expect(metrics).toContain('lobby_messages_total');
  expect([...found('metrics', metrics), ...bank.logged.flatMap((line) => found('the log', line))]).toEqual(
    [],
  );
});

it('are in no table but sealed', async () => {
  const { prisma } = bank.db;
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "table_name"::text AS "name" FROM information_schema.tables
    WHERE "table_schema" = 'public' AND "table_type" = 'BASE TABLE'`;
  const wrong: string[] = [];
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(
      `SELECT to_jsonb(t)::text AS "row" FROM "${name}" t`,
    );
    for (const { row } of rows) wrong.push(...found(`the table ${name}`, row));
  }
  expect([...new Set(wrong)]).toEqual([]);
});
