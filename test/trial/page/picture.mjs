// Takes the README's picture of the page: node test/trial/page/picture.mjs, after npm run build. Needs Debian's package chromium.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
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
  const trial = spawn(process.execPath, ['dist/main.js'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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

const card = (page) => page.locator('main article.message').filter({ hasText: 'fainted' }).last();

async function visit(browser, url, as) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
  await page.goto(`${url}/?as=${as}&channel=C01RIVERSIDE`);
  await page.locator('main article.message').last().waitFor();
  return page;
}

async function write(page, line) {
  await page.locator('[data-composer="channel"]').fill(line);
  await page.locator('[data-composer="channel"]').press('Enter');
}

async function note(page, words) {
  await card(page).getByRole('button', { name: 'Note' }).click();
  const modal = page.locator('dialog.modal[open]');
  await modal.getByLabel('What is there to add?').fill(words);
  await modal.getByRole('button', { name: 'Save' }).click();
  await modal.waitFor({ state: 'detached' });
}

/** An incident of the morning: Sam logs it, Grace takes it, both say what they do; Grace looks at its thread. */
async function live(browser, url) {
  const sam = await visit(browser, url, 'U02SAM');
  const grace = await visit(browser, url, 'U01GRACE');
  await write(
    sam,
    '/lobby incident sev2 #medical An elderly customer fainted at counter 3; awake and seated',
  );
  await card(grace).getByRole('button', { name: 'Take' }).click();
  await card(grace).getByText('with Grace Holloway').waitFor();
  await note(sam, 'Ambulance called, about ten minutes. Priya keeps the side door clear.');
  await note(grace, 'Her daughter has been reached and is on her way.');
  await grace.reload();
  await card(grace).getByRole('button', { name: /repl/ }).click();
  await grace.locator('aside.thread').getByText('Her daughter').waitFor();
  return grace;
}

async function photograph(url) {
  const browser = await chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  });
  try {
    const page = await live(browser, url);
    await page.mouse.move(700, 28);
    await page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), 'lobby-picture-'));
try {
  const { trial, url } = await startTrial(folder);
  const ended = new Promise((resolve) => trial.once('exit', resolve));
  try {
    await photograph(url);
  } finally {
    trial.kill('SIGTERM');
    await ended;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
