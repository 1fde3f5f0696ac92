/** How a digit is said in Chinese, also as over the telephone and in formal writing. */
const DIGITS = new Map(
  ['〇零○', '一壹幺么', '二贰貳两兩', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (signs, digit) => [...signs].map((sign) => [sign, String(digit)] as const),
  ),
);
const SAID = [...DIGITS.keys()].join('');

/** So many in a row are no quantity any more. Before them stand neither a weekday nor a word that ends in such a sign. */
const RUN = new RegExp(`(?<![周週期拜第什怎那这這要多])[${SAID}\\d](?:[ \\-，、/\n]?[${SAID}\\d]){6,}`, 'g');
const ANY = new RegExp(`[${SAID}]`, 'g');

/** A legible text with digits that are spelt in Chinese written as digits, sign for sign; null where there are none. */
export function spelled(text: string): string | null {
  let any = false;
  const written = text.replace(RUN, (run) =>
    run.replace(ANY, (sign) => {
      any = true;
      return DIGITS.get(sign) ?? sign;
    }),
  );
  return any ? written : null;
}
