export const praise = {
  name: 'Praise',
  many: 'Words of praise',
  about: 'Thanks for a colleague',
  example: '#customer @name patiently explained the app to an elderly lady',
  summary: 'What was done well?',
  fields: {
    who: { label: 'For whom' },
    from: {
      label: 'From',
      options: {
        customer: 'Customer',
        colleague: 'Colleague',
        superior: 'Superior',
        comment_book: 'Comment book',
      },
    },
    customer: { label: 'Customer' },
    reason: { label: 'Reason' },
  },
  statuses: { noted: 'Noted', struck: 'Struck out' },
  moves: {
    strike: { label: 'Strike out', did: 'struck it out' },
    restore: { label: 'Restore', did: 'restored it' },
  },
};
