import type { SandboxFile } from '../contract.js';
import { addressesOf } from '../file-access.js';
import { extensionOf, type StoredFile } from '../stored-file.js';
import type { World } from '../world.js';

/** A file as `files.info` returns it. */
export function slackFile(world: World, file: StoredFile): Record<string, unknown> {
  const { team } = world.workspace;
  const shared = [...file.shared];
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    alt_txt: file.altText,
    mimetype: file.mimetype,
    filetype: extensionOf(file.name),
    pretty_type: extensionOf(file.name).toUpperCase(),
    user: file.user,
    user_team: team.id,
    editable: false,
    size: file.bytes?.length ?? 0,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: shared.length > 0,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    ...addressesOf(world, file),
    channels: shared.filter((id) => id.startsWith('C')),
    groups: [],
    ims: shared.filter((id) => id.startsWith('D')),
    has_rich_preview: false,
    file_access: 'visible',
  };
}

/** The same for the page. */
export function pageFile(file: StoredFile): SandboxFile {
  const { id, name, title, altText, mimetype } = file;
  return { id, name, title, altText, mimetype, size: file.bytes?.length ?? 0, url: `/sandbox/file/${id}` };
}
