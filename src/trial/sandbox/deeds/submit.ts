import { z } from 'zod';
import { tellTop } from '../api/views.js';
import { checkView } from '../blocks/check.js';
import { interactives } from '../blocks/walk.js';
import type { Act, Outcome } from '../contract.js';
import { fileProblems } from '../file-access.js';
import type { OpenView } from '../modals.js';
import { delivered, outcome } from '../outcome.js';
import { Refused } from '../refused.js';
import { slackFile } from '../shapes/file.js';
import { slackView } from '../shapes/view.js';
import { keepEntered, merge, valuesOf } from '../state.js';
import type { World } from '../world.js';
import { entryErrors, refuseStrangers } from './entry.js';
import { interaction } from './payload.js';

const responseSchema = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
]);

/** Submits the topmost modal; then does what the app's acknowledgement asks for. */
export async function submit(world: World, act: Extract<Act, { act: 'submit' }>): Promise<Outcome> {
  const { user } = act;
  const view = world.workspace.modals.top(user);
  if (view?.id !== act.view) throw new Refused('view_not_found');
  if (view.content.type !== 'modal' || !view.content.submit) throw new Refused('view_has_no_submit');
  refuseStrangers(view, act.values);
  view.entered = merge(view.entered, act.values);
  const unfinished = entryErrors(view);
  if (Object.keys(unfinished).length > 0) {
    return outcome(world, user, { error: 'incomplete_entry', errors: unfinished });
  }
  const answer = await world.delivery.send('interactive', {
    type: 'view_submission',
    ...interaction(world, user),
    trigger_id: world.triggers.issue({ user, view: view.id }),
    view: slackView(world, view, withFiles(world, view)),
    response_urls: responseUrls(world, view),
  });
  if (answer.error) return delivered(world, user, answer);
  try {
    const errors = follow(world, view, answer.body);
    return outcome(world, user, { ackMs: answer.ms, ...(errors && { errors }) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return outcome(world, user, { ackMs: answer.ms, error: `invalid_view_response: ${reasons(error)}` });
  } finally {
    tellTop(world, user);
  }
}

function reasons({ code, extra }: Refused): string {
  const { messages = [] } = (extra.response_metadata ?? {}) as { messages?: string[] };
  return [code, ...messages].join(' ');
}

/**
 * Does what the acknowledgement asks for. Returns the errors to show, if it has any. Throws `Refused` for an invalid
 * one.
 */
function follow(world: World, view: OpenView, body: unknown): Record<string, string> | undefined {
  const { modals } = world.workspace;
  if (body === undefined) {
    modals.pop(view.user);
    return undefined;
  }
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) throw new Refused('unknown_response_action');
  const response = parsed.data;
  switch (response.response_action) {
    case 'clear':
      modals.clear(view.user);
      return undefined;
    case 'update': {
      const before = view.content;
      modals.update(view, checkView(response.view, 'modal', fileProblems(world)));
      keepEntered(view, before);
      return undefined;
    }
    case 'push':
      modals.push(view.user, checkView(response.view, 'modal', fileProblems(world)));
      return undefined;
    case 'errors':
      return shownErrors(view, response.errors);
  }
}

/** Errors are shown only below inputs; one for another block would never be seen, so it is refused. */
function shownErrors(view: OpenView, errors: Record<string, string>): Record<string, string> {
  const inputs = new Set(
    interactives(view.content.blocks)
      .filter(({ block }) => block.type === 'input')
      .map(({ blockId }) => blockId),
  );
  const stray = Object.keys(errors).find((blockId) => !inputs.has(blockId));
  if (stray !== undefined) throw new Refused(`errors_for_no_input (${stray})`);
  if (Object.keys(errors).length === 0) throw new Refused('errors_are_empty');
  return errors;
}

/** The state with complete file objects, as an app gets them; from then on the app may read these files. */
function withFiles(world: World, view: OpenView): unknown {
  const values = valuesOf(view);
  for (const { blockId, actionId, element } of interactives(view.content.blocks)) {
    const state = element.type === 'file_input' ? values[blockId]?.[actionId] : undefined;
    if (!state) continue;
    const files = (state.files ?? []).flatMap(({ id }) => world.workspace.files.get(id) ?? []);
    for (const file of files) file.given = true;
    Object.assign(state, { files: files.map((file) => slackFile(world, file)) });
  }
  return values;
}

function responseUrls(world: World, view: OpenView): unknown[] {
  const values = valuesOf(view);
  return interactives(view.content.blocks).flatMap(({ blockId: block_id, actionId: action_id, element }) => {
    const state = values[block_id]?.[action_id];
    const channel_id = state?.selected_conversation ?? state?.selected_channel;
    if (element.response_url_enabled !== true || !channel_id) return [];
    const response_url = world.responseUrls.issue({ user: view.user, channel: channel_id });
    return [{ block_id, action_id, channel_id, response_url }];
  });
}
