export const education = {
  name: 'Financial education',
  many: 'Education events',
  about: 'A talk or a stand on money and its dangers',
  example: '#fraud #neighbourhood talk on phone scams for pensioners',
  summary: 'What was done?',
  fields: {
    held: { label: 'Held on' },
    theme: {
      label: 'Theme',
      options: {
        fraud: 'Fraud',
        cash: 'Cash and forgeries',
        deposit_insurance: 'Deposit protection',
        payment: 'Payments',
        credit: 'Credit',
        investing: 'Investing',
        privacy: 'Privacy',
        other: 'Other',
      },
    },
    reached: { label: 'People reached' },
    where: {
      label: 'Where',
      options: {
        lobby: 'Lobby',
        outside: 'Outside the branch',
        online: 'Online',
        school: 'School',
        neighbourhood: 'Neighbourhood',
      },
    },
    photos: { label: 'Photos' },
    reason: { label: 'Reason' },
  },
  statuses: { noted: 'Noted', struck: 'Struck out' },
  moves: {
    strike: { label: 'Strike out', did: 'struck it out' },
    restore: { label: 'Restore', did: 'restored it' },
  },
};
