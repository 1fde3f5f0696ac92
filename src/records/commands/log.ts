import { z } from 'zod';
import { answerTo } from '../../platform/database/follow.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { maskIn, maskInAny, unmaskIn } from '../../platform/directory/masking.js';
import { currencyOf } from '../../platform/directory/money.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { Values } from '../../platform/forms/field.js';
import { carriedAs, readForm, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { speak } from '../../platform/language/speak.js';
import { Refusal } from '../../platform/refusal.js';
import { formScene, inBranch, standInById } from '../../platform/slack/branch.js';
import type {
  ButtonPress,
  Feature,
  FormSubmit,
  Reply,
  Request,
  ShortcutCall,
} from '../../platform/slack/request.js';
import { draftOf, keepDraft } from '../../platform/slack/store/drafts.js';
import type {} from '../happenings.js';
import { isKind, kindOf, kinds } from '../kinds/index.js';
import { calledIn } from '../messages/called.js';
import { logForm } from '../messages/forms.js';
import { chooseKind } from '../messages/log.js';
import { logged, smallSignal, withNames } from '../messages/logged.js';
import { patternWords } from '../messages/pattern.js';
import { pointLine } from '../messages/points.js';
import { tapped, tapQuestion } from '../messages/taps.js';
import { isOverAlready } from '../rules/bounds.js';
import { withConsequences } from '../rules/consequences.js';
import { leftOut } from '../rules/handing.js';
import { isQuiet, type Kind } from '../rules/kind.js';
import { assertCanLog, type LogInput, log } from '../rules/log.js';
import { readLine } from '../rules/read-line.js';
import type { LobbyRecord } from '../rules/record.js';
import { nameToAsk } from '../rules/seal-name.js';
import type { Hidden } from '../rules/split.js';
import { openRecords, saveNew } from '../store/records.js';
import { askWhere, keepAcross, mayAskWhere, whereTo } from './spread.js';

/**
 * `/lobby incident …`: with words, logs a record at once; without, opens a form, or shows buttons for kinds that only
 * need numbers.
 */
const command = (kind: Kind) => (request: Request, typed: string) =>
  inBranch(request, kind.name, typed, async (here) => {
    assertCanLog(kind, here.who, here.scene);
    const line = readLine(kind, typed, here.scene, calledIn(kind));
    const enough = kind.text === 'optional' && Object.keys(line.values).length > 0;
    // Somebody who may log it for several branches gets the form, which asks for which.
    if (await mayAskWhere(request, kind, here)) return openForm(request, kind, here, line);
    // An appointment in the past must have been meant for another day, so the form asks for it.
    if (isOverAlready(kind, line)) return openForm(request, kind, here, line);
    if (line.text === '' && !enough)
      return typed.trim() === '' && tapped(kind).length > 0
        ? { say: tapQuestion(kind, [], here.scene.branch, request.speech) }
        : openForm(request, kind, here, line);
    const { record, masked } = await keep(request, kind, line, here);
    const customer = nameToAsk(kind, record, here.scene.members, {});
    return {
      say: logged(
        {
          ...withNames(record, here.scene),
          masked,
          ...(customer ? { customer } : {}),
          understood: [...new Set(line.understood.map(({ as }) => as))],
          unsure: line.unsure,
        },
        request.speech,
      ),
    };
  });

/** Opens the form of a new record, prefilled; if it was asked for in a modal, it replaces that. */
async function openForm(
  request: Request & Partial<Pick<ButtonPress, 'surface'>>,
  kind: Kind,
  here: Acting,
  given: { text?: string; severity?: number | null; values?: Values; draft?: string } = {},
): Promise<Reply> {
  const { scene, who } = here;
  assertCanLog(kind, who, scene);
  const { draft } = given;
  const text = given.text || (kind.begins ? await answerTo(request.db, 'record.begun', { kind, scene }) : '');
  const view = logForm(
    kind,
    { given: { ...given, text }, metadata: { branchId: scene.branch.id, ...(draft ? { draft } : {}) } },
    formScene(request, scene),
    await askWhere(request, kind, here),
  );
  return request.surface === 'modal' ? { update: view } : { open: view };
}

/** Adds to a handover those open points that must not be left out. */
async function withPoints(request: Request, kind: Kind, input: LogInput, scene: Scene): Promise<LogInput> {
  if (kind.begins !== 'open points') return input;
  const { branch, now } = scene;
  const open = await openRecords(request.db, { branchId: branch.id });
  const missing = leftOut([input.text, input.values.points].join('\n'), open, now);
  if (missing.length === 0) return input;
  const names = await namesOf(
    request.db,
    missing.map(({ ownerId }) => ownerId),
  );
  const lines = missing.map((one) => `• ${pointLine(one, { branch, names }, speak(branch.language))}`);
  // A long text overflows into notes below the record; then the points go first, so that they do not.
  const first = input.text.length > roomForPoints;
  const whole = (words: string) => (first ? [...lines, words] : [words, ...lines]).join('\n');
  const { shown } = input;
  return {
    ...input,
    text: whole(input.text),
    // The points need no masking: they were masked when they were logged.
    ...(shown ? { shown: { ...shown, text: whole(shown.text) } } : {}),
  };
}

/** Characters; if the text is longer, the added points are put before it. */
const roomForPoints = 1500;

async function keep(
  request: Request,
  kind: Kind,
  input: LogInput,
  { scene, who }: Acting,
): Promise<{ record: LobbyRecord; masked: Hidden[] }> {
  const { change, masked } = log(kind, await withPoints(request, kind, input, scene), who, scene);
  const whole = withConsequences(
    kind,
    { change, before: undefined },
    { who, scene },
    patternWords(scene.branch),
  );
  const record = await saveNew(request.db, whole, scene.branch.channel, request.key);
  return { record, masked };
}

const logTarget = z.object({ branchId: z.string(), draft: z.string().optional() });

async function submitLog(request: FormSubmit): Promise<Reply> {
  if (!isKind(request.argument)) throw new Refusal('gone');
  const kind = kindOf(request.argument);
  const { branchId, draft } = carriedAs(logTarget, request.metadata);
  const here = await standInById(request, branchId);
  const from = isId(draft) ? await draftOf(request.db, draft, here.who.personId) : null;
  const severity = Number(request.values.severity?.selected_option?.value);
  const said = text(request.values.summary) ?? '';
  const input: LogInput = {
    // The form showed the message's words masked; restore them before logging.
    text: from ? unmaskIn(here.scene.branch, said, from.text) : said,
    severity: [1, 2, 3, 4].includes(severity) ? severity : null,
    values: readForm(kind.fields, request.values, currencyOf(here.scene.branch)),
    ...(from?.link ? { link: from.link } : {}),
  };
  const targets = await whereTo(request, kind, here);
  if (targets?.length === 0) return { faults: { names: request.speech.t('spread.none') } };
  if (targets) return keepAcross(request, { kind, input }, here, targets);
  const { record, masked } = await keep(request, kind, input, here);
  const customer = nameToAsk(kind, record, here.scene.members, { given: input.values });
  // A record without a card is confirmed here.
  return masked.length > 0 || smallSignal(record) !== null || customer || isQuiet(kind, record)
    ? {
        say: logged(
          { ...withNames(record, here.scene), masked, ...(customer ? { customer } : {}) },
          request.speech,
        ),
      }
    : { done: true };
}

/** A number was chosen: asks for the next one, or logs the record after the last. */
async function pressTap(request: ButtonPress): Promise<Reply> {
  const [name = '', ...taps] = request.argument.split('/');
  if (!isKind(name)) throw new Refusal('gone');
  const kind = kindOf(name);
  const here = await standInById(request, request.value);
  assertCanLog(kind, here.who, here.scene);
  const fields = tapped(kind);
  if (taps.length < fields.length)
    return { replace: tapQuestion(kind, taps, here.scene.branch, request.speech) };
  const values = Object.fromEntries(fields.map((field, place) => [field, Number(taps[place])]));
  const { record } = await keep(request, kind, { text: '', values }, here);
  return { replace: logged(withNames(record, here.scene), request.speech) };
}

async function chooseNew(request: ButtonPress): Promise<Reply> {
  const [name = '', branchId] = (request.chosen[0] ?? '').split('/');
  if (!isKind(name)) throw new Refusal('gone');
  return openForm(request, kindOf(name), await standInById(request, branchId));
}

const where = ({ caller: { here, theirs } }: Request) => (here ? [here] : theirs);

/** The global shortcut: asks which kind, and in which branch. */
async function fromAnywhere(request: ShortcutCall): Promise<Reply> {
  const branches = where(request);
  if (branches.length === 0) throw new Refusal('not_branch');
  return { open: chooseKind(branches, null, request.speech) };
}

/** The message shortcut: the same, with the message's words carried over. */
async function fromMessage(request: ShortcutCall): Promise<Reply> {
  const branches = where(request);
  const { person, here, rolesIn } = request.caller;
  if (here && (!person || rolesIn(here.id).length === 0))
    throw new Refusal('not_member', { branch: here.id });
  if (branches.length === 0 || !person) throw new Refusal('not_branch');
  const text = request.message?.text ?? '';
  const id = await keepDraft(
    request.db,
    { personId: person.id, branchId: null, what: 'message', text, link: linkOf(request) },
    request.now,
  );
  return { open: chooseKind(branches, { id, text: maskInAny(branches, text) }, request.speech) };
}

const linkOf = ({ message, link }: ShortcutCall) => (message ? link(message.channel, message.ts) : null);

async function formFromMessage(request: ButtonPress, chosen: string, draftId: string): Promise<Reply> {
  const [name = '', branchId] = chosen.split('/');
  const { person } = request.caller;
  const draft = person && isId(draftId) ? await draftOf(request.db, draftId, person.id) : null;
  if (!draft || !isKind(name)) throw new Refusal('gone');
  const here = await standInById(request, branchId);
  const { text } = maskIn(here.scene.branch, draft.text);
  return openForm(request, kindOf(name), here, { text, draft: draft.id });
}

/** Logging: a command for each kind, forms, number buttons, and Slack's shortcuts. */
export const logging: Feature = {
  commands: Object.fromEntries(
    (kinds as readonly Kind[])
      .filter((kind) => kind.command !== false)
      .map((kind) => [kind.name, { answer: command(kind) }]),
  ),
  shortcuts: { log: fromAnywhere, log_message: fromMessage },
  presses: {
    'record.new:*': async (request) => {
      if (!isKind(request.argument)) throw new Refusal('gone');
      return openForm(request, kindOf(request.argument), await standInById(request, request.value));
    },
    'record.choose': chooseNew,
    'record.tap:*': pressTap,
    'log.from:*': (request) => formFromMessage(request, request.argument, request.value),
    'log.choose:*': (request) => formFromMessage(request, request.chosen[0] ?? '', request.argument),
  },
  submits: { 'record.log:*': submitLog },
};
