import { describe, expect, it } from 'vitest';
import { currencyOf } from '../../../src/platform/directory/money.js';
import { emergencyCalls } from '../../../src/platform/directory/settings.js';
import { referral } from '../../../src/records/kinds/referral.js';
import { thresholdOf } from '../../../src/records/rules/threshold.js';
import { emergency } from '../../../src/settings/pages/emergency.js';
import { lists } from '../../../src/settings/pages/lists.js';
import { signals } from '../../../src/settings/pages/signals.js';
import { trialBranches } from '../../../src/trial/story/branches.js';
import { storiesIn } from '../../../src/trial/story/stories/stories.js';
import { livedThrough } from './lived.js';

const { pasts } = livedThrough();

describe('the branches of the trial', () => {
  it('have set what the pages of their settings would have taken', () => {
    for (const { branch } of pasts)
      for (const { form } of [lists, emergency, signals]) {
        const place = { branch, of: '', steps: () => [], closed: '', today: '2026-11-23' };
        const written = JSON.parse(JSON.stringify(form.write(form.read(place), place)));
        expect({ thresholds: {}, ...written }).toEqual({ thresholds: {}, ...branch.settings });
      }
  });

  it('know their signals in their own money', () => {
    for (const { branch } of pasts) {
      expect(['GBP', 'CNY', 'TWD']).toContain(currencyOf(branch));
      for (const signal of Object.keys(referral.thresholds.usual))
        expect(thresholdOf(referral, signal, branch)).toBeGreaterThan(0);
    }
  });

  it('have somebody who leads in an emergency, and whom to call', () => {
    for (const { branch, members } of pasts) {
      const [leader] = members.filter(({ roles }) => roles.includes('emergency_leader'));
      expect(emergencyCalls.of(branch.settings)?.some((call) => call.includes(leader?.name ?? '?'))).toBe(
        true,
      );
    }
    expect(new Set(trialBranches.flatMap(({ calls }) => calls)).size).toBe(
      trialBranches.flatMap(({ calls }) => calls).length,
    );
  });

  it('write of what they have: their own devices, supplies, products, departments and amounts', () => {
    for (const { branch, records } of pasts) {
      const { devices, supplies, products, departments } = branch.settings.lists ?? {};
      const own = { fault: devices, action: devices, supplies, sale: products, suggestion: departments };
      const named = {
        fault: 'device',
        action: 'device',
        supplies: 'item',
        sale: 'product',
        suggestion: 'department',
      };
      for (const { kind, record } of records) {
        const field = named[kind.name as keyof typeof named];
        const value = field && record.details[field];
        if (value !== undefined) expect(own[kind.name as keyof typeof own]).toContain(value);
        const { signal, signal_amount: amount } = record.details;
        if (amount !== undefined)
          expect(amount).toBeGreaterThanOrEqual(thresholdOf(referral, String(signal), branch) ?? 0);
      }
      const { equipment } = storiesIn(branch.language);
      expect(devices).toContain(equipment.troubled);
    }
  });
});
