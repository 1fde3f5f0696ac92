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
        'Apologised, explained the staffing at noon and offered an appointment.',
        'Called back, told what we change in the lunch rota.',
      ],
      result: [
        'Third counter now stays open from 12 to 14. Customer content.',
        'Appointment given and kept, customer thanked us.',
      ],
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
        'Apology accepted, no further wish.',
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
        'Explained the fee, sent the list of charges.',
      ],
      result: ['Second charge paid back.', 'Fee is right; explained again with the letter of March.'],
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
        'Renewal undone without loss.',
        'Notes and recording checked together, customer withdrew the reproach.',
      ],
    },
    device: {
      told: [
        'ATM 1 swallowed the card and nobody was there to help.',
        'Deposit counted at the machine is {n}0 short.',
        'Terminal gave no receipt for a payment in.',
      ],
      answer: [
        'Journal of the machine ordered, customer told it takes a day.',
        'Card secured, customer called.',
      ],
      result: [
        'Machine was over by the same sum, credited.',
        'Card handed over, spare key of the cassette now kept here.',
      ],
    },
    error: {
      told: [
        'Standing order went to the old landlord again.',
        'Name spelt wrong on the new card for the second time.',
        'Transfer of last week never arrived.',
      ],
      answer: ['Recall started, customer told the steps.', 'New card ordered, temporary limit raised.'],
      result: ['Money came back and was sent on.', 'Right card delivered to the branch and collected.'],
    },
    privacy: {
      told: [
        'Balance was read out so that the next in line could hear it.',
        'A letter of another customer was in the envelope.',
      ],
      answer: [
        'Apologised, reported to the data protection desk.',
        'Letter collected by a colleague the same day.',
      ],
      result: [
        'Quiet corner is used for such talks now.',
        'Both customers informed, case closed by the data protection desk.',
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
      result: ['Deliveries now come before nine.', 'Heating set anew by building management.'],
    },
  },
  acknowledged: ['Letter handed over', 'E-mail of the same day', 'Letter sent, copy in the file'],
  passedUp: ['Needs a decision on redress above our limit.', 'Touches the product desk, not the branch.'],
  withdrawn: ['Found the letter at home.', 'Does not want to pursue it any further.'],
  redress: ['Fee given back', 'Voucher for the car park', 'Written apology'],
  content: [
    'Glad that somebody called, all settled.',
    'Content with how it went.',
    'Thanked for the call, no further wish.',
  ],
  discontent: ['Still finds that it took too long.', 'Accepts it, but is thinking about another bank.'],
};
