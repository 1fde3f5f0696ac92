import { count } from '../../platform/forms/field.js';
import {
  mostStaffing,
  staffing as own,
  type StaffingName,
  staffingOf,
  usualStaffing,
} from '../../roster/module.js';
import { definePage, Unfit, type Unfitting } from '../rules/page.js';

const names = Object.keys(mostStaffing) as StaffingName[];
/** Accepts any number; `write` checks the range, so that the error can name it. */
const number = count();

/** The longest wait, the time per customer and people's working hours, by which rosters are judged. */
export const staffing = definePage({
  name: 'staffing',
  form: {
    fields: {
      aim: number,
      share: number,
      lobby: number,
      counter: number,
      self_service: number,
      week: number,
    },
    read: ({ branch }) => ({ ...staffingOf(branch) }),
    write(given, { branch: { country, settings } }) {
      const faults: Record<string, Unfitting> = {};
      const kept: Partial<Record<StaffingName, number>> = {};
      const shipped = usualStaffing(country);
      for (const name of names) {
        if (given[name] === undefined) continue;
        const value = Number(given[name]);
        const most = mostStaffing[name];
        if (value < 1) faults[name] = { why: 'too_small' };
        else if (value > most) faults[name] = { why: 'too_large', slots: { most } };
        // Values as shipped are not stored, so that they follow later versions.
        else if (value !== shipped[name]) kept[name] = value;
      }
      if (Object.keys(faults).length > 0) throw new Unfit(faults);
      return own.with(settings, kept);
    },
  },
});
