import { textOf } from '../hostile/payload.js';
import { all, type Reach, type Reached } from '../rights/needs.js';

/** Leave or a swap that waits; nobody of those who try it is concerned. */
const answerSwap: Reach = async ({ db, value }) => {
  const { data } = await db.prisma.request.findUniqueOrThrow({ where: { id: value } });
  return {
    deeds: ['roster.answer_swap'],
    parties: { 'field:withId': [textOf((data as { withId?: unknown }).withId)] },
  };
};
const come: Reach = async ({ db, value }) => {
  const { data } = await db.prisma.request.findUniqueOrThrow({ where: { id: value } });
  return { deeds: ['roster.come'], parties: { 'field:called': (data as { called: string[] }).called } };
};

export const reached: Reached = {
  commands: {
    roster: all('roster.see'),
    leave: all('roster.ask_for_leave'),
    attendance: all('roster.see_own_attendance'),
    'help-wanted': all('roster.call_hands'),
  },
  presses: {
    'roster.open': all('roster.see'),
    'roster.week:*': all('roster.see'),
    'roster.hours:*': all('roster.see_hours'),
    'roster.day:*': all('roster.fill'),
    'roster.post:*': all('roster.fill'),
    'roster.copy:*': all('roster.fill'),
    'roster.traffic:*': all('roster.see'),
    'roster.propose:*': all('roster.fill'),
    'proposal.open': all('roster.fill'),
    'proposal.day:*': all('roster.fill'),
    'proposal.post:*': all('roster.fill'),
    'proposal.use': all('roster.fill'),
    'proposal.discard': all('roster.fill'),
    'leave.open': all('roster.ask_for_leave'),
    'leave.approve': all('roster.decide'),
    'leave.decline': all('roster.decide'),
    'leave.withdraw': all('roster.withdraw_leave'),
    'swap.open': all('roster.ask_to_swap'),
    'swap.agree': answerSwap,
    'swap.refuse': answerSwap,
    'swap.approve': all('roster.decide'),
    'swap.decline': all('roster.decide'),
    'attendance.open': all('roster.see_own_attendance'),
    'attendance.mine:*': all('roster.see_own_attendance'),
    'attendance.all:*': all('roster.see_attendance'),
    'hands.call': all('roster.call_hands'),
    'hands.come': come,
  },
  submits: {
    'roster.saved': all('roster.fill'),
    'proposal.saved': all('roster.fill'),
    'leave.asked': all('roster.ask_for_leave'),
    // A shift of one's own.
    'swap.with': () => ({ deeds: ['roster.ask_to_swap'], lacking: true }),
    'swap.asked': () => ({ deeds: ['roster.ask_to_swap'], lacking: true }),
  },
};
