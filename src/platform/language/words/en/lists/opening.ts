export const opening = {
  name: 'Opening',
  groups: {
    people: {
      name: 'People',
      items: {
        uniform: 'Uniforms complete and neat',
        badge: 'Badges worn',
        radio: 'Radios charged and tried',
        roster: 'Everybody on the roster is here',
      },
    },
    handover: { name: 'Handover', items: { open_points: "Yesterday's open points read and taken over" } },
    environment: {
      name: 'Environment',
      items: {
        entrance: 'Entrance clean and free',
        floor: 'Floor clean and dry',
        seats: 'Seats clean and whole',
        plants: 'Glass clean, plants fresh',
        queue_line: 'Queue barriers and one-metre line in place',
        water: 'Drinking water and cups',
        light: 'Lights on',
        toilets: 'Toilets clean',
        parking: 'Parking free and in order',
        access: 'Barrier-free access clear',
      },
    },
    information: {
      name: 'Public information',
      items: {
        licences: 'Licences displayed',
        rates: 'Interest and exchange boards current',
        fees: 'Fee list and opening hours displayed',
        hotline: 'Complaint hotline displayed',
        safety: 'Safety notices displayed',
        screens: 'Screens playing',
        leaflets: 'Leaflets and notices tidy and in date',
        signs: 'Signs clean and whole',
      },
    },
    supplies: {
      name: 'Supplies',
      items: {
        forms: 'Slips and forms stocked',
        pens: 'Pens that write',
        glasses: 'Reading glasses and magnifier',
        first_aid: 'First-aid box complete',
        comment_book: 'Comment book in sight',
        cards: 'Business cards',
        banknote_checker: 'Banknote checker',
      },
    },
    equipment: {
      name: 'Equipment',
      items: {
        atm: 'Cash in ATM and recycler',
        temperature: 'Hall temperature, °C',
        terminals: 'Self-service terminals on, paper in',
        ticket_machine: 'Queue-ticket machine on, paper in',
        rating: 'Rating devices on',
        counters: 'Note counters tried',
        clock: 'Clock and calendar right',
        cameras: 'Cameras recording',
        alarm: 'Alarm tested',
      },
      options: { atm: 'Full | Low | Empty' },
    },
    safety: {
      name: 'Safety',
      items: { exits: 'Emergency exits free', extinguishers: 'Extinguishers in place and in date' },
    },
  },
};
