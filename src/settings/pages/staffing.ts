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
/** It takes any number, so that it can be said what is wrong with it. */
const number = count();

/** How long customers are to wait at most, how long each takes, and how long people work: what a roster is measured by. */
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
        // What is as shipped is not kept, so that it follows what is shipped.
        else if (value !== shipped[name]) kept[name] = value;
      }
      if (Object.keys(faults).length > 0) throw new Unfit(faults);
      return own.with(settings, kept);
    },
  },
});
