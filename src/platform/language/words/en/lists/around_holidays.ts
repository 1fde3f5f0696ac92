export const beforeHoliday = {
  name: 'Before the holiday',
  groups: {
    people: {
      name: 'People',
      items: { roster: 'Duty roster for the holiday set', contacts: 'Emergency contacts reached' },
    },
    valuables: {
      name: 'Valuables',
      items: {
        counted: 'Cash counted by two people',
        seals: 'Seals locked away, register signed',
        cheques: 'Cheques and vouchers counted and locked away',
        difference: 'Cash difference, rounded up',
      },
    },
    machines: {
      name: 'Machines and notices',
      items: {
        devices: 'Machines checked, repairs called for',
        power: 'Power off where it is not needed',
        notices: 'Holiday hours on the door and the screens',
        cash: 'Cash in the machines for the holiday',
        picture: 'Photo of the notice',
      },
      options: { cash: 'Full | Low | Empty' },
    },
  },
};

export const afterHoliday = {
  name: 'After the holiday',
  groups: {
    premises: {
      name: 'Premises',
      items: {
        entry: 'Doors and windows untouched',
        cameras: 'Alarm log and recordings looked through',
        water: 'No leak, no smell, power on',
      },
    },
    valuables: {
      name: 'Valuables',
      items: {
        counted: 'Cash counted by two people',
        seals: 'Seals complete, register signed',
        cheques: 'Cheques and vouchers complete',
        difference: 'Cash difference, rounded up',
      },
    },
    machines: {
      name: 'Machines',
      items: { devices: 'Machines started and tried', cash: 'Cash in the machines' },
      options: { cash: 'Full | Low | Empty' },
    },
    people: {
      name: 'People and notices',
      items: { roster: 'Everybody back, absences covered', notices: 'Holiday notices taken down' },
    },
  },
};
