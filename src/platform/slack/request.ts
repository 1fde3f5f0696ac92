import type { ModalView, View } from '@slack/types';
import type { Message } from '../blocks/kit.js';
import type { Db } from '../database/db.js';
import type { Caller } from '../directory/store/people.js';
import type { InputState } from '../forms/read.js';
import type { Routines } from '../language/routines.js';
import type { Speech } from '../language/speak.js';
import type { AtSlack } from './files.js';

/** A request of a person, however it was made. */
export interface Request {
  db: Db;
  now: Date;
  slackId: string;
  /** The person, their branches and roles, read from the database for this very request. */
  caller: Caller;
  /** In the person's language. */
  speech: Speech;
  /** The channel it was asked in; null in a modal and in App Home. */
  channel: string | null;
  /** Identifies this delivery from Slack, so that it is carried out only once. */
  key: string;
  /** Whether the person is an admin or owner of the workspace; asked of Slack when it is called. */
  isAdmin(): Promise<boolean>;
  /** The time zone the person has set in Slack. */
  timezone(): Promise<string>;
  /** The person's name, asked of Slack where it is not known yet. */
  name(): Promise<string>;
  /** A link to a message. */
  link(channel: string, ts: string): string;
  /** All routines, for texts that name them. */
  routines: Routines;
  /** All that may be typed after `/lobby`, by name, in the order of the modules. */
  commands: ReadonlyMap<string, Command>;
  /** Whether forms may ask for photos: the bot has the scope to read files. */
  takesPhotos: boolean;
  /** Whether the bot has the scope to send files. */
  sendsFiles: boolean;
  /**
   * How Slack can show these files now. Slack is asked, for a second at most; files that it no longer has are left
   * out.
   */
  atSlack(files: readonly string[]): Promise<Map<string, AtSlack>>;
}

export interface ButtonPress extends Request {
  /** The value of the button or the chosen option: the id of a row. */
  value: string;
  /** The part of the action's id after the colon. */
  argument: string;
  /** The id of its block. */
  block: string;
  /** For checkboxes and selects: the values that are chosen now. */
  chosen: string[];
  /** Where it was pressed. */
  surface: 'message' | 'modal' | 'home';
  /** In a modal: the state of its inputs, by their block ids. */
  values: Record<string, InputState>;
}

export interface FormSubmit extends Request {
  argument: string;
  /** By input: `values.place` is the state of the input that `kit.input('place', …)` drew. */
  values: Record<string, InputState>;
  /** What the modal was opened with. It comes from the client, so ids in it are checked again. */
  metadata: unknown;
}

export interface ShortcutCall extends Request {
  /** A message that a shortcut was used on. */
  message?: { channel: string; ts: string; text: string };
}

/** What the bot answers. */
export type Reply =
  /** A message that only this person sees. */
  | { say: Message }
  /** The same in place of the message that was pressed, which only this person sees. */
  | { replace: Message }
  /** A modal; on top of the one that is open, where one is. */
  | { open: ModalView }
  /** New content for the modal that was submitted, or in which something was pressed. */
  | { update: ModalView }
  /** Sentences under the inputs of the modal, which stays open. */
  | { faults: Record<string, string> }
  /** Nothing to say: what happened shows in the channel. */
  | { done: true };

export type HomeView = View & { type: 'home' };

/** The groups in which help shows what there is to see, in their order. */
export const helpGroups = ['records', 'today', 'ahead', 'reports', 'setup'] as const;
export type HelpGroup = (typeof helpGroups)[number];

/** Something that may be typed after `/lobby`. The words for it stand in the catalogues under `commands`. */
export interface Command {
  answer(request: Request, text: string): Promise<Reply>;
  /**
   * The group in which help shows it, in the order of the modules; its line of help is in the catalogues under
   * `help.lines`. Absent: help does not show it.
   */
  helpGroup?: HelpGroup;
  /** It takes no words after it. */
  wordless?: true;
}

/** One conversation: the commands it answers to, its buttons and its forms. Ids may end in `:*`. */
export interface Feature {
  commands?: Record<string, Command>;
  presses?: Record<string, (request: ButtonPress) => Promise<Reply>>;
  submits?: Record<string, (request: FormSubmit) => Promise<Reply>>;
  shortcuts?: Record<string, (request: ShortcutCall) => Promise<Reply>>;
  home?: (request: Request) => Promise<HomeView>;
  /** Modals by callback id that are redrawn after each press in them and after a form on top of them is saved. */
  modals?: Record<string, (request: Request, metadata: unknown) => Promise<ModalView>>;
}
