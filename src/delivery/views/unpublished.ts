import { countInCountry } from '../../database/days.js';
import { holidayYear } from '../../domain/time/holidays.js';
import { unpublishedMessage } from '../../messages/settings/unpublished.js';
import type { View } from '../view.js';

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
