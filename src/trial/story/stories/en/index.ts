import { customersNamed } from '../people.js';
import type { Stories } from '../stories.js';
import { complaints } from './complaints.js';
import { equipment } from './equipment.js';
import { findings } from './findings.js';
import { incidents } from './incidents.js';
import { referrals } from './referrals.js';
import { team } from './team.js';
import { today } from './today.js';
import { visitors } from './visitors.js';

const families =
  'Alder Birchwood Cartmell Dunmore Eastham Fenwick-Lane Garrow Hollis Inglesby Jessop Kirkwell Larkfield Merridew ' +
  'Northam Oakden Penhallow Quarles Rushmere Saltby Thornbury Underhay Vesey Wainford Yeardley Ashcombe Brackley ' +
  'Colsworth Dalby Elmhurst Farthing Greaves Hartnoll Ivory Kelham Lorimer Marlow';

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
  incidents,
  complaints,
  referrals,
  findings,
  equipment,
  visitors,
  team,
  today,
  customers: customersNamed(families.split(' '), ['Mrs', 'Mr'], (title, family) => `${title} ${family}`),
  // The numbers that are set aside for stories.
  phone: (digits) => `07700 900${digits}`,
  day: (month, day) => `${day}/${month}`,
};
