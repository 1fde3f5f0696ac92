import { describe, expect, it } from 'vitest';
import { namesIn } from '../../../src/platform/reading/names.js';
import { fold } from '../../../src/platform/text/fold.js';

const devices = ['ATM 1', 'ATM 2', '智能柜台', 'Coin machine', '3号填单机'];
const named = (text: string, of = devices) =>
  namesIn(
    fold(text),
    of.map((value) => ({ value, names: [value] })),
  ).map(({ values, several, place }) => [
    values.join('|'),
    ...(several ? ['several'] : []),
    ...(place ? ['place'] : []),
  ]);

describe('names of things in a text', () => {
  it.each([
    ['ATM 2 not dispensing', [['ATM 2']]],
    ['ＡＴＭ２吞卡', [['ATM 2']]],
    ['2号ATM 吞卡', [['ATM 2']]],
    ['二號ATM卡鈔', [['ATM 2']]],
    ['ATM no. 2', [['ATM 2']]],
    ['the coin machine’s jammed', [['Coin machine']]],
    ['coin machines', [['Coin machine']]],
    ['填单机3触屏失灵', [['3号填单机']]],
    ['ATM swallowed a card', [['ATM 1|ATM 2']]],
    ['ATM 12 slow', [['']]],
    ['ATM12', [['']]],
    ['ATM 1 & 2 no cash', [['ATM 1', 'several']]],
    ['1号、2号ATM', [['ATM 2', 'several']]],
    ['carpet torn next to ATM 1', [['ATM 1', 'place']]],
    ['ATM1旁边地砖松动', [['ATM 1', 'place']]],
    ['atmosphere is bad', []],
    ['all fine', []],
  ])('%s', (text, expected) => expect(named(text)).toEqual(expected));
  it('find the only one of its kind without a number', () => {
    expect(named('ATM吞卡', ['ATM 1', 'Lift'])).toEqual([['ATM 1']]);
    expect(named('ATM 2吞卡', ['ATM 1', 'Lift'])).toEqual([['']]);
  });
});
