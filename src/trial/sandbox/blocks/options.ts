import { z } from 'zod';
import { anyText, plain } from './text.js';

const value = z.string().min(1).max(75);

/** An option of a menu: plain text only. */
export const option = z.strictObject({ text: plain(75), value, description: plain(75).optional() });

/** An option of checkboxes or radio buttons, which may be in mrkdwn. */
export const tickOption = z.strictObject({ text: anyText(75), value, description: anyText(75).optional() });

export const overflowOption = z.strictObject({
  text: plain(75),
  value,
  description: plain(75).optional(),
  url: z.string().max(3000).optional(),
});

export const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) });

type Choice = { text: { text: string }; value: string };
interface Choosing {
  options?: Choice[] | undefined;
  option_groups?: { options: Choice[] }[] | undefined;
  initial_option?: Choice | undefined;
  initial_options?: Choice[] | undefined;
  max_selected_items?: number | undefined;
}

/** Every option of a menu, including those in groups. */
export function optionsOf(menu: Pick<Choosing, 'options' | 'option_groups'>): Choice[] {
  return [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)];
}

/** Checks that the options of a menu, checkboxes or radio buttons are consistent; add with `superRefine`. */
export function choicesHold(menu: Choosing, context: z.core.$RefinementCtx): void {
  const say = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const offered = optionsOf(menu);
  const values = new Set(offered.map((one) => one.value));
  if (values.size < offered.length)
    say(menu.options ? 'options' : 'option_groups', 'option values must be unique');
  const known = (choice: Choice) =>
    offered.some((one) => one.value === choice.value && one.text.text === choice.text.text);
  if (menu.initial_option && !known(menu.initial_option)) say('initial_option', 'must be one of the options');
  if ((menu.initial_options?.length ?? 0) > (menu.max_selected_items ?? Number.POSITIVE_INFINITY)) {
    say('initial_options', 'must be no more than `max_selected_items`');
  }
  if (menu.initial_options?.some((choice) => !known(choice))) {
    say('initial_options', 'must be among the options');
  }
}

/** A static menu has either options or groups of options. */
export function oneList(menu: Choosing): boolean {
  return (menu.options === undefined) !== (menu.option_groups === undefined);
}
export const oneListMessage = 'must define exactly one of `options` and `option_groups`';
