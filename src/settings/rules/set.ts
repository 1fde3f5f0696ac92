import { createHash } from 'node:crypto';
import type { BranchSettings } from '../../platform/directory/branch.js';
import { check, type Values } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { type Each, type Form, type Place, Unfit } from './page.js';

/** What a person saved: all settings as they are then, and the fields that differ from before. */
export interface Setting {
  settings: BranchSettings;
  changed: string[];
}

/** A mark of what a form showed; two people who saw the same have the same. */
export function markOf(form: Form, place: Place): string {
  return createHash('sha256')
    .update(JSON.stringify(form.read(place)))
    .digest('hex')
    .slice(0, 16);
}

/** The form that a page has for this one of many, or as a whole. @throws Refusal `gone` where it has none. */
export function formOf(page: { form?: Form; each?: Each }, { branch, of }: Place): Form {
  const form = of === '' ? page.form : page.each;
  if (!form || (of !== '' && !knows(page.each, branch, of))) throw new Refusal('gone');
  return form;
}

const knows = (each: Each | undefined, branch: Place['branch'], of: string) =>
  each !== undefined && [...each.names(branch), ...each.own(branch.settings)].includes(of);

/**
 * Settings as a form leaves them.
 * @param given by field, as typed; @param seen the mark of what the form showed: what somebody else saved meanwhile
 * is not undone unseen.
 * @throws Unfit
 */
export function set(form: Form, given: Record<string, unknown>, seen: string, place: Place): Setting {
  const checked = check(form.fields, given);
  if ('faults' in checked)
    throw new Unfit(Object.fromEntries(Object.entries(checked.faults).map(([name, why]) => [name, { why }])));
  const settings = form.write(checked.values, place);
  const [first = ''] = Object.keys(form.fields);
  if (markOf(form, place) !== seen) throw new Unfit({ [first]: { why: 'meanwhile' } });
  const before = form.read(place);
  const after = form.read({ ...place, branch: { ...place.branch, settings } });
  return { settings, changed: Object.keys(form.fields).filter((name) => !same(before[name], after[name])) };
}

const same = (one: Values[string] | undefined, other: Values[string] | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

/** Settings with one of many as it was shipped again. @throws Refusal `gone` */
export function giveBack(each: Each | undefined, { branch, of }: Place): Setting {
  if (!each) throw new Refusal('gone');
  if (!each.own(branch.settings).includes(of)) return { settings: branch.settings, changed: [] };
  return { settings: each.back(branch.settings, of), changed: [of] };
}
