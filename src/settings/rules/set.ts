import { createHash } from 'node:crypto';
import type { BranchSettings } from '../../platform/directory/branch.js';
import { check, type Values } from '../../platform/forms/field.js';
import { Refusal } from '../../platform/refusal.js';
import { type Each, type Form, type Place, Unfit } from './page.js';

/** What a person saved: all settings afterwards, and the fields that changed. */
export interface Setting {
  settings: BranchSettings;
  changed: string[];
}

/** A fingerprint of the values that a form showed, to detect changes that were made meanwhile. */
export function markOf(form: Form, place: Place): string {
  return createHash('sha256')
    .update(JSON.stringify(form.read(place)))
    .digest('hex')
    .slice(0, 16);
}

/** The form for the thing that `of` names, or else the page's own form. @throws Refusal `gone` where there is none. */
export function formOf(page: { form?: Form; each?: Each }, { branch, of }: Place): Form {
  const form = of === '' ? page.form : page.each;
  if (!form || (of !== '' && !knows(page.each, branch, of))) throw new Refusal('gone');
  return form;
}

const knows = (each: Each | undefined, branch: Place['branch'], of: string) =>
  each !== undefined && [...each.names(branch), ...each.own(branch.settings)].includes(of);

/**
 * The settings after a form was submitted.
 * @param given by field, as typed
 * @param seen the fingerprint (`markOf`) of what the form showed; if somebody else has saved since, that is not
 *   overwritten unseen.
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

/** The settings with one thing reset to what is shipped. @throws Refusal `gone` */
export function giveBack(each: Each | undefined, { branch, of }: Place): Setting {
  if (!each) throw new Refusal('gone');
  if (!each.own(branch.settings).includes(of)) return { settings: branch.settings, changed: [] };
  return { settings: each.back(branch.settings, of), changed: [of] };
}
