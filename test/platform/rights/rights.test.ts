import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/platform/directory/roles.js';
import { Refusal } from '../../../src/platform/refusal.js';
import { assertMay, linesOf, may, type Right } from '../../../src/platform/rights/rights.js';

const somebody = (...roles: Role[]) => ({ personId: 'one', roles });
const why = (right: Right, roles: Role[], stake = {}) => {
  try {
    assertMay(right, somebody(...roles), stake);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('a right', () => {
  it('belongs to the roles and parties that it names', () => {
    const right: Right = { by: ['branch_head', 'owner', 'field:rm'] };
    expect(may(right, somebody('branch_head'))).toBe(true);
    expect(may(right, somebody('staff'))).toBe(false);
    expect(may(right, somebody('staff'), { ownerId: 'one' })).toBe(true);
    expect(may(right, somebody('staff'), { details: { rm: 'one' } })).toBe(true);
    expect(may(right, somebody('staff'), { details: { rm: ['two', 'one'] } })).toBe(true);
    expect(may(right, somebody(), { ownerId: 'two' })).toBe(false);
  });

  it('belongs to an auditor only where it names auditors, whatever other part they have in the case', () => {
    expect(may({ by: ['member', 'owner'] }, somebody('auditor'), { ownerId: 'one' })).toBe(false);
    expect(may({ by: ['member', 'auditor'] }, somebody('auditor'))).toBe(true);
    expect(may({ by: ['owner'] }, somebody('auditor', 'staff'), { ownerId: 'one' })).toBe(true);
  });

  it('is refused to those whom it bars, whatever other part they have, and also for reading', () => {
    const right: Right = {
      by: ['branch_head', 'auditor'],
      not: [{ parties: ['field:against'], refusal: 'conflicted' }],
    };
    expect(why(right, ['branch_head'])).toBeNull();
    expect(why(right, ['branch_head'], { details: { against: 'one' } })).toBe('conflicted');
    expect(why(right, ['auditor'], { details: { against: 'one' } })).toBe('conflicted');
  });

  it('gives the sentence for those who do not have it', () => {
    expect(why({ by: ['branch_head'] }, ['staff'])).toBe('not_allowed');
    expect(why({ by: ['branch_head'], refusal: 'answered' }, ['auditor'])).toBe('answered');
    expect(why({ by: ['branch_head'], reader: 'reader' }, ['auditor'])).toBe('reader');
    expect(why({ by: ['branch_head'], reader: 'reader' }, ['staff'])).toBe('not_allowed');
  });

  it('can belong to everybody, or to those whom only Slack knows', () => {
    expect(may({ by: ['anybody'] }, somebody())).toBe(true);
    expect(may({ by: ['workspace_admin'] }, somebody('hq'))).toBe(false);
  });
});

it('the table is sorted, and tells the case and who is barred', () => {
  const barred = [{ parties: ['owner' as const], refusal: 'same_person' as const }];
  expect(
    linesOf({
      'b.two': { by: ['staff', 'hq'] },
      'a.one': { by: ['member'], when: 'it is done', not: barred },
    }),
  ).toEqual([
    { deed: 'a.one', roles: ['member'], when: 'it is done; never by owner' },
    { deed: 'b.two', roles: ['hq', 'staff'], when: '' },
  ]);
});
