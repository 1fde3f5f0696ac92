import type { TeamStories } from '../stories.js';

export const team: TeamStories = {
  handovers: [
    'ATM engineer comes at ten in the morning, please let him into the service room.',
    'Two customers come back with missing papers; the folder is at counter 2.',
    'Coin bags are short, more are announced for before opening.',
    'Key of the meeting room is with the guard, the heater there stays off.',
    'New leaflets are in the back office, old ones to be taken out before opening.',
    'One visitor left before it was her turn; please call her first thing.',
    'The second barrier for pension days stands ready behind the door.',
  ],
  bulletins: [
    'New fee list from Monday: take the old leaflets away.',
    'The cash recycler in the hall is serviced on Thursday from eight to nine.',
    'Callers say they are from the police: ask twice before any large transfer.',
    'A fire drill this month without notice: know your way out.',
    'The rate board changes at noon; use the new sheet from then on.',
    'The number for lost cards has changed; it stands on the intranet.',
  ],
  meetings: [
    'Rota over lunch, complaints of last week, the new rate sheet.',
    'Waiting times of the week and who helps at the terminals.',
    'Findings of the patrols, two cases from the library.',
    'Plans for pension day and the holiday rota.',
    'Phone scams: what to ask, and whom to call.',
  ],
  decisions: [
    'Open the third counter from 12 to 14',
    'Put the leaflet stand in order every Monday',
    'New labels for the terminals',
    'Practise the questions about scams with everybody',
    'Ask for a second queue barrier',
    'Bring the list of deputies up to date',
    'Two people at the door on pension day',
    'Move deliveries to before nine',
  ],
  flow: [
    'Pension day.',
    'One counter closed for training.',
    'Rain, few people.',
    'RMs help at the terminals.',
    'School class in the hall.',
  ],
  education: {
    fraud: ['Talk on phone scams at the community centre'],
    cash: ['Table with forged notes to feel and compare'],
    deposit_insurance: ['Questions and answers on deposit protection'],
    payment: ['Stand at the market: paying safely by phone'],
    privacy: ['Lesson on passwords for two classes'],
  },
  notes: {
    incident: [
      'Area is clear, the others are served on.',
      'Told the colleagues by radio.',
      'Help is on its way.',
    ],
    complaint: [
      'Customer prefers a call after five.',
      'Waiting for the statement of the back office.',
      'Papers copied and put into the folder.',
    ],
    referral: ['Prefers a call after five.', 'Left a message, calls back.', 'Brings the papers next time.'],
  },
};
