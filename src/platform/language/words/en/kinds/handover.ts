export const handover = {
  name: 'Handover',
  many: 'Handovers',
  about: 'What the next shift must know',
  example: '#midday @name the ATM engineer comes at 14:00, let him in',
  summary: 'What must the next shift know?',
  fields: {
    to: { label: 'To' },
    shift: {
      label: 'Shift that takes over',
      options: { morning: 'Morning', midday: 'Midday', evening: 'Evening', next_day: 'Next day' },
    },
    points: {
      label: 'Open points',
      hint: 'Each line becomes a corrective action. @name and a date may stand in it.',
    },
    unclear: { label: 'What is unclear' },
    answer: { label: 'Answer' },
    reason: { label: 'Reason' },
  },
  statuses: { given: 'Waiting to be accepted', accepted: 'Accepted', returned: 'Sent back' },
  moves: {
    accept: { label: 'Accept', did: 'accepted it' },
    return: { label: 'Send back', did: 'sent it back' },
    give_again: { label: 'Answer and give again', did: 'answered and gave it again' },
    reopen: { label: 'Reopen', did: 'reopened it' },
  },
};
