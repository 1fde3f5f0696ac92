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

/** The countries with rules of their own; for others only the numbering plan is used. */
export const countries: readonly Country[] = [cn, tw, hk, mo, gb, bh, sg, us, fr, india];

/** The rules of a country; undefined where it has none of its own. */
export const countryOf = (code: string | undefined): Country | undefined =>
  countries.find((country) => country.code === code);

/** The identity numbers to recognise in a branch of this country: its own, and the unmistakable ones of all. */
export const identitiesIn = (country: string | undefined): Identity[] =>
  countries.flatMap(({ code, identities = [] }) =>
    identities.filter(({ unmistakable }) => unmistakable || code === country),
  );
