import type { App } from '@slack/bolt';

/** Requests of Slack, by what a person did. */
export type RequestKind = 'command' | 'press' | 'submit' | 'shortcut' | 'event' | 'other';
/** Called with the seconds from a request's arrival to its acknowledgement. */
export type Acked = (kind: RequestKind, seconds: number) => void;

/** Measures acknowledgements, which Bolt has no hook for, by wrapping the `ack` of every request. */
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
