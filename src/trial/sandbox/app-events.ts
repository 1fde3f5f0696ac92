import { newId } from './ids.js';
import type { World } from './world.js';

/** Events for the app: only those that its manifest subscribes to, sent again where it does not acknowledge. */
export class AppEvents {
  readonly #retries = new Set<NodeJS.Timeout>();

  /** @param retryMs how long after each failed attempt to try again; Slack itself waits 0, 1 and 5 minutes. */
  constructor(
    private readonly world: World,
    private readonly retryMs: readonly number[],
  ) {}

  /**
   * Sends the app an event (`app_home_opened`, `message.channels` …) if it subscribes to it. Resolves after the first
   * attempt with its duration in milliseconds; a failed one is tried again later.
   */
  async tell(subscription: string, event: Record<string, unknown>): Promise<number> {
    const { app, workspace, wall } = this.world;
    if (!app.declared.events.has(subscription)) return 0;
    const body = {
      token: app.verification,
      team_id: workspace.team.id,
      context_team_id: workspace.team.id,
      context_enterprise_id: null,
      api_app_id: app.appId,
      event: { event_ts: workspace.stamp(), ...event },
      type: 'event_callback',
      event_id: newId('Ev'),
      event_time: Math.floor(wall() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: workspace.team.id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: newId('4-', 24),
    };
    return this.#attempt(body, 0, '');
  }

  stop(): void {
    for (const timer of this.#retries) clearTimeout(timer);
    this.#retries.clear();
  }

  async #attempt(body: Record<string, unknown>, attempt: number, reason: string): Promise<number> {
    const retry = attempt > 0 ? { attempt, reason } : undefined;
    const answer = await this.world.delivery.send('events_api', body, retry);
    const wait = this.retryMs[attempt];
    if (answer.error && wait !== undefined) {
      const timer = setTimeout(() => {
        this.#retries.delete(timer);
        void this.#attempt(body, attempt + 1, answer.reason ?? 'unknown_error');
      }, wait);
      this.#retries.add(timer);
    }
    return answer.ms;
  }
}
