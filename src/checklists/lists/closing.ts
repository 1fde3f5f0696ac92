import { defineChecklist } from '../rules/checklist.js';
import { cashLevel } from './cash_and_queue.js';

/** When the last customer has gone (R6). */
export const closing = defineChecklist({
  name: 'closing',
  timing: { closing: -15 },
  owner: 'duty_supervisor',
  signatures: [['duty_supervisor', 'branch_head']],
  due: 75,
  late: 180,
  remind: [15],
  escalate: { after: 15, to: ['branch_head'] },
  gate: 'handover',
  groups: {
    customers: ['last_customers', 'lost_property'],
    // The machines go on through the night.
    premises: ['devices', 'power', 'doors', { name: 'night_cash', asks: cashLevel }],
    valuables: ['vouchers', 'seals', 'documents', 'cash', 'settlement'],
    records: ['filed', 'handover', 'work_log'],
    leaving: ['alarm'],
  },
});
