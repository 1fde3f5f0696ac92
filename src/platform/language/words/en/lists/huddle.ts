export const huddle = {
  name: 'Morning huddle',
  groups: {
    told: {
      name: 'What was said',
      items: {
        figures: "Yesterday's figures read out",
        point: 'A bulletin, product or training point covered',
        goals: "Today's goals agreed",
      },
    },
    minutes: {
      name: 'Minutes',
      items: { attendance: 'People present', case: 'Service case discussed', minutes: 'Other points' },
    },
  },
};
