export const flow = {
  name: 'Customer flow',
  many: 'Customer flow counts',
  about: 'How many wait, and the longest wait in minutes',
  example: '18 35 #midday only two counters open',
  summary: 'Anything to add?',
  fields: {
    waiting: { label: 'Waiting now' },
    longest: { label: 'Longest wait, minutes' },
    part: {
      label: 'Part of the day',
      options: {
        opening: 'Opening',
        morning: 'Morning',
        midday: 'Midday',
        afternoon: 'Afternoon',
        closing: 'Closing',
        day: 'Whole day',
      },
    },
    tickets: { label: 'Tickets issued' },
    left: { label: 'Left without service' },
    average: { label: 'Average wait, minutes' },
    self_service: { label: 'Transactions at self-service' },
    counter: { label: 'Transactions at counters' },
    reason: { label: 'Reason' },
  },
  statuses: { noted: 'Noted', struck: 'Struck out' },
  moves: {
    strike: { label: 'Strike out', did: 'struck it out' },
    restore: { label: 'Restore', did: 'restored it' },
  },
};
