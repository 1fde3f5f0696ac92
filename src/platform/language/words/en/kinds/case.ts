export const lesson = {
  name: 'Case',
  many: 'Cases',
  about: 'A lesson worth telling again',
  example: '#fraud customer makes a transfer while on the phone: ask who is calling',
  summary: 'What can others learn from it?',
  fields: {
    topic: {
      label: 'Topic',
      options: {
        complaint: 'Complaint',
        incident: 'Incident',
        fraud: 'Fraud',
        service: 'Service',
        risk: 'Risk',
        other: 'Other',
      },
    },
    reason: { label: 'Reason' },
  },
  statuses: { noted: 'In the library', struck: 'Taken out' },
  moves: {
    strike: { label: 'Take out', did: 'took it out of the library' },
    restore: { label: 'Put back', did: 'put it back into the library' },
  },
};
