import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.js';
import type { Chance } from './chance.js';
import type { Ground } from './ground.js';
import { Line } from './line.js';
import { watchDeliveries } from './sockets.js';
import { watchStatements } from './statements.js';
import { ahead, type Pace, timeBy } from './time.js';
import type { History } from './told.js';
import { type Point, Trap } from './trap.js';
import { Wire } from './wire.js';

const program = fileURLToPath(new URL('bot.js', import.meta.url));
const mutating = fileURLToPath(new URL('mutate.js', import.meta.url));

/** A bot that takes longer than this to begin waits for something. */
const slowMs = 12_000;

export interface FleetOptions {
  size: number;
  sandbox: Sandbox;
  ground: Ground;
  history: History;
  key: string;
  mutant: string | null;
  /** For the logs. */
  folder: string;
  /** Milliseconds between two posts in a channel. */
  paceMs: number;
  /** How the bank's time goes now. */
  pace(): Pace;
  chance(name: string): Chance;
}

/** One place in which a bot runs: killed there, it is begun anew, as a service manager does. */
export class Post {
  owner = '';
  child: ChildProcess | null = null;
  ready: Promise<void> = Promise.resolve();
  readonly wire: Wire;
  /** Its way to Slack's sockets. */
  readonly sockets: Line;
  /** Its way to the database, where that is a server. */
  readonly database: Line | null;
  readonly trap = new Trap();
  #starts = 0;
  #quits = false;
  #gone: Promise<void> = Promise.resolve();
  /** Milliseconds by which its clock is ahead of the bank's. */
  #ahead = 0;

  constructor(
    readonly name: string,
    private readonly options: FleetOptions,
  ) {
    const { sandbox, chance, history, ground } = options;
    const { hostname: host, port } = new URL(sandbox.url);
    const watch = watchDeliveries(history, () => this.owner);
    this.sockets = new Line({ host, port: Number(port) }, watch);
    this.wire = new Wire(
      sandbox.url,
      chance(`wire ${name}`),
      history,
      this.trap,
      () => this.sockets.port,
      () => this.owner,
    );
    this.database = ground.server ? new Line(ground.server, watchStatements(this.trap)) : null;
  }

  async open(): Promise<void> {
    await Promise.all([this.wire.open(), this.sockets.open(), this.database?.open()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.wire.close(), this.sockets.close(), this.database?.close()]);
  }

  start(): void {
    const { sandbox, ground, history, key, mutant, folder, paceMs } = this.options;
    this.#quits = false;
    const owner = `${this.name}.${++this.#starts}`;
    this.owner = owner;
    this.trap.disarm();
    this.trap.committed = 0;
    const begun = history.disturb('start', owner);
    const child = spawn(process.execPath, [...(mutant ? ['--import', mutating] : []), program], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        SLACK_API_URL: this.wire.apiUrl,
        SLACK_BOT_TOKEN: sandbox.botToken,
        SLACK_APP_TOKEN: sandbox.appToken,
        LOBBY_KEY: key,
        LOG_LEVEL: 'info',
        PORT: '0',
        CHAOS: JSON.stringify({ owner, pace: this.#pace(), paceMs, beatMs: 1_000 }),
        ...(mutant ? { CHAOS_MUTANT: mutant } : {}),
        ...ground.env(this.database?.port),
      },
    });
    this.child = child;
    // A killed one reads no more.
    child.stdin.on('error', () => {});
    const file = createWriteStream(join(folder, `${owner}.log`));
    let isReady = false;
    const gone = new Promise<void>((resolve) => {
      child.once('exit', (code, signal) => {
        history.ended.push({
          owner,
          at: Date.now(),
          code,
          signal,
          asked: this.#quits || signal === 'SIGKILL',
          wasReady: isReady,
        });
        if (!isReady) begun();
        resolve();
        if (!this.#quits) this.#again(isReady);
      });
    });
    this.#gone = gone;
    this.ready = new Promise((resolve) => {
      const hear = (line: string) => {
        file.write(`${line}\n`);
        if (line.includes('nobody caught this')) history.uncaught.push({ owner, at: Date.now(), line });
        if (!line.includes('"msg":"ready"')) return;
        isReady = true;
        // Its sockets are up; the second may follow.
        begun(1_000);
        resolve();
      };
      for (const stream of [child.stdout, child.stderr])
        if (stream) createInterface({ input: stream }).on('line', hear);
      void gone.then(resolve);
      setTimeout(async () => {
        if (isReady || child.exitCode !== null || child.signalCode !== null) return;
        const activity = await ground.activity().catch(() => []);
        file.write(`not ready after ${slowMs} ms; the database: ${JSON.stringify(activity, null, 1)}\n`);
      }, slowMs).unref();
    });
  }

  /** As a service manager does: at once, or after a second where it could not even begin. */
  #again(wasReady: boolean): void {
    setTimeout(
      () => {
        if (!this.#quits) this.start();
      },
      wasReady ? 50 : 1_000,
    );
  }

  #pace(): Pace {
    return ahead(this.options.pace(), this.#ahead);
  }

  /** The time by its clock. */
  now(): Date {
    return timeBy(this.#pace());
  }

  /** Tells it how the bank's time goes from now on. */
  tell(): void {
    this.child?.stdin?.write(`${JSON.stringify(this.#pace())}\n`);
  }

  /** Its clock is wrong by so much from now on, whoever starts it. */
  setAhead(ms: number): void {
    this.#ahead = ms;
    this.tell();
  }

  /** Ends it without a word; its leases run out soon after, and another one begins. */
  async kill(): Promise<void> {
    const { history } = this.options;
    const { owner } = this;
    const over = history.disturb('kill', owner);
    this.child?.kill('SIGKILL');
    await this.#gone;
    over(200);
    await sleep(300);
    await this.#leasesOver(owner);
  }

  /** Kills it where it is when it comes to this point, or after a while wherever it is then. */
  async killAt(point: Point, patienceMs: number): Promise<void> {
    let killed: Promise<void> | null = null;
    await new Promise<void>((resolve) => {
      this.trap.arm(point, () => {
        this.options.history.count(`killed ${point}`);
        killed = this.kill();
        resolve();
        return 'lost';
      });
      setTimeout(resolve, patienceMs);
    });
    this.trap.disarm();
    await (killed ?? this.kill());
  }

  /** Takes it off the processor for longer than its leases last, wherever it is. */
  async stopFor(ms: number): Promise<void> {
    // Just after a post the next one is held, and rests.
    await new Promise<void>((resolve) => {
      this.wire.atNextAnswer(resolve);
      setTimeout(resolve, 2_000);
    });
    await sleep(60);
    // What is committed to be sent goes first: Slack knows no key by which a post could be refused afterwards.
    for (let turn = 0; turn < 100 && this.trap.committed > 0; turn++) await sleep(5);
    await this.#freeze(ms);
  }

  /** The same as it says that it will send, so that it goes on with a lease that it has lost. */
  async stopAtMark(ms: number, patienceMs: number): Promise<void> {
    let frozen: Promise<void> | null = null;
    await new Promise<void>((resolve) => {
      this.trap.arm('marking', () => {
        this.options.history.count('stopped marking');
        frozen = this.#freeze(ms);
        resolve();
        return frozen;
      });
      setTimeout(resolve, patienceMs);
    });
    this.trap.disarm();
    await frozen;
  }

  async #freeze(ms: number): Promise<void> {
    const { history } = this.options;
    const { owner, child } = this;
    const over = history.disturb('stop', owner);
    child?.kill('SIGSTOP');
    await sleep(300);
    await this.#leasesOver(owner);
    await sleep(ms);
    child?.kill('SIGCONT');
    over(300);
  }

  /** They last longer than any request to Slack. */
  async #leasesOver(owner: string): Promise<void> {
    await this.wire.quiet();
    await this.options.ground.endLeases(owner).catch(() => {});
  }

  /** Asks it to end. @returns whether it did so by itself */
  async quit(): Promise<boolean> {
    this.#quits = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return true;
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    const last = setTimeout(() => child.kill('SIGKILL'), 25_000);
    await this.#gone;
    clearTimeout(last);
    return child.exitCode === 0;
  }
}

/** So many bots on one database, each with ways of its own to Slack and to the database. */
export async function openFleet(options: FleetOptions): Promise<Post[]> {
  const posts: Post[] = [];
  for (let index = 0; index < options.size; index++) {
    const post = new Post(`bot-${index}`, options);
    await post.open();
    posts.push(post);
  }
  return posts;
}
