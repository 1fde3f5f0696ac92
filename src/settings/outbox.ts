import { holidayYear } from '../platform/time/holidays.js';
import { unpublished } from './contracts.js';
import { unpublishedMessage } from './messages/unpublished.js';
import { countInCountry } from './store/days.js';

export const unpublishedDrawn = unpublished.drawnBy(async ({ db, subject, speech }) => {
  const { country, year } = subject;
  const { known, off } = holidayYear(country, undefined, year);
  const branches = await countInCountry(db, country);
  // The holidays are known by now, or no branch is in that country any more.
  if (known || branches === 0) return 'skip';
  const assumed = [...off].sort(([one], [other]) => one.localeCompare(other));
  return { message: unpublishedMessage({ country, year, branches, assumed }, speech) };
});
