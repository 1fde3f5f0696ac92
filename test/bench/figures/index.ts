import type { Bench } from '../figure.js';
import { command } from './command.js';
import { digest } from './digest.js';
import { memory } from './memory.js';
import { startUp } from './start.js';

/** Every bench, in the order in which they run. */
export const benches: readonly Bench[] = [command, digest, startUp, memory];
