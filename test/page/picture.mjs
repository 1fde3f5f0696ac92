// Takes the README's picture of the page: node test/page/picture.mjs, after npm run build. Needs Debian's package chromium.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const picture = fileURLToPath(new URL('channel.png', import.meta.url));
const program = process.argv[2] ?? '/usr/bin/chromium';

/** A trial of its own on a free port, from its very beginning. */
async function startTrial(folder) {
  const port = await new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), LOBBY_DATA_DIR: folder };
  const trial = spawn(process.execPath, ['dist/main.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let said = '';
    trial.stdout.on('data', (words) => {
      said += words;
      if (said.includes('ready to be tried')) resolve();
    });
    trial.once('exit', (code) => reject(new Error(`The trial ended with ${code}\n${said}`)));
  });
  return { trial, url: `http://127.0.0.1:${port}` };
}

async function take(page, url) {
  await page.goto(`${url}/?as=U01GRACE&channel=C01RIVERSIDE`);
  const messages = page.locator('main article.message');
  await messages.last().waitFor();
  await page.screenshot({ path: picture });
}

const folder = await mkdtemp(join(tmpdir(), 'lobby-picture-'));
const { trial, url } = await startTrial(folder);
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await take(page, url);
} finally {
  await browser.close();
  const ended = new Promise((resolve) => trial.once('exit', resolve));
  trial.kill('SIGTERM');
  await ended;
  await rm(folder, { recursive: true, force: true });
}
