import type { Act, Outcome } from '../contract.js';
import { newId } from '../ids.js';
import { outcome } from '../outcome.js';
import { mimetypeOf } from '../stored-file.js';
import type { World } from '../world.js';

const unknownType = 'application/octet-stream';

/** Uploads a person's file, for use in a modal's file input. */
export async function upload(world: World, act: Extract<Act, { act: 'upload' }>): Promise<Outcome> {
  const bytes = Buffer.from(act.base64, 'base64');
  const id = newId('F');
  world.workspace.files.set(id, {
    id,
    name: act.name,
    title: act.name,
    altText: '',
    // Browsers do not recognise every type that Slack does.
    mimetype: act.mimetype === unknownType ? mimetypeOf(act.name) : act.mimetype,
    user: act.user,
    created: Math.floor(world.workspace.now().getTime() / 1000),
    length: bytes.length,
    bytes,
    shared: new Set(),
    completed: true,
    given: false,
  });
  return outcome(world, act.user, { file: { id } });
}
