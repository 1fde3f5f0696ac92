/** A way to write a phone number. */
export interface Phones {
  /** What the digits begin with. */
  begins: RegExp;
  /** Lengths of the groups in which people write them; a single one is the number in one piece. */
  groups: readonly string[];
}

/** A number that tells one person from another, by its digits or by its form. */
export type Identity = {
  /** Whether the check digit, or what stands for it, is right. Where it is absent the form alone must do. */
  check?: (number: string) => boolean;
  /** Known wherever it stands; else at home only. */
  unmistakable?: true;
} & (
  | {
      /** How many digits it has, however they are grouped; a check sign X counts as one. */
      digits: number;
      check: (number: string) => boolean;
    }
  | {
      /** How it is written, in capitals; its check is asked without spaces and signs. */
      form: RegExp;
    }
);

/** What private numbers look like in a country, and which numbers of it are public. */
export interface Country {
  /** ISO 3166, two capital letters. */
  code: string;
  /** After a plus sign or 00: what a number begins with, and its lengths, the likeliest first. */
  abroad?: readonly [RegExp, readonly number[]][];
  /** Ways of writing that are a phone wherever they stand. Others are amounts and counts more often. */
  unmistakable?: readonly Phones[];
  /** Ways of writing that are a phone for those who live there, if there is such a number. */
  home?: readonly Phones[];
  /** A mobile in groups that nothing else has, also with a line break or a comma between them; at home only where it says so. */
  broken?: readonly (Phones & { home?: true })[];
  /** Telephones as they are written at home without the code of the place. */
  local?: readonly RegExp[];
  identities?: readonly Identity[];
  /** Accounts as they are written at home, where that is like nothing else. */
  accounts?: readonly RegExp[];
  /** Digits of numbers that everybody may know, besides those that the plan of numbers says are free or shared. */
  hotlines?: readonly RegExp[];
  /** The same for numbers that are free or shared wherever they stand. */
  freephones?: readonly RegExp[];
}

/** A country as its file defines it. */
export const defineCountry = (country: Country): Country => country;
