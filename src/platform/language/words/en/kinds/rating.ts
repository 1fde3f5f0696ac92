export const rating = {
  name: 'Satisfaction',
  many: 'Satisfaction counts',
  about: 'Counts of the rating devices or of a questionnaire',
  example: '#device 182 9 2 one customer found the wait too long',
  summary: 'Anything to add?',
  fields: {
    satisfied: { label: 'Satisfied' },
    neutral: { label: 'Neutral' },
    dissatisfied: { label: 'Dissatisfied' },
    source: {
      label: 'Source',
      options: { device: 'Device', questionnaire: 'Questionnaire', phone: 'Phone', online: 'Online' },
    },
    customer: { label: 'Customer' },
    contact: { label: 'How to reach the customer' },
    why: { label: 'Why they were dissatisfied' },
    measures: {
      label: 'What is to be done',
      hint: 'Each line becomes a corrective action. @name and a date may stand in it.',
    },
    reason: { label: 'Reason' },
  },
  statuses: {
    noted: 'Noted',
    struck: 'Struck out',
    following: 'To be followed up',
    followed_up: 'Followed up',
  },
  moves: {
    strike: { label: 'Strike out', did: 'struck it out' },
    restore: { label: 'Restore', did: 'restored it' },
    follow_up: { label: 'Followed up', did: 'followed it up' },
  },
};
