/** What a limit asks for, as it stands on a card before its time: "Answer the customer by …". */
export const clocks = {
  incident: {
    taken: 'Somebody takes it',
    taken_routine: 'Somebody takes it',
    settled: 'Resolved',
  },
  complaint: {
    answer: 'Answer to the customer',
    solve: 'Solved',
    decide_cn: 'Decision told to the customer',
    summary_uk: 'Summary resolution letter',
    final_uk: 'Final response',
    acknowledge_bh: 'Acknowledged',
    final_bh: 'Final answer',
  },
  referral: { taken: 'An RM takes it', contacted: 'Customer contacted' },
  action: { due: 'Done' },
};
