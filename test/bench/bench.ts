import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { embeddedGround } from './embedded.js';
import type { Figure } from './figure.js';
import { benches } from './figures/index.js';
import { stopPrograms } from './programs.js';
import { serverGround, whyNot } from './server.js';
import { json, table } from './table.js';
import { ending, undoAll, undoOnSignals } from './undo.js';

const usage = `npm run bench [-- --only NAME] [--json FILE]
Names: ${benches.flatMap(({ figures }) => figures).join(', ')}`;

const server = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres:postgres@127.0.0.1:5432/postgres';

/** Measures one figure after another. A missed bar is told, not an error; a figure that cannot be measured is one. */
async function measure(only: string | undefined): Promise<{ figures: Figure[]; failed: boolean }> {
  const chosen = benches.filter(({ figures }) => only === undefined || figures.includes(only));
  const grounds = [embeddedGround()];
  const absent = await whyNot(server);
  if (absent === null) grounds.push(serverGround(server));
  else console.log(`PostgreSQL is left out (${absent}). BENCH_DATABASE_URL names a server that may be used.`);
  const figures: Figure[] = [];
  let failed = false;
  for (const bench of chosen)
    for (const ground of grounds) {
      if (ending()) return { figures, failed: true };
      console.log(`${bench.figures.join(', ')} on ${ground.name} …`);
      try {
        const found = await bench.run(ground);
        figures.push(...found.filter(({ name }) => only === undefined || name === only));
      } catch (error) {
        failed = true;
        if (!ending()) console.error(`${bench.figures.join(', ')} on ${ground.name} is void:`, error);
        await stopPrograms();
      }
    }
  return { figures, failed };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
  if (values.only !== undefined && !benches.some(({ figures }) => figures.includes(values.only ?? '')))
    throw new Error(`No figure is called ${values.only}.\n${usage}`);
  try {
    const work = measure(values.only);
    undoOnSignals(work);
    const { figures, failed } = await work;
    if (ending()) return;
    console.log(`\n${table(figures)}`);
    if (values.json) await writeFile(values.json, json(figures));
    if (failed) process.exitCode = 1;
  } finally {
    await undoAll();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
