import { bh } from './bh.js';
import { cn } from './cn.js';
import type { Country, Identity } from './country.js';
import { fr } from './fr.js';
import { gb } from './gb.js';
import { hk } from './hk.js';
import { india } from './in.js';
import { mo } from './mo.js';
import { sg } from './sg.js';
import { tw } from './tw.js';
import { us } from './us.js';

/** The countries that are known well; of others the plan of numbers alone is. */
export const countries: readonly Country[] = [cn, tw, hk, mo, gb, bh, sg, us, fr, india];

/** The country of a code, where it is one that is known well. */
export const countryOf = (code: string | undefined): Country | undefined =>
  countries.find((country) => country.code === code);

/** The identity numbers that count for those who live in a country, or wherever they are where that is not known. */
export const identitiesIn = (country: string | undefined): Identity[] =>
  countries.flatMap(({ code, identities = [] }) =>
    identities.filter(({ unmistakable }) => unmistakable || code === country),
  );
