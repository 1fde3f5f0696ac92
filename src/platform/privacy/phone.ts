interface Numbering {
  /** What the digits begin with. */
  begins: RegExp;
  /** Lengths of the groups in which people write them; a single one is the number in one piece. */
  groups: readonly string[];
}

/** National ways of writing, without a plus sign. Other groupings are left alone: they are amounts and counts more often. */
const NATIONAL: readonly Numbering[] = [
  { begins: /^1[3-9]/, groups: ['11', '3-4-4', '3-8', '7-4', '5-6'] }, // mainland mobile
  { begins: /^861[3-9]/, groups: ['13', '2-11', '2-3-4-4', '2-3-8', '2-7-4', '5-4-4', '5-8'] },
  { begins: /^09/, groups: ['10', '4-3-3', '4-6', '2-4-4', '7-3'] }, // Taiwan mobile
  { begins: /^8869/, groups: ['12', '3-9', '3-3-3-3', '3-3-6', '6-3-3'] },
  { begins: /^85[23][2-9]/, groups: ['11', '3-8', '3-4-4', '7-4'] }, // Hong Kong, Macau
  { begins: /^[2-9]\d\d[2-9]/, groups: ['3-3-4'] }, // North America
  { begins: /^1[2-9]\d\d[2-9]/, groups: ['1-3-3-4', '1-10'] },
  {
    // With the 0 for a long-distance call: the mainland, Taiwan, Britain.
    begins: /^0[1-9]/,
    groups: [
      ...['11', '3-8', '4-7', '4-8', '3-7', '2-8', '2-7', '5-6', '5-5', '4-6'],
      ...['3-4-4', '2-4-4', '2-3-4', '5-3-3', '4-3-4', '4-3-3'],
    ],
  },
  { begins: /^0[3-9]\d\d[2-8]/, groups: ['12', '4-4-4'] }, // mainland landline; not '0930 1030 1130'
];

/** Lengths of a whole number by country code, where they are known and its end can so be told from what follows. */
const INTERNATIONAL: readonly [RegExp, readonly number[]][] = [
  [/^861[3-9]/, [13]],
  [/^86/, [12, 13, 11]],
  [/^85[23]/, [11]],
  [/^886/, [12, 11]],
  [/^1/, [11]],
  [/^44/, [12, 13]],
  [/^65/, [10]],
  [/^973/, [11]],
];

const SHORTEST = 8;
const LONGEST = 15;

/** Whether digits in groups of these lengths are a phone number as written within a country. */
export function isNationalPhone(digits: string, shape: readonly number[]): boolean {
  const groups = shape.join('-');
  return NATIONAL.some((numbering) => numbering.groups.includes(groups) && numbering.begins.test(digits));
}

/**
 * Which of the readings of a number after a plus sign is the phone number: of several group ends the one that the country
 * code allows, else the longest of 8 to 15 digits. Null where none can be.
 * @param readings the digits up to each following group's end, shortest first
 */
export function internationalPhone(readings: readonly string[]): string | null {
  const possible = readings.filter(
    (each) => each.length >= SHORTEST && each.length <= LONGEST && each[0] !== '0',
  );
  return knownLength(possible) ?? possible.at(-1) ?? null;
}

/** The same for a number that begins with 00 instead: taken only where the country code is known. */
export function dialledPhone(readings: readonly string[]): string | null {
  const dialled = readings.filter((each) => each.startsWith('00')).map((each) => each.slice(2));
  const found = knownLength(dialled);
  return found === null ? null : `00${found}`;
}

function knownLength(readings: readonly string[]): string | null {
  const lengths = INTERNATIONAL.find(([begins]) => begins.test(readings[0] ?? ''))?.[1] ?? [];
  for (const length of lengths) {
    const found = readings.find((each) => each.length === length);
    if (found !== undefined) return found;
  }
  return null;
}
