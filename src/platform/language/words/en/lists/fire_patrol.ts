export const firePatrol = {
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
};
