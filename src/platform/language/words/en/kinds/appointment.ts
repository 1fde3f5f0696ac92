export const appointment = {
  name: 'Appointment',
  many: 'Appointments',
  about: 'A customer or visitor is expected',
  example: '#appointment tomorrow 14:30 @name opens a company account',
  summary: 'Who comes, and what for?',
  fields: {
    at: { label: 'When' },
    what: {
      label: 'Type',
      options: {
        appointment: 'Appointment',
        visitor: 'Visitor',
        inspection: 'Inspection',
        delivery: 'Delivery',
        interview: 'Interview',
      },
    },
    visitor: { label: 'Who comes' },
    contact: { label: 'How to reach them' },
    reason: { label: 'Reason' },
  },
  statuses: {
    expected: 'Expected',
    came: 'Came',
    came_late: 'Came late',
    not_come: 'Did not come',
    cancelled: 'Cancelled',
  },
  moves: {
    come: { label: 'Came', did: 'noted that the visitor came' },
    come_late: { label: 'Came late', did: 'noted that the visitor came late' },
    miss: { label: 'Did not come', did: 'noted that the visitor did not come' },
    put_off: { label: 'Put off', did: 'put it off' },
    cancel: { label: 'Cancelled', did: 'noted that it is cancelled' },
    reopen: { label: 'Reopen', did: 'reopened it' },
  },
};
