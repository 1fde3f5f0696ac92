import { defineChecklist } from '../rules/checklist.js';
import { cashLevel } from './cash_and_queue.js';

/** When the last customer has gone (R6). */
export const closing = defineChecklist({
  name: 'closing',
  timing: { workEnd: -45 },
  owner: 'duty_supervisor',
  signatures: [['duty_supervisor', 'branch_head']],
  due: 75,
  late: 180,
  remind: [15],
  escalate: { after: 15, to: ['branch_head'] },
  oneByOne: ['premises', 'valuables', 'leaving'],
  gate: ['settlement_signed', 'doors_shut', 'handover_accepted'],
  groups: {
    customers: [{ name: 'last_customers', after: 'doors_shut' }, 'lost_property'],
    // The self-service machines run through the night.
    premises: [
      'devices',
      'power',
      { name: 'doors', after: 'doors_shut', always: true },
      { name: 'night_cash', ...cashLevel },
    ],
    valuables: ['vouchers', 'seals', 'documents', 'cash', { name: 'settlement', knows: 'settlement_signed' }],
    records: [
      'filed',
      { name: 'handover', knows: 'handover_accepted' },
      { name: 'work_log', knows: 'work_log_filed' },
    ],
    leaving: [{ name: 'alarm', after: 'doors_shut', always: true }],
  },
});
