import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/platform/privacy/sealed.js';

describe('normalise', () => {
  it.each([
    [
      'one mainland mobile',
      ['13800138000', '+86 138-0013-8000', '0086 138 0013 8000', '８６13800138000', '(+86)138 0013 8000'],
    ],
    ['one mainland landline', ['010-62345678', '+86 10 6234 5678', '+86 (0)10 6234 5678']],
    ['one Taiwanese mobile', ['0912-345-678', '+886 912 345 678', '00886912345678']],
    ['one Hong Kong mobile', ['9123 4567', '+852 9123 4567']],
    ['one British number', ['020 7946 0958', '+44 20 7946 0958', '+44 (0)20 7946 0958']],
    ['one American number', ['(415) 555-0132', '+1 415 555 0132', '415.555.0132']],
    ['one name', ['Müller, Anna', 'MÜLLER ANNA', 'mu\u0308ller\u200b anna', 'Ｍüller　Anna']],
    ['one Chinese name', ['张 三', '张三', ' 张·三 ']],
    ['one identity number', ['11010519491231002X', '110105 19491231 002x']],
  ])('makes %s of many', (_, variants) => {
    expect(new Set(variants.map(normalise)).size).toBe(1);
  });

  it.each([
    ['13800138000', '13800138001'],
    ['张三', '张叁'],
    ['0012345', '12345'],
    ['+852 9123 4567', '+853 6123 4567'],
    ['+33 1 23 45 67 89', '+34 1 23 45 67 89'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(normalise(one)).not.toBe(normalise(other));
  });

  it('is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});
