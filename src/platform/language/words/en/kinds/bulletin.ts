export const bulletin = {
  name: 'Bulletin',
  many: 'Bulletins',
  about: 'A notice that everybody must read',
  example: '#important New fee list from Monday: take the old leaflets away',
  summary: 'What must everybody know?',
  fields: {
    until: { label: 'Until', hint: 'The last day on which it matters. Empty: 30 days.' },
    important: { label: 'Important', hint: 'Everybody is told at once, and reminded sooner.' },
    reason: { label: 'Reason' },
  },
  statuses: { posted: 'To be read', read: 'Read by everybody', ended: 'Over' },
  moves: {
    end: { label: 'End it', did: 'ended it' },
    reopen: { label: 'Post again', did: 'posted it again' },
  },
};
