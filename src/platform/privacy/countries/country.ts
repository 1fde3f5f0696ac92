/** A way to write a phone number. */
export interface Phones {
  /** Matches the beginning of the digits. */
  begins: RegExp;
  /** Lengths of the groups in which people write them, such as `3-4-4`; `11` is the number in one piece. */
  groups: readonly string[];
}

/** A number that tells one person from another, by its digits or by its form. */
export type Identity = {
  /** Whether the check digit is right. Absent: the form alone decides. */
  check?: (number: string) => boolean;
  /** Recognised in every country; else only in branches of its own. */
  unmistakable?: true;
} & (
  | {
      /** How many digits it has, however they are grouped; a check sign X counts as one. */
      digits: number;
      check: (number: string) => boolean;
    }
  | {
      /** How it is written; `check` is given it in capitals, without spaces and punctuation. */
      form: RegExp;
    }
);

/** What private numbers look like in a country, and which numbers of it are public. */
export interface Country {
  /** ISO 3166, two capital letters. */
  code: string;
  /** After a plus sign or 00: what a number begins with, and its lengths, the likeliest first. */
  abroad?: readonly [RegExp, readonly number[]][];
  /** Ways of writing that are a phone number in every country. Others are more often amounts and counts. */
  unmistakable?: readonly Phones[];
  /** Ways of writing that are a phone number in a branch of this country, if the numbering plan has it. */
  home?: readonly Phones[];
  /**
   * Mobile numbers in groups that nothing else has, so that a line break or a comma may stand between them. `home`:
   * in branches of this country only.
   */
  broken?: readonly (Phones & { home?: true })[];
  /** Landlines as they are written without the area code. */
  local?: readonly RegExp[];
  identities?: readonly Identity[];
  /** Account numbers in a form that nothing else has. */
  accounts?: readonly RegExp[];
  /** Public numbers, besides those that the numbering plan has as free or shared-cost. */
  hotlines?: readonly RegExp[];
  /** The same for numbers that are public in every country. */
  freephones?: readonly RegExp[];
}

/** A country as its file defines it. */
export const defineCountry = (country: Country): Country => country;
