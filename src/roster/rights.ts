import { leaders, type Member, type Stake } from '../platform/directory/roles.js';
import { defineRights, everybody, may, type Right } from '../platform/rights/rights.js';

/** A person whom the request concerns may not decide on it. */
const concerned = { parties: ['field:concerned'], refusal: 'not_allowed' } as const;

export const rights = defineRights({
  'roster.see': { by: everybody },
  'roster.see_hours': { by: leaders },
  'roster.see_own_attendance': { by: ['member'], refusal: 'reader' },
  'roster.see_attendance': { by: ['duty_supervisor', 'branch_head'] },
  'roster.fill': { by: leaders },
  'roster.ask_for_leave': { by: ['member'], refusal: 'reader' },
  'roster.note_leave_of_others': { by: leaders },
  'roster.decide': { by: leaders, not: [concerned], when: 'leave or a swap waits for an answer' },
  'roster.decide_for_leaders': {
    by: ['hq'],
    not: [concerned],
    when: 'leave or a swap waits for an answer, and whoever leads the lobby is concerned',
  },
  'roster.withdraw_leave': { by: ['owner'], when: 'it is not over' },
  'roster.ask_to_swap': { by: ['member'], refusal: 'reader' },
  'roster.answer_swap': { by: ['field:withId'] },
  'roster.call_hands': { by: [...leaders, 'field:in_lobby'] },
  'roster.come': { by: ['field:called'] },
});

/**
 * Who decides on a request of these people: those who lead the lobby or, if there is nobody besides them, head
 * office.
 */
export function rightToDecide(
  members: readonly Member[],
  concerned: readonly string[],
): { right: Right; stake: Stake } {
  const stake = { details: { concerned } };
  const usual = rights['roster.decide'];
  const led = members.some((member) => may(usual, member, stake));
  return { right: led ? usual : rights['roster.decide_for_leaders'], stake };
}
