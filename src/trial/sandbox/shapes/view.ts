import type { View } from '../contract.js';
import type { OpenView } from '../modals.js';
import type { World } from '../world.js';

/** A view as the Web API and payloads contain it: as the app wrote it, with what Slack adds. */
export function slackView(world: World, view: OpenView, values: unknown = {}): Record<string, unknown> {
  const { app, workspace } = world;
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...(view.content.type === 'modal' && {
      clear_on_close: false,
      notify_on_close: false,
      close: null,
      submit: null,
    }),
    ...view.content,
    id: view.id,
    team_id: workspace.team.id,
    app_id: app.appId,
    app_installed_team_id: workspace.team.id,
    bot_id: app.botId,
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    state: { values },
  };
}

/** The same for the page: without what only an app needs. */
export function pageView(view: OpenView | undefined): View | null {
  if (!view) return null;
  const { content, id, hash, rootId, previousId } = view;
  return { ...content, id, hash, root_view_id: rootId, previous_view_id: previousId };
}
