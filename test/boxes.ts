import type { Bot } from './bot.js';

type Person = ReturnType<Bot['sandbox']['as']>;
type Posted = ReturnType<Person['messages']>[number];

/**
 * Ticks all boxes of a group of a posted list, one of whose boxes after the other stands in Slack's one input.
 * @param list the list as it stands now, since every press draws it anew
 */
export async function tickBoxes(person: Person, list: Posted | undefined, group: string): Promise<void> {
  const block = (list?.blocks ?? []).find(
    (one) => one.block_id?.startsWith('tick/') && one.block_id.endsWith(`/${group}`),
  );
  if (!list || !block || block.type !== 'actions') throw new Error(`no boxes of ${group}`);
  const [boxes] = block.elements;
  if (boxes?.type !== 'checkboxes') throw new Error(`no boxes of ${group}`);
  await person.press(
    list,
    { blockId: block.block_id ?? '', actionId: 'run.tick' },
    { type: 'checkboxes', selected_options: boxes.options as never },
  );
}

/** The groups of a posted list that have boxes, in their order. */
export const groupsWithBoxes = (list: Posted | undefined): string[] =>
  (list?.blocks ?? []).flatMap(({ block_id: id }) =>
    id?.startsWith('tick/') ? [id.split('/').at(-1) ?? ''] : [],
  );
