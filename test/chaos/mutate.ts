import { register } from 'node:module';

/** For `node --import`: this process loads the program with one mutant in it. */
register('./mutating.js', import.meta.url, { data: process.env.CHAOS_MUTANT });
