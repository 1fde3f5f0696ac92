import type { Bench } from '../figure.js';
import { command } from './command.js';
import { delivery } from './delivery.js';
import { digest } from './digest.js';
import { digestOfAll } from './digest-all.js';
import { digestGrowth } from './digest-growth.js';
import { due } from './due.js';
import { growth } from './growth.js';
import { memory } from './memory.js';
import { processes } from './processes.js';
import { startUp } from './start.js';

/** Every bench, in the order in which they run. */
export const benches: readonly Bench[] = [
  command,
  processes,
  growth,
  due,
  delivery,
  digest,
  digestOfAll,
  digestGrowth,
  startUp,
  memory,
];
