import { count } from '../../platform/forms/field.js';
import { defineChecklist } from '../rules/checklist.js';
import { cashLevel } from './cash_and_queue.js';

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
  oneByOne: ['equipment', 'safety'],
  groups: {
    people: ['uniform', 'badge', 'radio', { name: 'roster', knows: 'everybody_here' }],
    handover: [{ name: 'open_points', knows: 'open_points_taken_over' }],
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
    information: ['licences', 'rates', 'fees', 'hotline', 'safety', 'screens', 'leaflets', 'signs'],
    supplies: ['forms', 'pens', 'glasses', 'first_aid', 'comment_book', 'cards', 'banknote_checker'],
    // All questions are in one group, so that they need one form and not two.
    equipment: [
      { name: 'atm', ...cashLevel },
      { name: 'temperature', asks: count({ max: 60 }), good: { least: 16, most: 28 } },
      'terminals',
      'ticket_machine',
      'rating',
      'counters',
      'clock',
      'cameras',
      'alarm',
    ],
    safety: ['exits', 'extinguishers'],
  },
});
