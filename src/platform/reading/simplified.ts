import pairs from 'opencc-js/dict/TSCharacters';

let known: ReadonlyMap<string, string> | undefined;

/** Made when it is first wanted: most processes read Chinese sooner or later, some never. */
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
 * Traditional characters as simplified ones, sign by sign whatever stands beside them: a part of a text is the same part
 * of it afterwards, which it would not be if whole words were looked up.
 */
export const simplified = (text: string): string =>
  text.replace(HAN, (sign) => characters().get(sign) ?? sign);
