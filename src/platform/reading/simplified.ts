import pairs from 'opencc-js/dict/TSCharacters';

let known: ReadonlyMap<string, string> | undefined;

/** Built at first use, since some processes never need it. */
const characters = (): ReadonlyMap<string, string> => {
  known ??= new Map(
    pairs.split('|').map((pair): [string, string] => {
      const [traditional = '', simplified = traditional] = pair.split(' ');
      return [traditional, simplified];
    }),
  );
  return known;
};

const HAN = /\p{Script=Han}/gu;

/**
 * Replaces traditional characters by simplified ones, one by one without regard to words, so that a part of a text
 * stays a part of it.
 */
export const simplified = (text: string): string =>
  text.replace(HAN, (sign) => characters().get(sign) ?? sign);
