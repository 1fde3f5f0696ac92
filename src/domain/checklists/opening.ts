import { defineChecklist } from './checklist.js';

/** Before the doors open (R1). */
export const opening = defineChecklist({
  name: 'opening',
  timing: { opening: -45 },
  owner: 'lobby_manager',
  signatures: [['lobby_manager', 'duty_supervisor', 'branch_head']],
  due: 40,
  late: 120,
  remind: [15],
  escalate: { after: 10, to: ['duty_supervisor'] },
  groups: {
    people: ['uniform', 'badge', 'radio', 'roster'],
    handover: ['open_points'],
    environment: [
      'entrance',
      'floor',
      'seats',
      'plants',
      'queue_line',
      'water',
      'light',
      'toilets',
      'parking',
      'access',
    ],
    information: ['licences', 'rates', 'fees', 'hours', 'hotline', 'safety', 'screens', 'leaflets', 'signs'],
    supplies: ['forms', 'pens', 'glasses', 'first_aid', 'comment_book', 'cards', 'banknote_checker'],
    equipment: ['atm', 'terminals', 'ticket_machine', 'rating', 'counters', 'clock', 'cameras', 'alarm'],
    safety: ['exits', 'extinguishers'],
  },
});
