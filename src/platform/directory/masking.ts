import { type Masked, mask, type Piece, piecesIn, type Surroundings, unmask } from '../privacy/mask.js';
import type { Folded } from '../text/fold.js';
import type { Branch } from './branch.js';
import { emergencyCalls } from './settings.js';

/** The part of a branch that decides how its texts are masked. */
export type Written = Pick<Branch, 'country' | 'settings'>;

const surroundings = ({ country, settings }: Written): Surroundings => ({
  country,
  own: emergencyCalls.of(settings) ?? [],
});

/**
 * Masks what was written in a branch: its country says what a private number is, and the branch's own numbers stay.
 * All masking goes through this file, so that the branch is never left out.
 */
export const maskIn = (branch: Written, text: string): Masked => mask(text, surroundings(branch));

/** The private numbers of what was written in a branch. */
export const privateIn = (branch: Written, folded: Folded): Piece[] => piecesIn(folded, surroundings(branch));

/** Masks a text that may belong to any of several branches: whatever is a private number in one of them. */
export const maskInAny = (branches: readonly Written[], text: string): string =>
  branches.reduce((masked, branch) => maskIn(branch, masked).text, mask(text).text);

/** Puts the numbers of the original back where their masks still stand in the text. */
export const unmaskIn = (branch: Written, text: string, original: string): string =>
  unmask(text, original, surroundings(branch));
