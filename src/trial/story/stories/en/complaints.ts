import type { ComplaintStories } from '../stories.js';

export const complaints: ComplaintStories = {
  about: {
    waiting: {
      told: [
        'Waited {m} minutes for a simple transfer and two counters were closed.',
        'Ticket was called while the customer was sent to the form desk, had to queue again.',
        'Came back twice this week, {m} minutes each time.',
      ],
      answer: [
        'Apologised, explained what held things up and offered an appointment.',
        'Called back, told what we change so that it goes faster.',
      ],
      result: ['Served without a wait at the next visit.', 'Appointment given and kept.'],
    },
    attitude: {
      told: [
        'Colleague at counter {n} did not look up and pushed the form back without a word.',
        'Felt lectured in front of others when asking about a fee.',
        'Was told to read the leaflet instead of getting an answer.',
      ],
      answer: [
        'Listened and apologised on behalf of the branch.',
        'Spoke with both, apologised on the phone.',
      ],
      result: [
        'Talked it through with the colleague, who called the customer.',
        'Apologised in person, and went through it with the team.',
      ],
    },
    fees: {
      told: [
        'Monthly fee went up and no letter ever arrived.',
        'Charged twice for one payment abroad.',
        'Did not expect a fee for coins, the notice is too small to read.',
      ],
      answer: [
        'Went through the statement line by line and promised a check.',
        'Sent the list of charges, told when the check is done.',
      ],
      result: [
        'Amount paid back, list of charges handed over.',
        'Charges gone through together; paid back as goodwill.',
      ],
    },
    product: {
      told: [
        'Says the risk of the fund was never explained.',
        'Term deposit was renewed for a year without asking.',
        'Insurance does not cover what was said at the desk.',
      ],
      answer: [
        'Took the papers, asked the adviser for his notes.',
        'Told the customer when the product desk will answer.',
      ],
      result: [
        'Contract undone without loss.',
        'Notes and papers checked together, outcome explained in writing.',
      ],
    },
    device: {
      told: [
        'ATM 1 swallowed the card and nobody was there to help.',
        'Deposit counted at the machine is {n}0 short.',
        'Terminal gave no receipt for a payment in.',
      ],
      answer: [
        'Record of the machine ordered, customer told it takes a day.',
        'Machine looked through, customer called.',
      ],
      result: [
        'Checked against the record of the machine, put right.',
        'Put right at the counter; a colleague now stands by the machines.',
      ],
    },
    error: {
      told: [
        'Standing order went to the old landlord again.',
        'Name spelt wrong on the new card for the second time.',
        'Transfer of last week never arrived.',
      ],
      answer: ['Correction started, customer told the steps.', 'Apologised, told when it will be put right.'],
      result: [
        'Put right by the back office, confirmed in writing.',
        'Corrected free of charge, customer called.',
      ],
    },
    privacy: {
      told: [
        'Balance was read out so that the next in line could hear it.',
        'A letter of another customer was in the envelope.',
      ],
      answer: [
        'Apologised, reported to the data protection desk.',
        'Apologised in person, told what is done about it.',
      ],
      result: [
        'Gone through with the whole team; checked twice from now on.',
        'Customer informed, case closed by the data protection desk.',
      ],
    },
    other: {
      told: [
        'The ramp at the entrance was blocked by a delivery.',
        'Toilet was closed during the whole visit.',
        'It was freezing in the waiting area.',
      ],
      answer: [
        'Thanked for the hint, promised to look after it today.',
        'Called back and told what was done.',
      ],
      result: ['Put right by building management.', 'Seen to the same day; it is on the opening round now.'],
    },
  },
  acknowledged: ['Letter handed over', 'E-mail of the same day', 'Letter sent, copy in the file'],
  passedUp: ['Needs a decision on redress above our limit.', 'Touches the product desk, not the branch.'],
  withdrawn: ['Has no time to pursue it.', 'Does not want to pursue it any further.'],
  redress: ['Goodwill payment', 'Voucher for the car park', 'Gift voucher'],
  content: [
    'Glad that somebody called, all settled.',
    'Content with how it went.',
    'Thanked for the call, no further wish.',
  ],
  discontent: ['Still finds that it took too long.', 'Accepts it, but is thinking about another bank.'],
};
