import type { Outcome, Place, SandboxChannel, SandboxUser, View, Workspace } from '../contract.js';
import { type Memory, newMemory } from './memory.js';
import { type Deed, getWorkspace, SandboxRefused, sendAct } from './server.js';
import { type Language, languageOf, type Words, wordsIn } from './words.js';

/** What the page shows beside the list of channels. */
export interface Where {
  /** Null: the app's own page for a person it never wrote to. */
  channel: string | null;
  tab: 'home' | 'messages';
  thread: string | null;
  /** The message that a link points to; it is scrolled into view and highlighted. */
  message: string | null;
}

/** What the parts of the page share while one person is acted as. Acting as another person begins another session. */
export interface Session {
  readonly user: string;
  readonly words: Words;
  readonly language: Language;
  readonly tz: string;
  /** Ends when another person takes over. */
  readonly ended: AbortSignal;
  workspace: Workspace;
  where: Where;
  memory(place: Place): Memory;
  /** Acts as this person. Never rejects: where the sandbox cannot be reached the outcome says `unreachable`. */
  act(deed: Deed): Promise<Outcome>;
  go(where: Partial<Where>): void;
  actAs(user: string): void;
  /** Shows a sentence on screen and announces it to screen readers. */
  say(sentence: string): void;
}

/** Callbacks to the page as a whole. */
export interface Surroundings {
  ended: AbortSignal;
  where: Where;
  go(where: Partial<Where>): void;
  actAs(user: string): void;
  say(sentence: string): void;
  shownView(): View | null;
  showView(view: View | null): void;
  /**
   * Counts the notices about modals. If one arrives during an act, the modals in the act's outcome may be out of
   * date.
   */
  viewNotices(): number;
}

export const placeKey = (place: Place) => ('view' in place ? place.view : `${place.channel}:${place.ts}`);

export async function openSession(user: string | null, around: Surroundings): Promise<Session> {
  const workspace = await getWorkspace(user);
  const { me } = workspace;
  const language = languageOf(me.locale);
  const words = wordsIn(language);
  const memories = new Map<string, Memory>();
  return {
    user: me.id,
    words,
    language,
    tz: me.tz,
    ended: around.ended,
    workspace,
    where: around.where,
    go: around.go,
    actAs: around.actAs,
    say: around.say,
    memory(place) {
      const key = placeKey(place);
      const memory = memories.get(key) ?? newMemory();
      memories.set(key, memory);
      return memory;
    },
    async act(deed) {
      const heard = around.viewNotices();
      try {
        const outcome = await sendAct(me.id, deed);
        if (!around.ended.aborted && around.viewNotices() === heard) around.showView(outcome.view);
        return outcome;
      } catch (error) {
        console.error(error);
        const code = error instanceof SandboxRefused ? error.message : 'unreachable';
        return { ok: false, error: code, ackMs: 0, view: around.shownView() };
      }
    },
  };
}

export const personOf = (session: Session, id: string): SandboxUser | undefined =>
  session.workspace.people.find((person) => person.id === id);

export const nameOf = (session: Session, id: string) => {
  const person = personOf(session, id);
  return person ? person.realName || person.name : session.words.unknownPerson;
};

export const channelOf = (session: Session, id: string | null): SandboxChannel | undefined =>
  session.workspace.channels.find((channel) => channel.id === id);

/** `#riverside` for a channel, the app's name for its direct messages. */
export const channelName = (session: Session, channel: SandboxChannel | undefined) =>
  channel?.type === 'channel' ? `#${channel.name}` : nameOf(session, session.workspace.botUser);

/** The sentence for a failed request, in the person's language. */
export const failureIn = (words: Words, error: unknown) =>
  error instanceof SandboxRefused ? words.failed(error.message) : words.unreachable;

/** The sentence that Slack shows where the app did not acknowledge, in the person's language. */
export function troubleIn(words: Words, outcome: Outcome): string | null {
  if (outcome.ok && !outcome.error) return null;
  if (outcome.error === 'unreachable') return words.unreachable;
  if (!outcome.error || outcome.error === 'operation_timeout') return words.notAcknowledged;
  return words.failed(outcome.error);
}
