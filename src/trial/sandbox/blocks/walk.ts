/** A block or an element, loosely typed, since an app may send anything. */
export type Node = Record<string, unknown> & { type: string };

export interface OfferedOption {
  text: { type: 'plain_text' | 'mrkdwn'; text: string };
  value: string;
}

/** An element on a surface that a person can press, choose or fill in. */
export interface Interactive {
  block: Node;
  blockId: string;
  actionId: string;
  element: Node;
  /** JSON pointer of the element below the list of blocks, e.g. `/0/elements/1`. */
  pointer: string;
}

/** The options of an element, including those in groups; none where it has no options of its own. */
export function offeredBy(element: Node): OfferedOption[] {
  const groups = listOf(element.option_groups) as { options: OfferedOption[] }[];
  return [...(listOf(element.options) as OfferedOption[]), ...groups.flatMap((group) => group.options)];
}

const passive = new Set(['plain_text', 'mrkdwn', 'image']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The blocks themselves and those inside containers and carousels, with their JSON pointers. */
export function allBlocks(blocks: readonly unknown[], pointer = ''): { block: Node; pointer: string }[] {
  return blocks.flatMap((block, index) => {
    if (!isNode(block)) return [];
    const at = `${pointer}/${index}`;
    const inner = [
      ...(block.type === 'container' ? allBlocks(listOf(block.child_blocks), `${at}/child_blocks`) : []),
      ...(block.type === 'carousel' ? allBlocks(listOf(block.elements), `${at}/elements`) : []),
    ];
    return [{ block, pointer: at }, ...inner];
  });
}

/** Every element on a surface that a person can act on, in reading order. */
export function interactives(blocks: readonly unknown[]): Interactive[] {
  return allBlocks(blocks).flatMap(({ block, pointer }) => {
    const many = block.type === 'card' ? 'actions' : 'elements';
    const held: [unknown, string][] = [
      [block.accessory, `${pointer}/accessory`],
      [block.element, `${pointer}/element`],
      ...(['actions', 'context_actions', 'card'].includes(block.type)
        ? listOf(block[many]).map((one, index): [unknown, string] => [one, `${pointer}/${many}/${index}`])
        : []),
    ];
    return held.flatMap(([element, at]) =>
      isNode(element) && !passive.has(element.type)
        ? [
            {
              block,
              blockId: String(block.block_id ?? ''),
              actionId: String(element.action_id ?? ''),
              element,
              pointer: at,
            },
          ]
        : [],
    );
  });
}
