import type { Branch, BranchSettings } from '../../platform/directory/branch.js';
import type { Fault, Fields, Values } from '../../platform/forms/field.js';
import type { HoursFault } from '../../platform/time/hours.js';
import type { DayFault } from './own-days.js';

/** What a form needs to know besides what is typed into it. */
export interface Place {
  branch: Branch;
  /** The name of the limit or playbook that the form is about; empty for a page's own form. */
  of: string;
  /** The shipped steps of a playbook in the branch's language; rules have no access to the words. */
  steps(playbook: string): readonly string[];
  /** The word for "closed" in the branch's language. */
  closed: string;
  /** The branch's local date. */
  today: string;
}

/** Settings that are shown, checked and saved together; the inputs are derived from the fields. */
export interface Form {
  fields: Fields;
  /** The branch's present values, with which the form starts. */
  read(place: Place): Values;
  /** All settings of the branch with the given values applied. @throws Unfit */
  write(given: Values, place: Place): BranchSettings;
}

/** A page's form for each of many things (limits, playbooks) that a branch may change. */
export interface Each extends Form {
  /** The names of these things, in the order of the menu. */
  names(branch: Branch): readonly string[];
  /** The names of those that the branch has changed. */
  own(settings: BranchSettings): readonly string[];
  /** All settings with this one reset to what is shipped. */
  back(settings: BranchSettings, of: string): BranchSettings;
}

/**
 * A page of settings. Its modal, checking, saving and audit entry are derived from this; its words are in the
 * catalogues under `settings`.
 */
export interface Page {
  name: string;
  form?: Form;
  each?: Each;
}

export const definePage = <const P extends Page>(page: P) => page;

/** Why an input cannot be saved: the key of a sentence in the catalogues, with the values of its slots. */
export interface Unfitting {
  why:
    | Fault
    | DayFault
    | 'day_twice'
    | 'bad_hours'
    | 'past'
    | 'no_branch'
    | 'long_line'
    | 'many_lines'
    | 'too_small'
    | 'too_large'
    | 'no_currency'
    | 'bad_counter'
    | 'counter_twice'
    | 'meanwhile';
  slots?: Record<string, string | number>;
  /** What is wrong with typed hours; the slot `right` has the correction. */
  hours?: HoursFault;
}

/** Thrown where typed values are not valid, with the reasons by field. */
export class Unfit extends Error {
  constructor(readonly faults: Record<string, Unfitting>) {
    super(Object.keys(faults).join(', '));
    this.name = 'Unfit';
  }
}
