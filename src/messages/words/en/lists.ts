const patrol = {
  groups: {
    hall: {
      name: 'Hall',
      items: {
        environment: 'Floor, seats and entrance clean and clear',
        information: 'Boards, screens and leaflets right and tidy',
        queue: 'Queue in order, waiting explained',
        posts: 'Every post manned',
      },
    },
    machines: {
      name: 'Machines',
      items: {
        devices: 'Machines working and supplied with cash',
        consumables: 'Receipt paper, ribbons and slips stocked',
      },
    },
    risk: {
      name: 'Risk',
      items: {
        behaviour: 'Nobody behaving unusually',
        fraud: 'No sign of fraud at machines or with customers',
      },
    },
  },
};

/** The words of the shipped checklists. A run keeps those it was posted with. */
export const lists = {
  opening: {
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
          light: 'Light and temperature',
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
          fees: 'Fee list displayed',
          hours: 'Opening hours displayed',
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
          atm: 'ATM and recycler: cash and paper',
          terminals: 'Self-service terminals on',
          ticket_machine: 'Queue-ticket machine on, paper in',
          rating: 'Rating devices on',
          counters: 'Note counters tried',
          clock: 'Clock and calendar right',
          cameras: 'Cameras recording',
          alarm: 'Alarm tested',
        },
      },
      safety: {
        name: 'Safety',
        items: { exits: 'Emergency exits free', extinguishers: 'Extinguishers in place and in date' },
      },
    },
  },
  morning_patrol: { name: 'Morning patrol', ...patrol },
  afternoon_patrol: { name: 'Afternoon patrol', ...patrol },
  fire_patrol: {
    name: 'Fire patrol',
    groups: {
      ways: {
        name: 'Ways out',
        items: {
          exits: 'Emergency exits and corridors free',
          doors: 'Fire doors shut, nothing under shutters',
          signs: 'Exit signs and emergency lights whole',
        },
      },
      equipment: {
        name: 'Equipment',
        items: {
          extinguishers: 'Extinguishers in place, free to reach',
          hydrants: 'Hydrants and hoses in place, nothing before them',
        },
      },
      sources: {
        name: 'Sources of fire',
        items: {
          wiring: 'No overloaded sockets, no hot or bare wires',
          heaters: 'Kitchen, kettles and heaters watched or off',
          flames: 'No smoking, no open flame',
        },
      },
    },
  },
  closing: {
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
          doors: 'Doors locked',
          windows: 'Windows closed',
        },
      },
      valuables: {
        name: 'Valuables',
        items: {
          vouchers: 'Vouchers put away',
          seals: 'Seals locked away',
          documents: 'Documents locked away',
          cash: 'Cash in the vault',
          settlement: 'Daily settlement done',
        },
      },
      records: {
        name: 'Records',
        items: { filed: 'Papers filed', handover: 'Handover written', work_log: 'Work log filed' },
      },
      leaving: { name: 'Leaving', items: { alarm: 'Alarm set' } },
    },
  },
};
