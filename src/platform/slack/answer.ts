import type { RespondArguments } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Message, message, modal, section } from '../blocks/kit.js';
import { AlreadyDone } from '../database/db.js';
import type { Speech } from '../language/speak.js';
import type { Log } from '../log.js';
import { Refusal } from '../refusal.js';
import { withTimeout } from '../with-timeout.js';
import type { Interaction } from './interaction.js';
import { sorry, sorryMessage, Unsure } from './refuse.js';
import type { Reply, Request } from './request.js';
import { wasCarriedOut } from './store/carried-out.js';

/** What is needed to answer somebody. */
export interface Answer<A extends Request> {
  asked(): Promise<A>;
  /** The language for an error where the person could not be looked up. */
  fallback(): Pick<Request, 'speech'>;
  /** What the person typed, to be given back where it could not be saved. */
  words: string | null;
  log: Log;
  interaction: Interaction;
}

type Respond = (message: RespondArguments) => Promise<unknown>;
type Handler<A> = (asked: A) => Promise<Reply>;

/** Milliseconds. Slack shows an error after three seconds without an acknowledgement; the rest is for the network. */
const ACK_WITHIN = 2_500;

/** The modal in which something was pressed. */
interface PressedModal {
  id: string;
  /** Metadata for a form on top of it, so that this modal is redrawn when the form is saved. */
  carried: Record<string, unknown>;
  /** Redraws it, if it shows data. */
  renew(): Promise<void>;
}

type Outcome = { reply: Reply; speech: Speech } | { error: unknown; speech: Speech };

async function run<A extends Request>(answer: Answer<A>, handler: Handler<A>): Promise<Outcome> {
  let speech = answer.fallback().speech;
  let asked: A | undefined;
  try {
    asked = await answer.asked();
    speech = asked.speech;
    return { reply: await handler(asked), speech };
  } catch (error) {
    // Carried out before, for example by a double press: nothing more to do.
    if (error instanceof AlreadyDone) return { reply: { done: true }, speech };
    // A rule refused it, or it never began: nothing was saved.
    if (error instanceof Refusal || !asked) return { error, speech };
    return { ...(await afterFailure(asked, error, answer.log)), speech };
  }
}

/** After an error that may have come after the data was saved: finds out, so that what the person is told is true. */
async function afterFailure(
  { db, key, speech }: Request,
  error: unknown,
  log: Log,
): Promise<{ reply: Reply } | { error: unknown }> {
  try {
    if (!(await wasCarriedOut(db, key))) return { error };
    log.warn({ err: error }, 'it was saved, and the answer was lost');
    return { reply: { say: message(speech.t('errors.slow_done'), [section(speech.t('errors.slow_done'))]) } };
  } catch {
    return { error: new Unsure({ cause: error }) };
  }
}

const ephemeral = (message: Message): RespondArguments => ({
  response_type: 'ephemeral',
  replace_original: false,
  text: message.text,
  blocks: message.blocks,
});

const notice = (message: Message, speech: Speech): ModalView =>
  modal({ callback: 'notice', title: speech.t('app.name') }, message.blocks, {
    close: speech.t('form.close'),
  });

const apology = <A extends Request>(answer: Answer<A>, error: unknown, speech: Speech): Message =>
  sorryMessage(sorry(error, speech, answer.log), answer.words, speech);

/** Answers a slash command: it is saved first, then acknowledged, with the answer in the acknowledgement. */
export async function answerCommand<A extends Request>(
  answer: Answer<A>,
  handler: Handler<A>,
  slack: { ack: (message?: RespondArguments) => Promise<void>; respond: Respond; trigger: string },
): Promise<void> {
  const work = run(answer, handler);
  const outcome = await withTimeout(work, ACK_WITHIN, null);
  if (!outcome) {
    const { speech } = answer.fallback();
    await slack.ack({ response_type: 'ephemeral', text: speech.t('errors.slow') });
    await tell(answer, await work, slack.respond);
    return;
  }
  if ('error' in outcome) return slack.ack(ephemeral(apology(answer, outcome.error, outcome.speech)));
  const { reply, speech } = outcome;
  if ('say' in reply) return slack.ack(ephemeral(reply.say));
  await slack.ack();
  if ('open' in reply) await open(answer, reply.open, slack, speech);
}

/** Answers a press on a message, in a modal or in App Home, or a shortcut. */
export async function answerPress<A extends Request>(
  answer: Answer<A>,
  handler: Handler<A>,
  slack: { ack: () => Promise<void>; respond: Respond | null; trigger: string; modal: PressedModal | null },
): Promise<void> {
  const work = run(answer, handler);
  const early = await withTimeout(work, ACK_WITHIN, null);
  await slack.ack();
  const outcome = early ?? (await work);
  const { speech } = outcome;
  if ('error' in outcome) {
    const message = apology(answer, outcome.error, speech);
    if (slack.respond) await slack.respond(ephemeral(message));
    else await open(answer, notice(message, speech), slack, speech);
    await slack.modal?.renew();
    return;
  }
  const { reply } = outcome;
  if ('open' in reply) await open(answer, reply.open, slack, speech);
  else if ('replace' in reply && slack.respond)
    await slack.respond({ ...ephemeral(reply.replace), replace_original: true });
  else if ('replace' in reply) await open(answer, notice(reply.replace, speech), slack, speech);
  else if ('update' in reply && slack.modal) await update(answer, slack.modal.id, reply.update);
  else if ('say' in reply && slack.respond) await slack.respond(ephemeral(reply.say));
  else if ('say' in reply) await open(answer, notice(reply.say, speech), slack, speech);
  if (!('update' in reply)) await slack.modal?.renew();
}

/**
 * Answers a submitted form. Where it cannot be saved it stays open, with all that was typed and a sentence under an
 * input.
 */
export async function answerSubmit<A extends Request>(
  answer: Answer<A>,
  handler: Handler<A>,
  slack: { ack: (response?: unknown) => Promise<void>; inputs: readonly string[] },
): Promise<void> {
  const outcome = await withTimeout(run(answer, handler), ACK_WITHIN, null);
  const under = (faults: Record<string, string>) => slack.ack({ response_action: 'errors', errors: faults });
  const first = slack.inputs[0];
  if (!outcome) {
    const sentence = answer.fallback().speech.t('errors.slow_form');
    return first ? under({ [first]: sentence }) : slack.ack();
  }
  const { speech } = outcome;
  if ('error' in outcome) {
    const { sentence: said, faults } = sorry(outcome.error, speech, answer.log);
    // Submitting the same form again has the same key, so it is saved only once.
    const sentence = outcome.error instanceof Unsure ? speech.t('errors.slow_form') : said;
    const known = Object.fromEntries(Object.entries(faults).filter(([name]) => slack.inputs.includes(name)));
    if (Object.keys(known).length > 0) return under(known);
    if (first) return under({ [first]: sentence });
    return slack.ack({
      response_action: 'update',
      view: notice({ text: sentence, blocks: [section(sentence)] }, speech),
    });
  }
  const { reply } = outcome;
  if ('faults' in reply) return under(reply.faults);
  if ('update' in reply) return slack.ack({ response_action: 'update', view: reply.update });
  if ('open' in reply) return slack.ack({ response_action: 'push', view: reply.open });
  if ('say' in reply) return slack.ack({ response_action: 'update', view: notice(reply.say, speech) });
  return slack.ack();
}

async function tell<A extends Request>(answer: Answer<A>, outcome: Outcome, respond: Respond): Promise<void> {
  const { speech } = outcome;
  if ('error' in outcome) await respond(ephemeral(apology(answer, outcome.error, speech)));
  else if ('say' in outcome.reply) await respond(ephemeral(outcome.reply.say));
  else if ('open' in outcome.reply)
    await respond({ response_type: 'ephemeral', text: speech.t('errors.too_slow_to_open') });
  else await respond({ response_type: 'ephemeral', text: speech.t('errors.slow_done') });
}

/** Replaces the content of a modal. Failing is harmless: the person closed it meanwhile, or pressed twice. */
async function update<A extends Request>(answer: Answer<A>, id: string, view: ModalView): Promise<void> {
  try {
    await answer.interaction.update(id, view);
  } catch (error) {
    answer.log.warn({ err: error, view: view.callback_id }, 'a modal could not be changed');
  }
}

/** Opens a modal. Where Slack refuses (a trigger is valid for three seconds), the person is told to press again. */
async function open<A extends Request>(
  answer: Answer<A>,
  view: ModalView,
  slack: { respond: Respond | null; trigger: string; modal?: PressedModal | null },
  speech: Speech,
): Promise<void> {
  const { modal: below } = slack;
  const metadata = { ...JSON.parse(view.private_metadata || '{}'), ...below?.carried };
  const carrying = { ...view, private_metadata: JSON.stringify(metadata) };
  try {
    await answer.interaction.open(slack.trigger, below ? carrying : view, below != null);
  } catch (error) {
    answer.log.warn({ err: error, view: view.callback_id }, 'a modal could not be opened');
    if (slack.respond)
      await slack.respond({
        response_type: 'ephemeral',
        replace_original: false,
        text: speech.t('errors.too_slow_to_open'),
      });
  }
}
