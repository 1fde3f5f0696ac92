import type { SandboxFile } from '../contract.js';
import { extensionOf, type StoredFile } from '../stored-file.js';
import type { World } from '../world.js';

/** A file the way `files.info` gives it. */
export function slackFile(world: World, file: StoredFile): Record<string, unknown> {
  const { team } = world.workspace;
  const address = `${world.url}/files-pri/${team.id}-${file.id}`;
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
    url_private: `${address}/${encodeURIComponent(file.name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(file.name)}`,
    permalink: `https://${team.domain}.slack.com/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    channels: shared.filter((id) => id.startsWith('C')),
    groups: [],
    ims: shared.filter((id) => id.startsWith('D')),
    has_rich_preview: false,
    file_access: 'visible',
  };
}

/** The same for the page. */
export function pageFile(file: StoredFile): SandboxFile {
  const { id, name, title, mimetype } = file;
  return { id, name, title, mimetype, size: file.bytes?.length ?? 0, url: `/sandbox/file/${id}` };
}
