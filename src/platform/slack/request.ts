import type { ModalView, View } from '@slack/types';
import type { Message } from '../blocks/kit.js';
import type { Db } from '../database/db.js';
import type { Caller } from '../directory/store/people.js';
import type { InputState } from '../forms/read.js';
import type { Routines } from '../language/routines.js';
import type { Speech } from '../language/speak.js';
import type { AtSlack } from './files.js';

/** What somebody asked, whatever way they asked it. */
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
  /** Known by Slack for this delivery alone; carried out once. */
  key: string;
  /** Whether Slack says that the person runs the workspace; asked of Slack when it is needed. */
  isAdmin(): Promise<boolean>;
  /** The time zone the person has set in Slack. */
  timezone(): Promise<string>;
  /** The person's name, asked of Slack where nobody knows it yet. */
  name(): Promise<string>;
  /** A link to a message. */
  link(channel: string, ts: string): string;
  /** What comes by itself. */
  routines: Routines;
  /** All that may be typed after `/lobby`, by name, in the order of the modules. */
  commands: ReadonlyMap<string, Command>;
  /** Whether forms may ask for photos: the bot has the scope to read files. */
  takesPhotos: boolean;
  /** Whether the bot has the scope to send files. */
  sendsFiles: boolean;
  /** How Slack can show these files now, asked of Slack within a second; those that it has no more are left out. */
  atSlack(files: readonly string[]): Promise<Map<string, AtSlack>>;
}

export interface ButtonPress extends Request {
  /** What the pressed thing carries: a row's id. */
  value: string;
  /** What follows the colon of the action's id. */
  argument: string;
  /** The block it stands in. */
  block: string;
  /** For checkboxes and selects: the values that are chosen now. */
  chosen: string[];
  /** Where it was pressed. */
  surface: 'message' | 'modal' | 'home';
  /** In a modal: what stands in its inputs now, by input. */
  values: Record<string, InputState>;
}

export interface FormSubmit extends Request {
  argument: string;
  /** By input: `values.place` is the state of the input that `kit.input('place', …)` drew. */
  values: Record<string, InputState>;
  /** What the modal was opened with. Anybody could have changed it: ids in it are checked again. */
  metadata: unknown;
}

export interface ShortcutCall extends Request {
  /** A message that a shortcut was used on. */
  message?: { channel: string; ts: string; text: string };
}

/** What the bot answers. */
export type Reply =
  /** Words for this person alone. */
  | { say: Message }
  /** The same in the place of the message that was pressed, where only this person sees it. */
  | { replace: Message }
  /** A modal; on top of the one that is open, where one is. */
  | { open: ModalView }
  /** Another content for the modal that was submitted or pressed in. */
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
   * Help shows it in this group, after the commands of modules that are listed before; what it is for stands in the catalogues
   * under `help.lines`.
   */
  helpGroup?: HelpGroup;
  /** It has no use for words after it. */
  wordless?: true;
}

/** One conversation: the commands it answers to, its buttons and its forms. Ids may end in `:*`. */
export interface Feature {
  commands?: Record<string, Command>;
  presses?: Record<string, (request: ButtonPress) => Promise<Reply>>;
  submits?: Record<string, (request: FormSubmit) => Promise<Reply>>;
  shortcuts?: Record<string, (request: ShortcutCall) => Promise<Reply>>;
  home?: (request: Request) => Promise<HomeView>;
  /** What modals show, by callback id: each is drawn anew after what is pressed in it, and what is saved on top of it. */
  modals?: Record<string, (request: Request, metadata: unknown) => Promise<ModalView>>;
}
