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
        'Ambulance crew looked them over, no need for hospital.',
        'Felt better after a sit-down, taxi called.',
      ],
      cause: ['Stood for a long time in a warm hall.', 'Had not eaten since the morning.'],
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
        'Paper path cleaned, back in service after {m} minutes.',
        'Card given back against identification.',
      ],
      cause: ['Worn part, known to the maker.', 'Paper dust in the transport.'],
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
      cause: ['Two tickets were called at once.', 'Nobody had explained the rule beforehand.'],
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
      cause: ['Two counters closed at the same time over lunch.', 'Busy day without extra hands.'],
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
      cause: ['The terminals cannot be seen from the welcome desk.', 'Left out of the round before opening.'],
    },
    fraud: {
      told: [
        'A customer wants to send all savings to somebody met online',
        'Caller keeps an elderly customer on the phone while she withdraws',
        'Altered payslip handed in with a card request',
        'Skimmer-like frame found on ATM 1',
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
      cause: ['A caller had told the customer what to say.', 'Papers were not compared at once.'],
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
      cause: ['Update overnight, spare line not switched on.', 'Fault at the network provider.'],
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
      cause: ['Maintenance was overdue.', 'Part worn out.'],
    },
  },
  lessons: [
    'Call the second person at once instead of after ten minutes.',
    'Keep the sign for a broken machine behind the welcome desk.',
    'Tell the queue what is going on before people ask.',
    'Agree on who speaks with the customer, one voice only.',
    'Ask who is on the phone before paying out.',
    'Put the first aiders of the day on the roster.',
  ],
  measures: [
    'Spare sign for broken devices behind the welcome desk',
    'Chair and water beside the queue machine',
    'Side door on the opening round',
    'Short talk on phone scams in the huddle',
  ],
  drill: {
    told: ['Fire drill before opening: alarm, way out, roll call'],
    went: [
      'Everybody out by the back door in four minutes, roll call complete. The alarm was hardly heard in the archive.',
    ],
    measures: ['Have the alarm in the archive made louder'],
  },
};
