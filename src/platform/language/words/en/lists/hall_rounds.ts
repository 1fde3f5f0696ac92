export const hallRounds = {
  name: 'Hall rounds',
  groups: {
    hall: {
      name: 'Hall',
      items: {
        order: 'Hall clean, ways free',
        queue: 'Queue in order, nobody left waiting unseen',
        posts: 'Every post manned',
        machines: 'Machines working, cash and paper in',
        behaviour: 'No unusual behaviour, no sign of fraud',
        waiting: 'Customers waiting',
        longest: 'Longest wait, minutes',
      },
    },
  },
};
