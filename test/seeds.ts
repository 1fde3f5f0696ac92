import fc from 'fast-check';

// Where a run has a seed, everything that is drawn at random in it comes from that one; else each run finds other things.
const { LOBBY_SEED: seed } = process.env;
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
