export const quarterly = {
  name: 'Quarterly risk check',
  groups: {
    points: {
      name: 'High-risk points',
      items: {
        settlement: 'Every counter settled every day',
        passwords: 'No password borrowed or shared',
        acting: 'No colleague acted for a customer',
        cash: 'Cash always handled by two, limits kept',
        leavers: 'Leavers and movers handed over, access withdrawn',
      },
    },
    result: { name: 'Result', items: { samples: 'Samples looked at', summary: 'What was found' } },
    report: {
      name: 'Report',
      items: { actions: 'Every finding has an owner and a date', report: 'Report handed to the branch head' },
    },
  },
};
