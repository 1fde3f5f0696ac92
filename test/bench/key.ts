import { createSeal, makeKey } from '../../src/platform/database/seal.js';

/** The key of all programs and databases of a run. */
export const key = makeKey();
export const seal = createSeal(key);
