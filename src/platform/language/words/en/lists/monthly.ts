export const monthly = {
  name: 'Monthly review',
  groups: {
    people: {
      name: 'People',
      items: { scores: 'Every colleague scored', published: 'Results and reasons made known' },
    },
    review: {
      name: 'Looking back',
      items: {
        findings: "The month's findings gone through",
        complaints: "The month's complaints gone through",
        circulars: 'Daily work checked against circulars',
        cases: 'Case library brought up to date',
      },
    },
    ahead: {
      name: 'Next month',
      items: {
        sales: 'Meeting with sales held',
        plan: 'Next month planned',
        training: "Next month's training planned",
      },
    },
    report: {
      name: 'Report',
      items: { report: 'Monthly report written', points: 'What the branch head should know' },
    },
  },
};
