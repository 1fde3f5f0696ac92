import type { App, BlockAction, SlashCommand } from '@slack/bolt';
import { z } from 'zod';
import type { Db } from '../database/db.js';
import { whoIs } from '../directory/store/people.js';
import type { InputState } from '../forms/read.js';
import type { Routines } from '../language/routines.js';
import { languageOf, speak } from '../language/speak.js';
import type { Log } from '../log.js';
import { clean } from '../privacy/mask.js';
import { Refusal } from '../refusal.js';
import type { WallClock } from '../time/wall-clock.js';
import { type Answer, answerCommand, answerPress, answerSubmit } from './answer.js';
import type { Files } from './files.js';
import type { Interaction } from './interaction.js';
import { readProfile } from './profile.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request, ShortcutCall } from './request.js';
import { readableText } from './words.js';

export interface Listening {
  db: Db;
  clock: WallClock;
  log: Log;
  interaction: Interaction;
  files: Files;
  /** All routines, for texts that name them. */
  routines: Routines;
  /** Whether the bot may read files. */
  takesPhotos: boolean;
  /** Whether the bot may send files. */
  sendsFiles: boolean;
  /** Called after a form that came with files was answered. */
  photosGiven(): void;
  link(channel: string, ts: string): string;
  /** Counts what is under way, so that a stop can wait for it. */
  work<T>(job: () => Promise<T>): Promise<T>;
  /** Reads the line after `/lobby` and carries it out. */
  route(request: Request, line: string): Promise<Reply>;
}

/** Registers everything that the features listen to with Bolt. */
export function listen(app: App, features: readonly Feature[], deps: Listening): void {
  const { db, clock, interaction, work } = deps;
  const commands = new Map(features.flatMap((feature) => Object.entries(feature.commands ?? {})));

  const ask = async (slackId: string, channel: string | null, key: string): Promise<Request> => {
    const caller = await whoIs(db, slackId, channel);
    const now = clock.now();
    const locale = await readProfile(deps, slackId, caller.person, now);
    return {
      db,
      now,
      slackId,
      caller,
      speech: speak(languageOf(locale, caller.here?.language ?? caller.theirs[0]?.language)),
      channel,
      key,
      name: async () => caller.person?.name ?? (await interaction.profile(slackId)).name,
      timezone: async () => (await interaction.profile(slackId)).timezone,
      isAdmin: () => interaction.isAdmin(slackId),
      link: deps.link,
      routines: deps.routines,
      commands,
      takesPhotos: deps.takesPhotos,
      sendsFiles: deps.sendsFiles,
      atSlack: (files) => deps.files.seen(files),
    };
  };
  // People who have opened App Home since this process started: theirs is drawn anew after each of their actions.
  // Losing the set is harmless.
  const homes = new Set<string>();
  const drawHome = async (slackId: string, key: string) => {
    for (const home of features.flatMap((feature) => feature.home ?? []))
      await interaction.publish(slackId, await home(await ask(slackId, null, key)));
  };
  const renewHome = (slackId: string) => {
    if (!homes.has(slackId)) return;
    work(() => drawHome(slackId, `home:${crypto.randomUUID()}`)).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'a Home could not be drawn anew'),
    );
  };
  const shown = new Map(features.flatMap((feature) => Object.entries(feature.modals ?? {})));
  /** Redraws a modal. Failing is harmless: the person may have closed it meanwhile. */
  const renewModal = async (slackId: string, id: string, { callback, metadata }: Shown) => {
    try {
      const view = await shown.get(callback)?.(
        await ask(slackId, null, `modal:${crypto.randomUUID()}`),
        metadata,
      );
      if (view) await interaction.update(id, view);
    } catch (error) {
      deps.log.warn({ err: error, view: callback }, 'a modal could not be drawn anew');
    }
  };
  const fallback = (locale: string | null = null): Pick<Request, 'speech'> => ({
    speech: speak(languageOf(locale)),
  });

  app.command('/lobby', ({ command, ack, respond }) =>
    work(async () => {
      const line = clean(readableText(command.text ?? ''), 12_000).text;
      const answer: Answer<Request> = {
        ...deps,
        asked: () => ask(command.user_id, command.channel_id, `command:${triggerOf(command)}`),
        fallback,
        words: line,
      };
      await answerCommand(answer, (request) => deps.route(request, line), {
        ack,
        respond,
        trigger: command.trigger_id,
      });
    }),
  );

  // One listener each for all presses, forms and shortcuts: Bolt asks every listener there is about every request.
  const pressed = finder(features.flatMap((feature) => Object.entries(feature.presses ?? {})));
  app.action<BlockAction>(/^/, ({ body, action, ack, respond }) =>
    work(async () => {
      const handler = pressed(action.action_id) ?? gone;
      const surface = body.view ? (body.view.type === 'home' ? 'home' : 'modal') : 'message';
      const answer: Answer<ButtonPress> = {
        ...deps,
        asked: async () => ({
          ...(await ask(body.user.id, body.channel?.id ?? null, `press:${body.trigger_id}`)),
          value: carriedBy(action),
          argument: argumentOf(action.action_id),
          block: action.block_id,
          chosen: chosenOf(action),
          surface,
          values: surface === 'modal' ? valuesOf(body.view?.state?.values ?? {}) : {},
        }),
        fallback,
        words: null,
      };
      const { id = '', callback_id: callback = '', private_metadata: carried = '' } = body.view ?? {};
      const below = { callback, metadata: metadataOf(carried) };
      await answerPress(answer, handler, {
        ack,
        respond: surface === 'message' ? respond : null,
        trigger: body.trigger_id,
        modal:
          surface === 'modal'
            ? {
                id,
                carried: shown.has(callback) ? { below } : {},
                renew: () => renewModal(body.user.id, id, below),
              }
            : null,
      });
      renewHome(body.user.id);
    }),
  );

  const submitted = finder(features.flatMap((feature) => Object.entries(feature.submits ?? {})));
  app.view({ callback_id: /^/, type: 'view_submission' }, ({ body, view, ack }) =>
    work(async () => {
      const handler = submitted(view.callback_id) ?? gone;
      const values = valuesOf(view.state.values);
      const metadata = metadataOf(view.private_metadata);
      const answer: Answer<FormSubmit> = {
        ...deps,
        asked: async () => ({
          ...(await ask(body.user.id, null, `submit:${view.id}:${view.hash}`)),
          argument: argumentOf(view.callback_id),
          values,
          metadata,
        }),
        fallback,
        words: null,
      };
      const inputs = view.blocks
        .filter((block) => block.type === 'input')
        .map((block) => block.block_id ?? '');
      await answerSubmit(answer, handler, { ack: ack as (response?: unknown) => Promise<void>, inputs });
      const below = carriedBelow.safeParse(metadata);
      if (view.previous_view_id && below.success)
        await renewModal(body.user.id, view.previous_view_id, below.data.below);
      if (Object.values(values).some(({ files }) => files?.length)) deps.photosGiven();
      renewHome(body.user.id);
    }),
  );

  const called = finder(features.flatMap((feature) => Object.entries(feature.shortcuts ?? {})));
  app.shortcut(/^/, ({ body, ack }) =>
    work(async () => {
      const handler = called(body.callback_id) ?? gone;
      const on = body.type === 'message_action' ? body : null;
      const answer: Answer<ShortcutCall> = {
        ...deps,
        asked: async () => ({
          ...(await ask(body.user.id, on?.channel.id ?? null, `shortcut:${body.trigger_id}`)),
          ...(on
            ? {
                message: {
                  channel: on.channel.id,
                  ts: on.message_ts,
                  text: clean(readableText(on.message.text ?? ''), 12_000).text,
                },
              }
            : {}),
        }),
        fallback,
        words: null,
      };
      await answerPress(answer, handler, {
        ack: () => ack(),
        respond: null,
        trigger: body.trigger_id,
        modal: null,
      });
    }),
  );

  app.event('app_home_opened', ({ event, body }) =>
    work(async () => {
      if (event.tab === 'messages') return;
      if (homes.size > 10_000) homes.clear();
      homes.add(event.user);
      await drawHome(event.user, `event:${body.event_id}`);
    }),
  );
}

/** How a modal is drawn: its callback id, and the metadata that says of what. */
interface Shown {
  callback: string;
  metadata?: unknown;
}
/** The metadata of a form that was opened on top of a modal holds that modal's. */
const carriedBelow = z.object({ below: z.object({ callback: z.string(), metadata: z.unknown() }) });

/**
 * Finds the handler of an id: that of the exact id, else of the longest prefix. `record.move:*` handles every id that
 * begins with `record.move:`.
 */
function finder<H>(handlers: readonly (readonly [string, H])[]): (id: string) => H | undefined {
  const exact = new Map(handlers);
  const begun = handlers
    .flatMap(([id, handler]) => (id.endsWith('*') ? [{ start: id.slice(0, -1), handler }] : []))
    .sort((one, other) => other.start.length - one.start.length);
  return (id) => exact.get(id) ?? begun.find(({ start }) => id.startsWith(start))?.handler;
}

/** For ids without a handler: from a version that had one, or forged. */
const gone = (): never => {
  throw new Refusal('gone');
};
const argumentOf = (id: string) => id.slice(id.indexOf(':') + 1 || id.length);
const triggerOf = (command: SlashCommand) => command.trigger_id || crypto.randomUUID();

function carriedBy(action: BlockAction['actions'][number]): string {
  if ('value' in action && typeof action.value === 'string') return action.value;
  return chosenOf(action)[0] ?? '';
}

function chosenOf(action: BlockAction['actions'][number]): string[] {
  const { selected_options: many, selected_option: one } = action as InputState;
  return (many ?? (one ? [one] : [])).map(({ value }) => value);
}

/** The state of a modal's inputs, by their block ids. */
const valuesOf = (values: Record<string, Record<string, unknown>>): Record<string, InputState> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([block, elements]) => {
      const [state] = Object.values(elements);
      return state ? [[block, cleaned(state as InputState)]] : [];
    }),
  );

/** Removes control characters and other invisible ones from typed text. */
const cleaned = (state: InputState): InputState =>
  typeof state.value === 'string' ? { ...state, value: clean(state.value, 12_000).text } : state;

function metadataOf(written: string): unknown {
  try {
    return JSON.parse(written || '{}');
  } catch {
    return {};
  }
}
