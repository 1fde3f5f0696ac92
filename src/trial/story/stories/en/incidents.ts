import type { IncidentStories } from '../stories.js';

export const incidents: IncidentStories = {
  types: {
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
        'First aider looked after them, no need for hospital.',
        'Felt better after a sit-down, taxi called.',
      ],
      cause: ['Crowded hall, long wait.', 'No free seat nearby.'],
    },
    device: {
      told: [
        'ATM 2 kept a card',
        'The cash recycler swallowed notes in the middle of a deposit',
        'The ticket machine prints blank tickets',
        'Terminal 2 and its neighbour freeze on the second screen',
        'The call screen over {place} shows no numbers',
        'The note counter at counter 2 jams while people wait',
        'No rating pad lights up',
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
        'Cleaned and set anew, back in service after {m} minutes.',
        'Put right by the technician, customers called back.',
      ],
      cause: ['Worn part, known to the maker.', 'Maintenance was overdue.'],
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
        'Talked through in the meeting room, left quietly.',
      ],
      cause: ['Long wait without a word from us.', 'Nobody had explained the rule beforehand.'],
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
        'Everybody served after {m} minutes.',
      ],
      cause: ['Two counters closed at the same time.', 'Busy day without extra hands.'],
    },
    security: {
      told: [
        'A man keeps looking over shoulders at {place}',
        'A bag was left alone at {place}',
        'Somebody photographed the counters from {place}',
        'Side door found unlocked before opening',
      ],
      after: ['; guard stays close.', '; duty supervisor told.', ', cameras are being checked.'],
      outcome: [
        'Guard looked into it, nothing missing. Noted for the next shift.',
        'Settled by the guard within {m} minutes, nothing taken.',
        'Footage looked through, nothing else found.',
      ],
      cause: ['The spot cannot be seen from the welcome desk.', 'Nobody was there at the time.'],
    },
    fraud: {
      told: [
        'A customer wants to send all savings to somebody met online',
        'Caller keeps an elderly customer on the phone while she withdraws',
        'A customer is to pay a fee in advance for a prize',
        'A customer wants the limit raised for a “police officer” on the phone',
      ],
      after: [
        '; payment held, talking with the customer.',
        '; fraud desk called.',
        '; duty supervisor sits down with the customer.',
      ],
      outcome: [
        'Payment stopped, money stays in the account, police number given.',
        'Family came, customer understood and thanked us.',
        'Nothing paid out; case handed to the fraud desk.',
      ],
      cause: [
        'A caller had told the customer what to say.',
        'The warning signs were not asked about at once.',
      ],
    },
    outage: {
      told: [
        'Core banking slow since {m} minutes',
        'No card payments at any counter',
        'Network down in {place}',
        'The connection drops again and again',
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
      cause: ['Update overnight, spare line not switched on.', 'Fault at the network provider.'],
    },
    other: {
      told: [
        'Water drips from the ceiling at {place}',
        'The automatic door at {place} closes too fast',
        'A floor tile is loose at {place}',
        'Glass broken at {place}',
      ],
      after: ['; area taped off.', '; building management told.', ', nobody hurt.'],
      outcome: [
        'Repaired by building management.',
        'Made safe within {m} minutes, repaired the same day.',
        'Repaired, area open again.',
      ],
      cause: ['Maintenance was overdue.', 'Part worn out.'],
    },
  },
  lessons: [
    'Call the second person at once instead of after ten minutes.',
    'Keep what the first minutes need behind the welcome desk.',
    'Tell the queue what is going on before people ask.',
    'Agree on who speaks with the customer, one voice only.',
    'Write down the time of every step at once.',
    'Name the deputies of the day on the roster.',
  ],
  measures: [
    'Telephone numbers for emergencies behind the welcome desk',
    'Name a second person for the busy hours',
    'Put the spot on the opening round',
    'Go through the case in the huddle',
  ],
  drill: {
    told: ['Fire drill before opening: alarm, way out, roll call'],
    went: [
      'Everybody out by the back door in four minutes, roll call complete. The alarm was hardly heard in the archive.',
    ],
    measures: ['Have the alarm in the archive made louder'],
  },
};
