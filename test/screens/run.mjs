// Prints how long a Monday's messages are on a phone and how many taps they take: npm run screens [-- --json FILE].
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { json: { type: 'string' }, pictures: { type: 'string' } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const env = { ...process.env };
if (values.json) env.SCREENS_JSON = resolve(values.json);
if (values.pictures) env.SCREENS_PICTURES = resolve(values.pictures);
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const args = [vitest, 'run', '--config', 'test/vitest.config.ts', '--mode', 'screens'];
process.exit(spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1);
