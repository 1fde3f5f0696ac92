export const weekly = {
  name: 'Weekly review',
  groups: {
    review: {
      name: 'Looking back',
      items: {
        meeting: 'Weekly meeting held',
        findings: "The week's patrol findings reviewed",
        workload: "The week's workload counted",
        new_staff: 'Talk with new colleagues',
      },
    },
    stock: {
      name: 'Counted',
      items: {
        papers: 'Vouchers and forms counted',
        files: 'Files complete and in order',
        supplies: 'Supplies counted, what is low ordered',
      },
    },
    ahead: {
      name: 'Next week',
      items: {
        plan: 'Next week planned',
        report: 'Weekly report written',
        points: 'What the branch head should know',
      },
    },
  },
};
