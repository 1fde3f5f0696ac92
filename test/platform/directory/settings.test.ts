import { expect, it } from 'vitest';
import { z } from 'zod';
import { branchSettings, defineSetting } from '../../../src/platform/directory/settings.js';

const floors = defineSetting('floors', z.array(z.string()));

it('a module has settings of its own, which the floor keeps as they are', () => {
  const kept = branchSettings.parse({ currency: 'HKD', floors: ['Ground'] });
  expect(floors.of(kept)).toEqual(['Ground']);
  expect(floors.with(kept, ['Ground', 'First'])).toEqual({ currency: 'HKD', floors: ['Ground', 'First'] });
});

it('what does not fit counts as not set', () => {
  expect(floors.of({})).toBeUndefined();
  expect(floors.of(branchSettings.parse({ floors: { ground: true } }))).toBeUndefined();
});
