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

/** The groups of a posted list with a box that is still open, in their order. */
const groupsToTick = (list: Posted | undefined): string[] =>
  (list?.blocks ?? []).flatMap((block) => {
    if (block.type !== 'actions' || !block.block_id?.startsWith('tick/')) return [];
    const [boxes] = block.elements;
    const isOpen =
      boxes?.type === 'checkboxes' && (boxes.initial_options?.length ?? 0) < boxes.options.length;
    return isOpen ? [block.block_id.split('/').at(-1) ?? ''] : [];
  });

/**
 * Ticks every box of a posted list, group by group; a folded list shows the next groups as the first ones are done.
 * @param list looks up the list as it stands now
 */
export async function tickEveryBox(person: Person, list: () => Posted | undefined): Promise<void> {
  const ticked = new Set<string>();
  for (let [group] = groupsToTick(list()); group !== undefined; [group] = groupsToTick(list())) {
    if (ticked.has(group)) throw new Error(`a box of ${group} stays open`);
    ticked.add(group);
    await tickBoxes(person, list(), group);
  }
}
