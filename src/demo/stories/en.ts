import type { Stories } from './stories.js';

export const en: Stories = {
  places: [
    'the entrance',
    'counter 1',
    'counter 3',
    'the self-service zone',
    'the waiting area',
    'the writing desk',
    'the queue machine',
    'the meeting room',
  ],
  incidents: {
    medical: {
      told: [
        'A customer felt faint at {place}',
        'An elderly visitor slipped at {place} and hurt a knee',
        'A customer had a nosebleed at {place}',
        'A child bumped his head at {place}',
        'A pregnant customer felt unwell while waiting near {place}',
      ],
      after: [
        '; seated, given water, first aider beside them.',
        ', awake and talking, wants to rest a little.',
        '; family has been called.',
      ],
      outcome: [
        'Rested {m} minutes, walked out with a relative.',
        'Ambulance crew looked them over, no need for hospital.',
        'Felt better after a sit-down, taxi called.',
      ],
    },
    device: {
      told: [
        'ATM {n} kept a card',
        'Cash recycler {n} stops in the middle of a deposit',
        'The ticket machine prints blank tickets',
        'Terminal {n} freezes on the second screen',
        'The call screen over {place} shows no numbers',
        'The note counter at counter {n} jams',
        'Rating pad at counter {n} does not light up',
      ],
      after: [
        '; sign put up, people sent to the counter.',
        '; restarted once, no change.',
        ', and three customers are annoyed.',
        '; technician called.',
      ],
      outcome: [
        'Technician changed a part, tested with two customers.',
        'Restarted by the help desk, working since.',
        'Paper path cleaned, back in service after {m} minutes.',
        'Card given back against identification.',
      ],
    },
    dispute: {
      told: [
        'Two customers argued about their turn at {place}',
        'A customer shouted at a colleague near {place}',
        'A customer refuses to leave {place} without cash above the daily limit',
        'Loud disagreement over a returned cheque at {place}',
      ],
      after: ['; taken to the meeting room.', '; both sides heard apart.', ', others are watching.'],
      outcome: [
        'Calmed down after {m} minutes, served and thanked.',
        'Explained the rule in writing, customer accepted.',
        'Left quietly, asked to come back with the papers.',
      ],
    },
    queue: {
      told: [
        'Queue reaches the door, {n}0 people waiting',
        'Only two counters open and the wait is over {m} minutes',
        'Pensions day: the line at {place} is not moving',
        'Nobody keeps the order at {place}',
      ],
      after: [
        '; opening another counter.',
        '; asked the RMs to help out.',
        '; moving small payments to the terminals.',
      ],
      outcome: [
        'Third counter opened, queue gone in {m} minutes.',
        'Two colleagues helped at the terminals, back to normal.',
        'Quiet again after the lunch hour.',
      ],
    },
    security: {
      told: [
        'A man keeps looking over shoulders at {place}',
        'A bag was left alone at {place}',
        'Somebody photographed the counters from {place}',
        'Side door found unlocked before opening',
      ],
      after: ['; guard stays close.', '; area kept clear.', ', cameras are being checked.'],
      outcome: [
        'Guard spoke to him, he left. Noted for the next shift.',
        'Owner came back, bag checked in front of him.',
        'Locked, footage looked through, nothing else found.',
      ],
    },
    fraud: {
      told: [
        'A customer wants to send all savings to somebody met online',
        'Caller keeps an elderly customer on the phone while she withdraws',
        'Altered payslip handed in with a card request',
        'Skimmer-like frame found on ATM {n}',
      ],
      after: [
        '; payment held, talking with the customer.',
        '; fraud desk called.',
        '; asked her to sit down with the duty supervisor.',
      ],
      outcome: [
        'Transfer stopped, money stays in the account, police number given.',
        'Family came, customer understood and thanked us.',
        'Handed to the fraud desk with the papers.',
      ],
    },
    outage: {
      told: [
        'Core banking slow since {m} minutes',
        'No card payments at any counter',
        'Network down in {place}',
        'Power blinked, half the screens are dark',
      ],
      after: [
        '; customers told at the door.',
        '; help desk has opened a ticket.',
        '; paper receipts until it is back.',
      ],
      outcome: [
        'Back after {m} minutes, waiting customers called again.',
        'Line switched to the spare, stable since.',
        'Help desk confirmed a fault in the region, all counters work again.',
      ],
    },
    other: {
      told: [
        'Water drips from the ceiling at {place}',
        'The automatic door at {place} closes too fast',
        'A lost child waits at {place}',
        'Glass broken at {place}',
      ],
      after: ['; area taped off.', '; building management told.', ', nobody hurt.'],
      outcome: [
        'Repaired by building management.',
        'Parent found within {m} minutes.',
        'Cleaned up and replaced, area open again.',
      ],
    },
  },
  lessons: [
    'Call the second person at once instead of after ten minutes.',
    'Keep the sign for a broken machine behind the welcome desk.',
    'Tell the queue what is going on before people ask.',
    'Agree on who speaks with the customer, one voice only.',
  ],
  complaints: {
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
        'ATM {n} swallowed the card and nobody was there to help.',
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
  passedUp: ['Needs a decision on redress above our limit.', 'Touches the product desk, not the branch.'],
  withdrawn: ['Found the letter at home.', 'Does not want to pursue it any further.'],
  redress: ['Fee given back', 'Voucher for the car park', 'Written apology'],
  referrals: {
    deposit: [
      'Just sold a flat and asks where to park the money',
      'Brought in a large sum and wants better interest',
      'Inheritance arrived, does not want to decide alone',
    ],
    payroll: [
      'New job with a good salary, moves the account here',
      'Owner of a small firm asks about paying wages through us',
    ],
    insurance: ['Asks about cover for the family after the birth', 'Life insurance elsewhere ends this year'],
    trading: [
      'Buys and sells shares every week, asks about our fees',
      'Checks the market screen each morning, interested in funds',
    ],
    loan: [
      'Wants to buy a first home next year',
      'Needs a new van for the bakery',
      'Extension of the house, has drawings already',
    ],
    remittance: [
      'Sends money to a daughter abroad each month',
      'Pays suppliers in euro, complains about the other bank',
    ],
    executive: ['Regional manager, just moved here', 'Senior doctor at the hospital, no time for paperwork'],
    safe_box: ['Asks for a safe-deposit box and has savings elsewhere', 'Gave up the box at another bank'],
    study_abroad: ['Son starts university abroad in autumn', 'Asks about exchange for tuition fees'],
  },
  products: {
    deposit: ['One-year term deposit', 'Bonus savings account'],
    wealth: ['Balanced portfolio', 'Managed portfolio'],
    fund: ['Index fund plan', 'Mixed fund'],
    insurance: ['Family life cover', 'Home and contents cover'],
    loan: ['First home mortgage', 'Business loan'],
    card: ['Gold card'],
    forex: ['Euro account', 'Exchange for tuition'],
  },
  lost: [
    'Took a better rate elsewhere.',
    'Wants to wait until next year.',
    'Family decided against it.',
    'Could not be reached three times.',
  ],
  unsuitable: ['Income does not carry the loan.', 'Needs the money within three months.'],
  findings: {
    entrance: ['Leaves and wet floor at the door, no mat out', 'Glass door with fingerprints all over'],
    seats: ['Two seats in the waiting area are loose'],
    queue_line: ['One-metre line worn off in front of counter 2'],
    water: ['No cups at the water cooler'],
    light: ['Three lamps dark over the terminals', 'Light over the writing desk flickers'],
    toilets: ['Soap empty in the visitor toilet'],
    rates: ['Interest board still shows last week'],
    fees: ['Fee list is last year’s print'],
    screens: ['Left screen plays nothing'],
    leaflets: ['Leaflets on savings out of date', 'Stand is a mess, half of it empty'],
    signs: ['Sign to the lift is missing'],
    forms: ['Payment slips nearly used up'],
    pens: ['Four pens do not write'],
    glasses: ['Reading glasses +2 are gone'],
    first_aid: ['Plasters used up in the first-aid box'],
    comment_book: ['Comment book is full, no new one'],
    atm: ['ATM 2 low on small notes'],
    terminals: ['Terminal 3 without receipt paper'],
    clock: ['Clock over the counters five minutes slow'],
    extinguishers: ['Extinguisher by the stairs past its date'],
    environment: ['Bins overflowing in the self-service zone', 'Rubbish on the ramp'],
    information: ['Exchange board not switched on'],
    posts: ['Welcome desk empty over lunch'],
    devices: ['Queue machine prints very faint', 'Recycler shows an error after closing'],
    consumables: ['Ribbon of the passbook printer worn out'],
    lost_property: ['Umbrella and scarf not in the book'],
    handover: ['Open points of the morning not written down'],
    filed: ['Two vouchers without second signature'],
  },
  notApplicable: ['Not in use this week', 'Out for maintenance', 'Covered by the guard today'],
  proofs: [
    'Replaced this morning, photo is in the file.',
    'Repaired and tried out, works.',
    'Cleaned, and put on the list of the cleaning firm.',
    'Ordered, arrived and put out.',
    'Changed the print, old ones thrown away.',
  ],
  sentBack: ['Half of it is done, please finish.', 'The photo shows the other side.'],
  dropped: ['The whole device goes next month.', 'Twice on the list.'],
  notes: [
    'Technician expected early in the afternoon.',
    'Customer prefers a call after five.',
    'Spoke on the phone, all understood.',
    'Waiting for the answer of the help desk.',
    'Papers copied and put into the folder.',
    'Told the colleagues in the morning huddle.',
  ],
  customers: [
    'Mrs Alder',
    'Mr Birchwood',
    'Ms Cartmell',
    'Mr Dunmore',
    'Mrs Eastham',
    'Mr Fenwick-Lane',
    'Ms Garrow',
    'Mr Hollis',
    'Mrs Inglesby',
    'Mr Jessop',
    'Ms Kirkwell',
    'Mrs Larkfield',
  ],
  phone: (digits) => `07700 900${digits}`,
};
