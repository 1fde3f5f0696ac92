import type { Branch, BranchSettings } from '../../platform/directory/branch.js';
import type { Fault, Fields, Values } from '../../platform/forms/field.js';
import type { HoursFault } from '../../platform/time/hours.js';
import type { DayFault } from './own-days.js';

/** What a form is about, besides what is typed into it. */
export interface Place {
  branch: Branch;
  /** Which one of many: a limit, a playbook. Empty where the form is there once. */
  of: string;
  /** The shipped steps of a playbook in the branch's language: the domain has no words of its own. */
  steps(playbook: string): readonly string[];
  /** What a day on which it does not open is called in the branch's language. */
  closed: string;
  /** The branch's own date. */
  today: string;
}

/** Settings that are seen, checked and saved together; its inputs follow from its fields. */
export interface Form {
  fields: Fields;
  /** What the branch has now: what the form starts with. */
  read(place: Place): Values;
  /** All settings of the branch with what was given. @throws Unfit */
  write(given: Values, place: Place): BranchSettings;
}

/** Forms of which a page has many, one for each thing that a branch may have its own way. */
export interface Each extends Form {
  /** What can be set, in the order of the menu. */
  names(branch: Branch): readonly string[];
  /** What the branch has its own way already. */
  own(settings: BranchSettings): readonly string[];
  /** All settings with this one as it was shipped. */
  back(settings: BranchSettings, of: string): BranchSettings;
}

/**
 * A page of settings: its modal, the reading and checking of it, its saving and its entry in the audit trail follow from
 * this; its words stand in the catalogues under `settings`.
 */
export interface Page {
  name: string;
  form?: Form;
  each?: Each;
}

export const definePage = <const P extends Page>(page: P) => page;

/** Why an input cannot be saved: a sentence of the catalogues, with what fills its slots. */
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
  /** What is wrong with hours; the slot `right` holds those that would be right. */
  hours?: HoursFault;
}

/** Thrown where something was typed that does not fit, by field. */
export class Unfit extends Error {
  constructor(readonly faults: Record<string, Unfitting>) {
    super(Object.keys(faults).join(', '));
    this.name = 'Unfit';
  }
}
