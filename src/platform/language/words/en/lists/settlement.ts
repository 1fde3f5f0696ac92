export const settlement = {
  name: 'Daily settlement',
  groups: {
    counters: {
      name: 'Counters that were open',
      items: {
        counter_1: 'Counter 1: cash difference, rounded up',
        counter_2: 'Counter 2: cash difference, rounded up',
        counter_3: 'Counter 3: cash difference, rounded up',
        counter_4: 'Counter 4: cash difference, rounded up',
        counter_5: 'Counter 5: cash difference, rounded up',
        counter_6: 'Counter 6: cash difference, rounded up',
      },
    },
    books: {
      name: 'Books',
      items: {
        every_counter: 'Every counter that was open has closed out',
        vouchers: 'Vouchers complete and matching the journal',
        pending: 'Nothing of the day left unfinished',
      },
    },
    supervisor: {
      name: 'Supervisor',
      items: { spot_check: 'One counter spot-checked', no_difference: 'No difference left unexplained' },
    },
  },
};
