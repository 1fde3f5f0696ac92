import type { App } from '@slack/bolt';

/** What Slack sends, by how a person brought it about. */
export type RequestKind = 'command' | 'press' | 'submit' | 'shortcut' | 'event' | 'other';
/** Told how many seconds after a request came it was acknowledged. */
export type Acked = (kind: RequestKind, seconds: number) => void;

/** Bolt tells nobody when a request is acknowledged: every one is handed on with an acknowledgement that does. */
export function timeAcks(app: Pick<App, 'processEvent'>, acked: Acked): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const began = performance.now();
    let first = true;
    return process({
      ...event,
      ack: (response) => {
        if (first) acked(kindOf(event.body), (performance.now() - began) / 1000);
        first = false;
        return event.ack(response);
      },
    });
  };
}

function kindOf({ command, type }: { command?: unknown; type?: unknown }): RequestKind {
  if (command !== undefined) return 'command';
  switch (type) {
    case 'block_actions':
      return 'press';
    case 'view_submission':
      return 'submit';
    case 'shortcut':
    case 'message_action':
      return 'shortcut';
    case 'event_callback':
      return 'event';
    default:
      return 'other';
  }
}
