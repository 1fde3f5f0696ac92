import type { AppEvents } from './app-events.js';
import type { Delivery } from './delivery.js';
import type { Faults } from './faults.js';
import type { Installation } from './installation.js';
import type { Ledger } from './ledger.js';
import type { RateLimits } from './rate-limits.js';
import type { ResponseUrls } from './response-url.js';
import type { SocketMode } from './socket.js';
import type { Traffic } from './traffic.js';
import type { Triggers } from './triggers.js';
import type { Workspace } from './workspace.js';

/** All parts of one sandbox. */
export interface World {
  /** Where it is reached, `http://127.0.0.1:port`. */
  url: string;
  app: Installation;
  workspace: Workspace;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  sockets: SocketMode;
  delivery: Delivery;
  events: AppEvents;
  faults: Faults;
  limits: RateLimits;
  ledger: Ledger;
  traffic: Traffic;
  /** Real time in milliseconds; expiry and pace go by it, never by the workspace's clock. */
  wall(): number;
}
