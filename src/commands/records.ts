import { z } from 'zod';
import { cardOf } from '../database/cards.js';
import { mute } from '../database/mute.js';
import { changeRecord, recordOf, reveal, saveNew } from '../database/records.js';
import type { Values } from '../domain/field.js';
import { isId } from '../domain/id.js';
import { isParty, mayReveal } from '../domain/people/roles.js';
import { assign, edit, note } from '../domain/records/change.js';
import { isKind, kindOf, kinds } from '../domain/records/index.js';
import { allFields, type Kind } from '../domain/records/kind.js';
import { type Hidden, type LogInput, log } from '../domain/records/log.js';
import { mayMove, move } from '../domain/records/move.js';
import { readQuick } from '../domain/records/quick.js';
import { type Change, type Clock, type LobbyRecord, Refusal } from '../domain/records/record.js';
import { editForm, handForm, logForm, moveForm, noteForm, revealed } from '../messages/records/forms.js';
import { logged, told } from '../messages/records/logged.js';
import { inEveryLanguage } from '../messages/speak.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../slack/asked.js';
import { readForm, text } from '../slack/form.js';
import { type Here, inBranch, standInById } from './scene.js';

/** `/lobby incident …`: with words a record at once, without any a form. */
const command = (kind: Kind) => (asked: Asked, line: string) =>
  inBranch(asked, kind.name, line, async (here) => {
    if (!isParty(here.who, kind.by ?? ['member']))
      throw new Refusal(here.who.roles.includes('auditor') ? 'reader' : 'not_allowed');
    const quick = readQuick(kind, line, here.scene.members, (field, option) =>
      inEveryLanguage(`kinds.${kind.name}.fields.${field}.options.${option}`),
    );
    if (quick.text === '') return openForm(asked, kind, here, quick);
    const { record, masked } = await keep(asked, kind, quick, here);
    return { say: logged(record, { masked, unknown: quick.unknown }, asked.speech) };
  });

/** The form of a new record, with what is known already; in the place of the modal that it was asked for in. */
export function openForm(
  asked: Asked & Partial<Pick<Pressed, 'surface'>>,
  kind: Kind,
  { scene }: Here,
  given: { text?: string; severity?: number | null; values?: Values } = {},
): Reply {
  const form = { members: scene.members, speech: asked.speech };
  const view = logForm(kind, given, form, { branchId: scene.branch.id });
  return asked.surface === 'modal' ? { update: view } : { open: view };
}

async function keep(
  asked: Asked,
  kind: Kind,
  input: LogInput,
  { scene, who }: Here,
): Promise<{ record: LobbyRecord; masked: Hidden[] }> {
  const { change, masked } = log(kind, input, who, scene);
  const record = await saveNew(asked.db, change, scene.branch.channel, asked.key);
  return { record, masked };
}

async function submitLog(asked: Submitted): Promise<Reply> {
  if (!isKind(asked.argument)) throw new Refusal('gone');
  const kind = kindOf(asked.argument);
  const { branchId } = z.object({ branchId: z.string() }).parse(asked.metadata);
  const here = await standInById(asked, branchId);
  const severity = Number(asked.values.severity?.selected_option?.value);
  const { record, masked } = await keep(
    asked,
    kind,
    {
      text: text(asked.values.summary) ?? '',
      severity: [1, 2, 3, 4].includes(severity) ? severity : null,
      values: readForm(kind.fields, asked.values),
    },
    here,
  );
  return masked.length > 0 ? { say: logged(record, { masked, unknown: [] }, asked.speech) } : { done: true };
}

/** The record that a button or a form names, in the branch where it is, with the person who pressed. */
async function at(asked: Asked, id: unknown) {
  const record = isId(id) ? await recordOf(asked.db, id) : null;
  if (!record) throw new Refusal('gone');
  const here = await standInById(asked, record.branchId);
  const card = await cardOf(asked.db, record, here.scene.branch, asked.now);
  return { record, here, card, kind: card.kind, form: { members: here.scene.members, speech: asked.speech } };
}

const carryOut = (
  asked: Asked,
  record: LobbyRecord,
  { scene }: Here,
  decide: (record: LobbyRecord, clocks: Clock[]) => Change | null,
) => changeRecord(asked.db, record.id, asked.key, scene.branch.channel, decide);

async function pressMove(asked: Pressed): Promise<Reply> {
  const { record, here, card, kind, form } = await at(asked, asked.value);
  const step = kind.moves[asked.argument];
  if (!step) throw new Refusal('gone');
  // A move that asks nothing is made at once; the rule itself is held inside, on the record as it is then.
  if (!step.asks)
    await carryOut(asked, record, here, (now, clocks) =>
      move(kind, asked.argument, now, clocks, {}, here.who, here.scene),
    );
  else {
    if (!mayMove(step, record, here.who))
      move(kind, asked.argument, record, card.clocks, {}, here.who, here.scene);
    return { open: moveForm(kind, asked.argument, step.asks, card, form) };
  }
  return asked.surface === 'message' && asked.channel !== here.scene.branch.channel
    ? { say: told('record.taken', record, asked.speech) }
    : { done: true };
}

const target = z.object({ record: z.string() });

async function submitMove(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, target.parse(asked.metadata).record);
  const given = readForm(kind.moves[asked.argument]?.asks ?? {}, asked.values);
  await carryOut(asked, record, here, (now, clocks) =>
    move(kind, asked.argument, now, clocks, given, here.who, here.scene),
  );
  return { done: true };
}

async function submitNote(asked: Submitted): Promise<Reply> {
  const { record, here } = await at(asked, target.parse(asked.metadata).record);
  const words = text(asked.values.text) ?? '';
  await carryOut(asked, record, here, (now) => note(now, words, here.who, here.scene));
  return { done: true };
}

async function submitHand(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, target.parse(asked.metadata).record);
  const to = asked.values.to?.selected_option?.value ?? '';
  await carryOut(asked, record, here, (now, clocks) => assign(kind, now, clocks, to, here.who, here.scene));
  return { done: true };
}

async function submitEdit(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, target.parse(asked.metadata).record);
  const fields = allFields(kind);
  const shown = Object.fromEntries(Object.entries(fields).filter(([name]) => name in asked.values));
  const given = readForm(shown, asked.values);
  for (const [name, field] of Object.entries(shown))
    if (field.private && given[name] === undefined) delete given[name];
  // An input that was emptied takes the value away; one that was not shown leaves it.
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));
  const severity = Number(asked.values.severity?.selected_option?.value);
  const summary = text(asked.values.summary);
  await carryOut(asked, record, here, (now, clocks) =>
    edit(
      kind,
      now,
      clocks,
      { ...(summary === undefined ? {} : { summary }), ...(severity ? { severity } : {}), values },
      here.who,
      here.scene,
    ),
  );
  return { done: true };
}

async function pressReveal(asked: Pressed): Promise<Reply> {
  const { record, here, card } = await at(asked, asked.value);
  if (!mayReveal(here.who, record)) throw new Refusal('not_allowed');
  return { open: revealed(card, await reveal(asked.db, record, here.who.personId, asked.now), asked.speech) };
}

/** No more reminders of this record to this person: for an hour, or at all. */
const hush =
  (minutes: number | null) =>
  async (asked: Pressed): Promise<Reply> => {
    const { record, here } = await at(asked, asked.value);
    const until = minutes === null ? null : new Date(asked.now.getTime() + minutes * 60_000);
    await mute(asked.db, here.who.personId, record.id, until);
    const when = until ? asked.speech.time(until, here.scene.branch.timezone) : '';
    return { say: told(until ? 'record.snoozed' : 'record.quiet', record, asked.speech, { when }) };
  };

/** Logging and handling records of every kind. */
export const records: Feature = {
  commands: Object.fromEntries(kinds.map((kind) => [kind.name, command(kind)])),
  presses: {
    'record.move:*': pressMove,
    'record.note': async (asked) => ({ open: noteForm((await at(asked, asked.value)).card, asked.speech) }),
    'record.hand': async (asked) => {
      const { card, form } = await at(asked, asked.value);
      return { open: handForm(card, form) };
    },
    'record.edit': async (asked) => {
      const { card, form } = await at(asked, asked.value);
      return { open: editForm(card, form) };
    },
    'record.reveal': pressReveal,
    'record.snooze': hush(60),
    'record.quiet': hush(null),
    'record.new:*': async (asked) => {
      if (!isKind(asked.argument)) throw new Refusal('gone');
      return openForm(asked, kindOf(asked.argument), await standInById(asked, asked.value));
    },
  },
  submits: {
    'record.log:*': submitLog,
    'record.moved:*': submitMove,
    'record.noted': submitNote,
    'record.handed': submitHand,
    'record.edited': submitEdit,
  },
};
