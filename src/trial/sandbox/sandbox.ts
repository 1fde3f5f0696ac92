import type { Server } from 'node:http';
import { type Changes, changes } from './changes.js';
import type { Fault, SandboxMessage } from './contract.js';
import type { Call } from './ledger.js';
import { Person } from './person.js';
import type { WorkspaceSeed } from './seed.js';
import { messagesOf, type Seeing } from './seen.js';
import { listen } from './server.js';
import { type AppAddress, SignedRequests } from './signed-requests.js';
import type { SocketMode } from './socket.js';
import type { World } from './world.js';
import { createWorld } from './world-creation.js';

export type { Fault, Outcome, SandboxMessage } from './contract.js';
export type { Call } from './ledger.js';
export type { Person } from './person.js';
export type { ChannelSeed, PersonSeed, WorkspaceSeed } from './seed.js';
export type { AppAddress, SignedRequest, SignedRequests } from './signed-requests.js';

export interface SandboxOptions {
  /** The app's manifest, parsed: its commands, shortcuts, scopes and events are all that the workspace offers it. */
  manifest: object;
  workspace: WorkspaceSeed;
  /** Default 0, any free one. */
  port?: number;
  /** Default `127.0.0.1`. */
  host?: string;
  /** The workspace's clock, by which messages are stamped; default real time, which cannot be turned. */
  clock?: { now(): Date; advanceTo?(to: Date): Promise<void> };
  /** The granted bot scopes; by default those in the manifest except its optional ones. */
  scopes?: readonly string[];
  /** Deliver to this request URL instead of over Socket Mode. */
  http?: { requestUrl: string; signingSecret?: string };
  signingSecret?: string;
  tokens?: { bot?: string; app?: string };
  /** Whether Slack's rate limits are in force, default not. */
  rateLimits?: boolean;
  /** Milliseconds the app has to acknowledge, default Slack's 3000. */
  ackMs?: number;
  /** Milliseconds until an event that was not acknowledged is sent again, one for each try. */
  eventRetryMs?: readonly number[];
  /**
   * Resolves when the app has nothing left to do. With it, `settle` asks the app and does not infer this from
   * silence.
   */
  idle?: () => Promise<void>;
  /** Real time in milliseconds, by which triggers and response URLs expire and rates are counted; for tests of those. */
  wall?: () => number;
}

export interface Settling {
  /** How long nothing must happen in milliseconds, by default 40, or 5 where the app reports when it is idle. */
  quietMs?: number;
  /** When to give up with an Error, default 15 000 ms. */
  deadlineMs?: number;
}

/** A Slack workspace in memory that an app reaches over HTTP and WebSocket as it does the real one. */
export interface Sandbox extends Changes {
  /** The page's address. */
  url: string;
  /** For `SLACK_API_URL`; ends with `/api/`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  appId: string;
  /** Every call of the app and its result. */
  ledger: readonly Call[];
  /** The sockets of Socket Mode. */
  socket: Pick<SocketMode, 'refresh' | 'disconnect' | 'appRateLimited' | 'halfOpen' | 'connections'>;
  /**
   * Acts as a person. Each act resolves when the app has reacted to it or, where `settle` is false, when the app has
   * acknowledged it.
   */
  as(userId: string, options?: { settle?: boolean }): Person;
  /** Replaces the faults that are switched on. */
  faults(list: readonly Fault[]): void;
  /**
   * Changes the route to the app. Returns the signed requests, which tests can repeat or forge; undefined for
   * sockets.
   */
  deliverTo(to: 'socket'): undefined;
  deliverTo(to: { requestUrl: string; signingSecret?: string }): SignedRequests;
  /**
   * Delivers the latest payload (an event, a press, a submission or a command) again without marking it as a
   * repetition. `before`: how many places before the latest, by default 0. Returns what was delivered.
   */
  redeliver(before?: number): Promise<Record<string, unknown> | undefined>;
  /** What is in a channel or thread, oldest first; with `as` also what only that person sees. */
  messages(channel: string, seeing?: Seeing): SandboxMessage[];
  /** Waits until nothing is in transit between workspace and app. */
  settle(options?: Settling): Promise<void>;
  close(): Promise<void>;
}

/** Opens a workspace and waits until it can be reached. Throws a ZodError for an invalid manifest. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { host = '127.0.0.1', port = 0 } = options;
  const world = createWorld(options);
  const { server, url } = await listen(world, { host, port, clock: options.clock });
  world.url = url;
  if (options.http) deliverTo(world, options.http, options.ackMs);
  const { app, workspace, sockets } = world;

  const settle = async ({ quietMs = options.idle ? 5 : 40, deadlineMs = 15_000 }: Settling = {}) => {
    await options.idle?.();
    await world.traffic.quiet(quietMs, deadlineMs);
    await options.idle?.();
  };

  return {
    url,
    apiUrl: `${url}/api/`,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    botUserId: app.botUserId,
    appId: app.appId,
    ledger: world.ledger.calls,
    socket: sockets,
    as: (userId, { settle: wait = true } = {}) => {
      const { id } = workspace.person(userId);
      return new Person(world, id, wait ? settle : async () => {});
    },
    faults: (list) => world.faults.set(list),
    deliverTo: ((to: 'socket' | Partial<AppAddress>) =>
      deliverTo(world, to, options.ackMs)) as Sandbox['deliverTo'],
    redeliver: (before) => world.delivery.again(before),
    messages: (channel, seeing) => messagesOf(world, channel, seeing),
    ...changes(world),
    settle,
    close: () => shut(world, server),
  };
}

function deliverTo(
  world: World,
  to: 'socket' | Partial<AppAddress>,
  ackMs = 3000,
): SignedRequests | undefined {
  if (to === 'socket') {
    world.delivery.route = world.sockets;
    return undefined;
  }
  const { requestUrl = '', signingSecret = world.app.signingSecret } = to;
  const address = { requestUrl, signingSecret };
  const requests = new SignedRequests(address, world.wall, ackMs);
  world.delivery.route = requests;
  return requests;
}

async function shut({ events, sockets }: World, server: Server): Promise<void> {
  events.stop();
  sockets.close();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
