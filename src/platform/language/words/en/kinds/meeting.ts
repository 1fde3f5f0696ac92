export const meeting = {
  name: 'Meeting',
  many: 'Meetings',
  about: 'Minutes, and what was decided',
  example: '#huddle one more counter opens over lunch from today',
  summary: 'What was discussed?',
  fields: {
    type: {
      label: 'Type',
      options: {
        huddle: 'Huddle',
        weekly: 'Weekly',
        monthly: 'Monthly',
        coordination: 'Coordination',
        other: 'Other',
      },
    },
    held: { label: 'Held at' },
    present: { label: 'Present' },
    decisions: {
      label: 'Decisions',
      hint: 'Each line becomes a corrective action. @name and a date may stand in it.',
    },
    reason: { label: 'Reason' },
  },
  statuses: { noted: 'Noted', struck: 'Struck out' },
  moves: {
    strike: { label: 'Strike out', did: 'struck it out' },
    restore: { label: 'Restore', did: 'restored it' },
  },
};
