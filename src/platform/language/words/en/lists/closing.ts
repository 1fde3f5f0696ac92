export const closing = {
  name: 'Closing',
  groups: {
    customers: {
      name: 'Customers',
      items: { last_customers: 'Last customers served', lost_property: 'Lost property logged' },
    },
    premises: {
      name: 'Premises',
      items: {
        devices: 'Devices off as planned',
        power: 'Power off as planned',
        doors: 'Doors locked, windows closed',
        night_cash: 'Cash in the machines for the night',
      },
      options: { night_cash: 'Full | Low | Empty' },
    },
    valuables: {
      name: 'Valuables',
      items: {
        vouchers: 'Vouchers put away',
        seals: 'Seals locked away',
        documents: 'Documents locked away',
        cash: 'Cash in the vault',
        settlement: 'Daily settlement signed',
      },
    },
    records: {
      name: 'Records',
      items: { filed: 'Papers filed', handover: 'Handover written', work_log: 'Work log filed' },
    },
    leaving: { name: 'Leaving', items: { alarm: 'Alarm set' } },
  },
};
