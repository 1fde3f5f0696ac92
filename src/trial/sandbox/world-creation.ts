import { AppEvents } from './app-events.js';
import { Delivery } from './delivery.js';
import { Faults } from './faults.js';
import { install } from './installation.js';
import { Ledger } from './ledger.js';
import { readManifest } from './manifest.js';
import { Notices } from './notices.js';
import { RateLimits } from './rate-limits.js';
import { ResponseUrls } from './response-url.js';
import type { SandboxOptions } from './sandbox.js';
import { SocketMode } from './socket.js';
import { Traffic } from './traffic.js';
import { Triggers } from './triggers.js';
import { Workspace } from './workspace.js';
import type { World } from './world.js';

const ackMs = 3000;
/** Slack waits 0, 1 and 5 minutes; the sandbox shortens that. */
const eventRetryMs = [100, 1000, 5000];

/** Puts a world together from what was asked for. It has no address yet. Throws a ZodError for a bad manifest. */
export function createWorld(options: SandboxOptions): World {
  const declared = readManifest(options.manifest);
  const wall = options.wall ?? Date.now;
  const now = options.clock ? () => options.clock?.now() ?? new Date() : () => new Date();
  const app = install(declared, options.scopes ?? declared.needed, {
    botToken: options.tokens?.bot,
    appToken: options.tokens?.app,
    signingSecret: options.signingSecret ?? options.http?.signingSecret,
  });
  const workspace = new Workspace(options.workspace, app.botUserId, now, new Notices());
  workspace.addPerson({
    id: app.botUserId,
    name: declared.botName.toLowerCase(),
    realName: declared.botName,
    isBot: true,
  });
  const parts = {
    url: '',
    app,
    workspace,
    wall,
    triggers: new Triggers(wall),
    faults: new Faults(),
    limits: new RateLimits(options.rateLimits ?? false, wall),
    ledger: new Ledger(),
    traffic: new Traffic(),
  };
  const world = parts as World;
  world.sockets = new SocketMode(world, options.ackMs ?? ackMs);
  world.delivery = new Delivery(world, world.sockets);
  world.events = new AppEvents(world, options.eventRetryMs ?? eventRetryMs);
  world.responseUrls = new ResponseUrls(world);
  return world;
}
