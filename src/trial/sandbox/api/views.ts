import { z } from 'zod';
import { checkView } from '../blocks/check.js';
import { fileProblems } from '../file-access.js';
import type { OpenView } from '../modals.js';
import { Refused, refusedBecause } from '../refused.js';
import { pageView, slackView } from '../shapes/view.js';
import { keepEntered, valuesOf } from '../state.js';
import type { Trigger } from '../triggers.js';
import type { World } from '../world.js';
import { json, text } from './arguments.js';
import { type Fields, method } from './method.js';

const opening = z.strictObject({
  view: json,
  trigger_id: text.optional(),
  interactivity_pointer: text.optional(),
});

function exchange(world: World, args: z.output<typeof opening>): Trigger {
  const id = args.trigger_id ?? args.interactivity_pointer;
  if (id === undefined) {
    throw refusedBecause('invalid_arguments', ['[ERROR] missing required field: trigger_id']);
  }
  return world.triggers.exchange(id);
}

function shown(world: World, view: OpenView): Fields {
  return { view: slackView(world, view, valuesOf(view)) };
}

/** Opens or updates a view of a person, and notifies the page. */
export function tellTop(world: World, user: string): void {
  const view = pageView(world.workspace.modals.top(user));
  world.workspace.notices.tell({ type: 'view', view }, [user]);
}

export const views = [
  method('views.open', { pace: 'tier4' }, opening, (world, args) => {
    const content = checkView(args.view, 'modal', fileProblems(world));
    const view = world.workspace.modals.open(exchange(world, args).user, content);
    tellTop(world, view.user);
    return shown(world, view);
  }),
  method('views.push', { pace: 'tier4' }, opening, (world, args) => {
    const content = checkView(args.view, 'modal', fileProblems(world));
    const trigger = exchange(world, args);
    const { modals } = world.workspace;
    if (!trigger.view || !modals.top(trigger.user)) throw new Refused('not_found');
    const view = modals.push(trigger.user, content);
    tellTop(world, view.user);
    return shown(world, view);
  }),
  method(
    'views.update',
    { pace: 'tier4' },
    z.strictObject({
      view: json,
      view_id: text.optional(),
      external_id: text.optional(),
      hash: text.optional(),
    }),
    (world, { view: asked, view_id, external_id, hash }) => {
      const { modals } = world.workspace;
      const view = view_id ? modals.find(view_id) : modals.findExternal(external_id ?? '');
      if (!view) throw new Refused('not_found');
      const before = view.content;
      const content = checkView(asked, view.content.type === 'home' ? 'home' : 'modal', fileProblems(world));
      modals.update(view, content, hash);
      keepEntered(view, before);
      if (content.type === 'home') world.workspace.notices.tell({ type: 'home' }, [view.user]);
      else tellTop(world, view.user);
      return shown(world, view);
    },
  ),
  method(
    'views.publish',
    { pace: 'tier4' },
    z.strictObject({ user_id: text, view: json, hash: text.optional() }),
    (world, { user_id, view: asked, hash }) => {
      const { workspace, app } = world;
      if (!app.declared.homeTab) throw new Refused('not_enabled');
      const { id } = workspace.person(user_id);
      const before = JSON.stringify(workspace.modals.home(id)?.content);
      const view = workspace.modals.publish(id, checkView(asked, 'home', fileProblems(world)), hash);
      view.entered = {};
      if (JSON.stringify(view.content) !== before) workspace.notices.tell({ type: 'home' }, [id]);
      return shown(world, view);
    },
  ),
];
