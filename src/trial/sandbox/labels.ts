import { type Interactive, interactives, type Node, type OfferedOption, offeredBy } from './blocks/walk.js';
import type { ElementState, ViewState } from './contract.js';
import { stateField } from './state.js';

/** A person's answer in a field: text, an option by its label or value, ids of people or files. */
export type Entry = string | number | readonly string[] | null;

function textIn(value: unknown): string | undefined {
  return (value as { text?: string } | undefined)?.text;
}

/** The visible label of a button, a menu or a field. */
export function labelOf({ block, element }: Interactive): string {
  return (
    textIn(block.label) ?? textIn(element.text) ?? textIn(element.placeholder) ?? textIn(block.text) ?? ''
  );
}

/**
 * The element with this label, action id or block id; an overflow menu also by one of its options. Throws an Error
 * that lists all labels where there is none.
 */
export function findElement(blocks: readonly unknown[], name: string): Interactive {
  const all = interactives(blocks);
  const found =
    all.find((one) => one.actionId === name) ??
    all.find((one) => one.blockId === name) ??
    all.find((one) => labelOf(one) === name) ??
    all.find((one) => inSmallMenu(one, name));
  if (found) return found;
  const names = all.flatMap((one) =>
    one.element.type === 'overflow' ? offeredBy(one.element).map(({ text }) => text.text) : [labelOf(one)],
  );
  throw new Error(`Nothing here is called "${name}", only: ${names.map((one) => `"${one}"`).join(', ')}`);
}

/** Whether an overflow menu, which has no label, has an option with this label. */
export const inSmallMenu = ({ element }: Interactive, name: string): boolean =>
  element.type === 'overflow' && offeredBy(element).some(({ text }) => text.text === name);

/** An element's state after a person answered. Throws an Error for an option that is not offered. */
export function stateFor(element: Node, entry: Entry): ElementState {
  const { type } = element;
  const field = stateField(type) ?? 'value';
  const several = Array.isArray(entry) ? (entry as readonly string[]) : [String(entry)];
  if (entry === null || entry === '') return { type, [field]: /s$/.test(field) ? [] : null };
  if (field === 'files')
    return { type, files: several.map((id) => ({ id, name: '', mimetype: '', size: 0 })) };
  if (field === 'selected_options')
    return { type, selected_options: several.map((name) => optionNamed(element, name)) };
  if (field === 'selected_option' || type === 'overflow') {
    return { type, selected_option: optionNamed(element, String(entry)) };
  }
  if (field === 'selected_date_time') return { type, selected_date_time: Number(entry) };
  return { type, [field]: type.startsWith('multi_') ? several : String(entry) };
}

function optionNamed(element: Node, name: string): OfferedOption {
  const all = offeredBy(element);
  const found = all.find((one) => one.value === name) ?? all.find((one) => one.text.text === name);
  if (!found)
    throw new Error(`No option "${name}", only: ${all.map((one) => `"${one.text.text}"`).join(', ')}`);
  return found;
}

/** `state.values` for a view, from answers by label, action id or block id. */
export function fillIn(blocks: readonly unknown[], answers: Record<string, Entry>): ViewState {
  const values: ViewState = {};
  for (const [name, entry] of Object.entries(answers)) {
    const { blockId, actionId, element } = findElement(blocks, name);
    values[blockId] = { ...values[blockId], [actionId]: stateFor(element, entry) };
  }
  return values;
}
