import { describe, expect, it } from 'vitest';
import { recognisedBy } from '../../../src/platform/privacy/recognised.js';
import { waysToWrite } from '../../../src/platform/privacy/same-customer.js';
import { normalise } from '../../../src/platform/privacy/sealed.js';

describe('a number is found by every way of writing it', () => {
  it.each([
    ['CN', '+86 138 0013 8000', '13800138000'],
    ['CN', '13800138000', '0086 138-0013-8000'],
    ['CN', '0571-8888 6666', '+86 571 8888 6666'],
    ['CN', '+86 571 8888 6666', '057188886666'],
    ['HK', '+852 9123 4567', '91234567'],
    ['HK', '85291234567', '9123 4567'],
    ['BH', '+973 3612 3456', '36123456'],
    ['BH', '36123456', '97336123456'],
    ['GB', '07700 900123', '+44 7700 900123'],
    ['GB', '+44 (0)7700 900123', '07700900123'],
    ['SG', '+65 9123 4567', '91234567'],
    ['FR', '+33 6 12 34 56 78', '06 12 34 56 78'],
    ['FR', '0612345678', '+33612345678'],
  ])('%s: %s by %s', (country, written, typed) => {
    expect(waysToWrite(typed, country)).toContain(normalise(written));
  });

  it.each([
    ['CN', '13800138000', '13800138001'],
    ['HK', '91234567', '91234568'],
  ])('%s: %s not by %s', (country, written, typed) => {
    expect(waysToWrite(typed, country)).not.toContain(normalise(written));
  });

  it('a name is itself', () => {
    expect(waysToWrite(' Wang  Xiaoming ', 'CN')).toEqual([normalise('Wang Xiaoming')]);
  });
});

describe('how a sealed text is recognised', () => {
  it.each([
    ['customer', '王 小明', { words: '王小明', scope: 'customer' }],
    ['unmasked', '王先生 138 0013 8000 排队', { words: '13800138000', scope: 'number' }],
    ['unmasked', '2026-11-16 ring 9123 4567 at 10:30', { words: '91234567', scope: 'number' }],
    [
      'unmasked_note_2',
      'card 6222021234567890128, phone +86 13800138000',
      { words: '13800138000', scope: 'number' },
    ],
    ['unmasked', 'passport E12345', null],
  ])('%s: %s', (field, plain, expected) => {
    expect(recognisedBy(field, plain)).toEqual(expected);
  });
});
