const patrol = {
  groups: {
    hall: {
      name: 'Hall',
      items: {
        environment: 'Floor, seats and entrance clean and clear',
        information: 'Boards, screens and leaflets right and tidy',
        queue: 'Queue in order, waiting explained',
        posts: 'Every post manned',
        behaviour: 'No unusual behaviour, no sign of fraud on machines or customers',
      },
    },
    machines: {
      name: 'Machines and queue',
      items: {
        devices: 'Machines working',
        consumables: 'Receipt paper, ribbons and slips stocked',
        cash: 'Cash in the machines',
        waiting: 'Customers waiting',
        longest: 'Longest wait, minutes',
      },
      options: { cash: 'Full | Low | Empty' },
    },
  },
};

export const morningPatrol = { name: 'Morning patrol', ...patrol };
export const afternoonPatrol = { name: 'Afternoon patrol', ...patrol };
