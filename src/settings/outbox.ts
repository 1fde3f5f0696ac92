import type { View } from '../platform/outbox/message.js';
import { holidayYear } from '../platform/time/holidays.js';
import { unpublishedMessage } from './messages/unpublished.js';
import { countInCountry } from './store/days.js';

/** To head office: a year's holidays are not published; its subject is country and year, `CN/2027`. */
export const unpublished: View = {
  name: 'unpublished',
  kept: false,
  inDoubt: 'again',
  async draw({ db, subject, speech }) {
    const [country = '', text] = subject.split('/');
    const year = Number(text);
    const { known, off } = holidayYear(country, undefined, year);
    const branches = await countInCountry(db, country);
    // A newer version knows the year by now, or the last branch there has moved.
    if (known || branches === 0) return 'moot';
    const assumed = [...off].sort(([one], [other]) => one.localeCompare(other));
    return { message: unpublishedMessage({ country, year, branches, assumed }, speech) };
  },
};
