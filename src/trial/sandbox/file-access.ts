import type { Problem } from './blocks/problems.js';
import { interactives } from './blocks/walk.js';
import type { StoredFile } from './stored-file.js';
import type { World } from './world.js';

/** The types of file that Slack's image blocks show. */
const drawn = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** Whether the app has a file: its own, one that a person gave it in a form, or one in a conversation that it is in. */
export function isVisible({ app, workspace }: World, file: StoredFile): boolean {
  const isIn = (channel: string) => workspace.channels.get(channel)?.members.has(app.botUserId) === true;
  return file.user === app.botUserId || file.given || [...file.shared].some(isIn);
}

/** The addresses by which Slack knows a file. */
export function addressesOf({ url, workspace }: Pick<World, 'url' | 'workspace'>, file: StoredFile) {
  const name = encodeURIComponent(file.name);
  const held = `${url}/files-pri/${workspace.team.id}-${file.id}`;
  return {
    url_private: `${held}/${name}`,
    url_private_download: `${held}/download/${name}`,
    permalink: `${url}/files/${file.user}/${file.id}/${name}`,
  };
}

/**
 * The errors of blocks that concern files: pictures that Slack could not show, and file inputs without the scope
 * `files:read`. Pointers are relative to the list of blocks.
 */
export const fileProblems =
  (world: World) =>
  (blocks: readonly unknown[]): Problem[] => [
    ...picturesIn(blocks)
      .filter(({ named }) => !isDrawable(world, named))
      .map(({ pointer }) => ({ pointer, text: 'invalid slack file' })),
    // Slack documents that the scope is needed, but not the text of the error.
    ...interactives(blocks)
      .filter(({ element }) => element.type === 'file_input' && !world.app.scopes.has('files:read'))
      .map(({ pointer }) => ({ pointer, text: 'file_input needs the scope files:read' })),
  ];

interface Named {
  id?: string;
  url?: string;
}

function isDrawable(world: World, { id, url }: Named): boolean {
  const file = [...world.workspace.files.values()].find((one) => {
    const { url_private, permalink } = addressesOf(world, one);
    return one.id === id || url_private === url || permalink === url;
  });
  return file?.bytes !== undefined && file.completed && drawn.has(file.mimetype) && isVisible(world, file);
}

/** Every `slack_file`, however deeply nested. */
function picturesIn(value: unknown, pointer = ''): { named: Named; pointer: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) =>
    key === 'slack_file'
      ? [{ named: held as Named, pointer: `${pointer}/${key}` }]
      : picturesIn(held, `${pointer}/${key}`),
  );
}
