import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { undoOnSignals } from '../bench/undo.js';
import { type DayName, dayNames } from './bank.js';
import { chanceOf } from './chance.js';
import { usual } from './crowd.js';
import { type Mutant, mutants } from './mutants.js';
import { type RoundOptions, round } from './round.js';
import { troubles } from './trouble.js';

const usage = `npm run chaos [-- --seed S] [--kills N] [--seconds N] [--processes N] [--day NAME] [--history] [--embedded] [--mutants all|none|NAME,…] [--json FILE]
Days: ${dayNames.join(', ')}
Mutants: ${mutants.map(({ name }) => name).join(', ')}`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string', default: '20' },
    // Trouble lasts at least so long.
    seconds: { type: 'string', default: '40' },
    processes: { type: 'string', default: '2' },
    // On which the bank lives; absent: the seed says.
    day: { type: 'string' },
    // The bot may read back what it posted.
    history: { type: 'boolean', default: false },
    embedded: { type: 'boolean', default: false },
    mutants: { type: 'string', default: 'all' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const server = process.env.CHAOS_DATABASE_URL ?? 'postgresql://postgres:postgres@127.0.0.1:5432/postgres';
const folder = join('node_modules', '.cache', 'lobby-chaos', 'runs', String(seed));
const { oneOf, below } = chanceOf(seed, 'round');
const kills = Number(values.kills);
const day = (values.day ?? oneOf(dayNames)) as DayName;
if (!dayNames.includes(day)) throw new Error(`There is no day ${day}: ${dayNames.join(', ')}`);
const options: RoundOptions = {
  seed,
  kills,
  leastMs: Number(values.seconds) * 1000,
  // A round of some length meets every trouble, whatever chance says.
  first: kills >= 20 ? shuffled(troubles) : [],
  only: null,
  server: values.embedded ? null : server,
  processes: Number(values.processes),
  mutant: null,
  reads: values.history,
  day,
  habits: usual,
  faulty: 14,
  patienceMs: 60_000,
  restores: true,
  folder: join(folder, 'bot'),
  say: (words) => console.log(words),
};

function shuffled<T>(all: readonly T[]): T[] {
  const left = [...all];
  return all.map(() => left.splice(below(left.length), 1)[0] as T);
}

const chosen =
  values.embedded || values.mutants === 'none'
    ? []
    : mutants.filter(({ name }) => values.mutants === 'all' || values.mutants.split(',').includes(name));

/** Mutants that are looked at at once. */
const sideBySide = 3;

/** Short and full of what it shows in, on a day with a list at its beginning: a bot with this mutant in it must be found out. */
async function caught({
  name,
  shows = [],
  habits = usual,
  processes,
  enough,
  tells,
}: Mutant): Promise<'caught' | 'missed'> {
  const { wrong } = await round({
    ...options,
    kills: 0,
    leastMs: 5_000,
    first: shows,
    only: enough,
    day: 'plain',
    processes,
    habits,
    faulty: 0,
    patienceMs: 4_000,
    restores: false,
    mutant: name,
    folder: join(folder, name),
    say: () => {},
  });
  const proof = wrong.find((one) => tells.test(one));
  console.log(`mutant ${name}: ${proof ? `caught: ${proof.slice(0, 300)}` : `missed ${wrong[0] ?? ''}`}`);
  return proof ? 'caught' : 'missed';
}

/** @returns whether all is well: the bot as it is, and every mutant found out. */
async function main(): Promise<boolean> {
  console.log(`seed ${seed}; ${day}; logs and history in ${folder}`);
  const { wrong, counts, kills: killed } = await round(options);
  console.log(JSON.stringify(counts));
  for (const one of wrong) console.log(`WRONG ${one}`);
  // Some side by side: each has a database, a workspace and ways of its own.
  const found: Record<string, 'caught' | 'missed'> = {};
  const waiting = [...chosen];
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) found[one.name] = await caught(one);
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));

  const {
    commands = 0,
    occurrences = 0,
    posts = 0,
    lost = 0,
    duplicates = 0,
    ambiguous = 0,
    untold = 0,
  } = counts;
  const figures = {
    seed,
    kills: killed,
    commands,
    occurrences,
    posts,
    lost,
    duplicates,
    ambiguous,
    untold,
    mutants: found,
  };
  console.log(JSON.stringify(figures));
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  const missed = Object.values(found).includes('missed');
  if (wrong.length > 0) console.log(`${wrong.length} things are wrong`);
  return wrong.length === 0 && !missed;
}

const work = main();
undoOnSignals(work);
process.exit((await work) ? 0 : 1);
