/**
 * What the sandbox's page may ask of the sandbox's server: plain JSON over HTTP and one stream of server-sent events.
 * The page, the tests' in-process driver (`sandbox.as(user)`) and the benchmarks all act through the same deeds.
 *
 * - `GET  /`                       the page; its files under `/page/…`
 * - `GET  /archives/:channel/:p`  a message's address: leads to the page at that message
 * - `GET  /sandbox/workspace[?user=U…]`     → `Workspace` as that person sees it, by default the first there is
 * - `GET  /sandbox/conversation?user=U…&channel=C…[&thread=TS]` → `Conversation`
 * - `GET  /sandbox/home?user=U…`   → `{ view: View | null }` (asking is opening the Home tab: the app is told, unless it
 *   drew the tab a moment ago, so that asking upon each `home` notice comes to an end)
 * - `POST /sandbox/act`            `Act` → `Outcome` (HTTP 200 also where the app answered with an error)
 * - `POST /sandbox/clock`          `{ to: ISO instant }` → `{ now }`; resolves when the bot has caught up
 * - `POST /sandbox/faults`         `Fault[]` replaces the faults that are switched on → `Fault[]`
 * - `GET  /sandbox/stream?user=U…` server-sent events, `data:` a `Notice`
 * - `GET  /sandbox/file/:id`       a file that was uploaded
 */
import type { KnownBlock, View as SlackView } from '@slack/types';

export interface SandboxUser {
  id: string;
  name: string;
  realName: string;
  /** BCP 47 as Slack gives it, e.g. `en-US`, `zh-CN`, `zh-TW`. */
  locale: string;
  tz: string;
  isAdmin: boolean;
  isBot: boolean;
  /** A line shown below the name in the page's list of people, e.g. the person's role. Slack knows nothing of it. */
  title: string;
}

export interface SandboxChannel {
  id: string;
  name: string;
  /** `im`: between the bot and one person (`user`). */
  type: 'channel' | 'im';
  user?: string;
  members: string[];
  archived: boolean;
  unread: number;
  mentions: number;
}

export interface SandboxFile {
  id: string;
  name: string;
  title: string;
  /** The alternative text of a picture; empty where there is none. */
  altText: string;
  mimetype: string;
  size: number;
  url: string;
}

export interface SandboxMessage {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: KnownBlock[];
  threadTs?: string;
  replies: number;
  edited: boolean;
  files: SandboxFile[];
  /** Only this person sees it; it is gone after a reload of the page. */
  ephemeralFor?: string;
  /** Slack's metadata: an opaque event type and payload. */
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
}

export interface Workspace {
  /** ISO instant of the sandbox's own clock. */
  now: string;
  team: { id: string; name: string };
  botUser: string;
  me: SandboxUser;
  people: SandboxUser[];
  channels: SandboxChannel[];
  /** What the app declared in its manifest, so that the page can offer it. */
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { name: string; type: 'global' | 'message'; callbackId: string; description: string }[];
  faults: Fault[];
}

export interface Conversation {
  channel: SandboxChannel;
  messages: SandboxMessage[];
}

/** A view as the app gave it, with what Slack adds. */
export type View = SlackView & {
  id: string;
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
};

/** `view.state.values` as Slack sends it: block_id → action_id → the element's state. */
export type ViewState = Record<string, Record<string, ElementState>>;
export interface ElementState {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_channel?: string | null;
  files?: { id: string; name: string; mimetype: string; size: number }[];
}
export interface Option {
  text: { type: 'plain_text' | 'mrkdwn'; text: string };
  value: string;
}

/** Where a press happened: on a message (ephemeral ones too) or in an open view or Home. */
export type Place = { channel: string; ts: string } | { view: string };

export type Act =
  /** `text` is the whole line, `/lobby incident …`. A line without a leading slash in `say` is a plain message. */
  | { act: 'command'; user: string; channel: string; text: string }
  | { act: 'say'; user: string; channel: string; text: string; thread?: string }
  /**
   * `state` is the element's new state: a button has none; a select has `{selected_option}`; checkboxes have
   * `{selected_options}`.
   */
  | {
      act: 'press';
      user: string;
      place: Place;
      blockId: string;
      actionId: string;
      state?: Partial<ElementState>;
      /** In a view: the current values of all its inputs, which Slack sends with the press. */
      values?: ViewState;
    }
  | { act: 'submit'; user: string; view: string; values: ViewState }
  | { act: 'close'; user: string; view: string }
  | { act: 'shortcut'; user: string; callbackId: string; message?: { channel: string; ts: string } }
  | { act: 'read'; user: string; channel: string }
  | { act: 'upload'; user: string; name: string; mimetype: string; base64: string };

export interface Outcome {
  /** True where the app acknowledged within three seconds. */
  ok: boolean;
  /**
   * The error that Slack shows where it was not acknowledged: `operation_timeout`, `dispatch_failed`,
   * `no_such_command` …
   */
  error?: string;
  /** Real milliseconds until the acknowledgement. */
  ackMs: number;
  /** `response_action: errors` — block_id → sentence; the modal stays open. */
  errors?: Record<string, string>;
  /** The modal this person sees after the act (top of the stack), or null where none is open. */
  view: View | null;
  /** Set by `upload`. */
  file?: { id: string };
}

export type Notice =
  | { type: 'message'; channel: string; ts: string; threadTs?: string }
  | { type: 'channels' }
  | { type: 'view'; view: View | null }
  | { type: 'home' }
  | { type: 'clock'; now: string };

/**
 * A fault that is switched on for a Web API method (`*` is every method, `files-pri` the download of a file), for
 * `times` calls (absent: until replaced). The kinds with `accept` first carry the call out and then fail, so that the
 * caller cannot know the outcome.
 */
export interface Fault {
  method: string;
  times?: number;
  /** Only for calls with this `channel`. */
  channel?: string;
  kind:
    | 'accept-then-reset'
    | 'accept-then-503'
    | 'accept-then-hang'
    | 'reset'
    | 'http-503'
    | 'hang'
    | 'slow'
    | 'garbage'
    | 'rate-limit'
    | 'error';
  /** `slow`: milliseconds of delay (default 4000). `rate-limit`: Retry-After seconds (default 1). */
  amount?: number;
  /** `error`: Slack's code, default `internal_error`. */
  code?: string;
}
