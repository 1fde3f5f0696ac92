import type { Act, Outcome } from '../contract.js';
import { outcome } from '../outcome.js';
import { Refused } from '../refused.js';
import type { World } from '../world.js';
import { close } from './close.js';
import { command } from './command.js';
import { press } from './press.js';
import { say } from './say.js';
import { shortcut } from './shortcut.js';
import { submit } from './submit.js';
import { upload } from './upload.js';

function perform(world: World, act: Act): Promise<Outcome> {
  switch (act.act) {
    case 'command':
      return command(world, act);
    case 'say':
      return say(world, act);
    case 'press':
      return press(world, act);
    case 'submit':
      return submit(world, act);
    case 'close':
      return close(world, act);
    case 'shortcut':
      return shortcut(world, act);
    case 'upload':
      return upload(world, act);
    case 'read':
      return read(world, act);
  }
}

async function read(world: World, { user, channel: id }: Extract<Act, { act: 'read' }>): Promise<Outcome> {
  const channel = world.workspace.channel(id, user);
  channel.read.set(user, world.workspace.stamp());
  world.workspace.notices.tell({ type: 'channels' }, [user]);
  return outcome(world, user);
}

/**
 * Carries out what a person does. What they cannot do (`no_such_command`, `no_such_element` …) is an outcome too and
 * is not thrown.
 */
export async function deed(world: World, act: Act): Promise<Outcome> {
  try {
    world.workspace.person(act.user);
    return await perform(world, act);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return outcome(world, act.user, { error: error.code });
  }
}
