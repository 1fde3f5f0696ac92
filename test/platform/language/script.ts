/** The characters in the rows of a two-byte character set. */
function charactersOf(
  encoding: 'gbk' | 'big5',
  leads: [number, number],
  trails: [number, number],
): Set<string> {
  const decoder = new TextDecoder(encoding);
  const found = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead++)
    for (let trail = trails[0]; trail <= trails[1]; trail++)
      found.add(decoder.decode(Uint8Array.of(lead, trail)));
  return found;
}

/**
 * The characters that each Chinese language writes with: GB 2312, a part of GBK, is the simplified set; the first level
 * of Big5 holds the common traditional ones. `foreign` are those of the set that belong to the other script all the same:
 * in Taiwan 后 and 里 are characters too, but in a sentence of ours they would be 後 and 裡.
 */
export const scripts = {
  'zh-CN': { own: charactersOf('gbk', [0xb0, 0xf7], [0xa1, 0xfe]), foreign: '於後乾徵' },
  'zh-TW': { own: charactersOf('big5', [0xa4, 0xc6], [0x40, 0xfe]), foreign: '后里几干云松谷斗丑么采余' },
};
