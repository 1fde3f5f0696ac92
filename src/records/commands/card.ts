import { z } from 'zod';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { carriedAs, readForm, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { mute, unmute } from '../../platform/outbox/store/mute.js';
import { photoBlocks } from '../../platform/photos/messages.js';
import { photosOf } from '../../platform/photos/store.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../../platform/slack/asked.js';
import { formScene, standInById } from '../../platform/slack/branch.js';
import type { Clock } from '../../platform/time/clock.js';
import { HOUR } from '../../platform/time/durations.js';
import { nextOpening } from '../../platform/time/next-opening.js';
import { nudge } from '../contracts.js';
import { kindOf } from '../kinds/index.js';
import { editForm, handForm, mergeForm, moveForm, noteForm, revealed } from '../messages/forms.js';
import { told } from '../messages/logged.js';
import { patternWords } from '../messages/pattern.js';
import { photosOfRecord } from '../messages/photos.js';
import {
  advance,
  assertCanEdit,
  assertCanHandOver,
  assertCanMerge,
  assign,
  edit,
  leave,
  merge,
  note,
  release,
  separate,
} from '../rules/change.js';
import { withConsequences } from '../rules/consequences.js';
import { allFields, moveOf } from '../rules/kind.js';
import { assertCanMove, move } from '../rules/move.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { rightsOf } from '../rules/rights.js';
import { cardOf } from '../store/cards.js';
import { numbered, readCode } from '../store/find.js';
import { changeRecord, changeRecords, recordOf, reveal } from '../store/records.js';

/** The record that a button or a form names, in the branch where it is, with the person who pressed. */
export async function at(asked: Asked, id: unknown) {
  const record = isId(id) ? await recordOf(asked.db, id) : null;
  if (!record) throw new Refusal('gone');
  const here = await standInById(asked, record.branchId);
  const card = await cardOf(asked.db, record, here.scene.branch, asked.now);
  return { record, here, card, kind: card.kind, form: formScene(asked, here.scene) };
}

/** A deed on a record as it is then, with what follows from it. */
export const carryOut = (
  asked: Asked,
  record: LobbyRecord,
  { scene, who }: Acting,
  decide: (record: LobbyRecord, clocks: Clock[], readers: ReadonlySet<string>) => Change | null,
) =>
  changeRecord(
    { db: asked.db, key: asked.key, channel: scene.branch.channel },
    record.id,
    (now, clocks, readers) => {
      const change = decide(now, clocks, readers);
      return (
        change && withConsequences(kindOf(now.kind), change, now, { who, scene }, patternWords(scene.branch))
      );
    },
  );

async function makeMove(asked: Pressed, name: string, id: unknown): Promise<Reply> {
  const { record, here, card, kind, form } = await at(asked, id);
  const step = moveOf(kind, name);
  if (!step) throw new Refusal('gone');
  // A move that asks nothing is made at once; the rule itself is held inside, on the record as it is then.
  if (!step.asks)
    await carryOut(asked, record, here, (now, clocks) => move({ kind, record: now, clocks }, name, {}, here));
  else {
    assertCanMove({ kind, record, clocks: card.clocks }, step, here.who, here.scene);
    return { open: moveForm(kind, name, step.asks, card, form) };
  }
  // Whoever takes it wants to be reminded of it, whatever they asked before.
  if (step.takes) await unmute(asked.db, here.who.personId, record.id);
  return asked.surface === 'message' && asked.channel !== here.scene.branch.channel
    ? { say: told('record.taken', record, asked.speech) }
    : { done: true };
}

const target = z.object({ record: z.string() });

async function submitMove(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, carriedAs(target, asked.metadata).record);
  const given = readForm(moveOf(kind, asked.argument)?.asks ?? {}, asked.values);
  await carryOut(asked, record, here, (now, clocks) =>
    move({ kind, record: now, clocks }, asked.argument, given, here),
  );
  return { done: true };
}

async function pressNote(asked: Pressed): Promise<Reply> {
  const { record, here, card, kind } = await at(asked, asked.value);
  assertMay(rightsOf(kind).note, here.who, record);
  return { open: noteForm(card, asked.speech) };
}

async function submitNote(asked: Submitted): Promise<Reply> {
  const { record, here } = await at(asked, carriedAs(target, asked.metadata).record);
  const words = text(asked.values.text) ?? '';
  await carryOut(asked, record, here, (now) => note(now, words, here.who, here.scene));
  return { done: true };
}

async function submitHand(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, carriedAs(target, asked.metadata).record);
  const to = asked.values.to?.selected_option?.value ?? '';
  await carryOut(asked, record, here, (now, clocks) =>
    assign({ kind, record: now, clocks }, to, here.who, here.scene),
  );
  return { done: true };
}

async function submitEdit(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, carriedAs(target, asked.metadata).record);
  const fields = allFields(kind);
  const shown = Object.fromEntries(Object.entries(fields).filter(([name]) => name in asked.values));
  const given = readForm(shown, asked.values);
  // An input that was emptied takes the value away; one that was not shown leaves it.
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));
  const severity = Number(asked.values.severity?.selected_option?.value);
  const summary = text(asked.values.summary);
  await carryOut(asked, record, here, (now, clocks) =>
    edit(
      { kind, record: now, clocks },
      { ...(summary === undefined ? {} : { summary }), ...(severity ? { severity } : {}), values },
      here.who,
      here.scene,
    ),
  );
  return { done: true };
}

async function pressReveal(asked: Pressed): Promise<Reply> {
  const { record, here, card } = await at(asked, asked.value);
  assertMay(rightsOf(card.kind).reveal, here.who, record);
  const secrets = await reveal(asked.db, record, here.who.personId, asked.now);
  const photos = await photosOf(asked.db, record.id);
  const atSlack = await asked.atSlack(photos.map(({ file }) => file));
  const pictures = photoBlocks(photos, photosOfRecord(card, asked.speech), asked.speech, atSlack);
  return { open: revealed(card, secrets, pictures, asked.speech) };
}

async function pressStep(asked: Pressed): Promise<Reply> {
  const { record, here, kind } = await at(asked, asked.value);
  const [field = '', to = ''] = asked.argument.split('/');
  await carryOut(asked, record, here, (now) => advance(kind, now, field, to, here));
  return { done: true };
}

/** "Not mine": its owner gives it back; anybody else is not asked about it any more. */
async function pressNotMine(asked: Pressed): Promise<Reply> {
  const { record, here, kind } = await at(asked, asked.value);
  if (record.ownerId !== here.who.personId) {
    await mute(asked.db, nudge, here.who.personId, record.id, null);
    return { say: told('record.not_mine_quiet', record, asked.speech) };
  }
  await carryOut(asked, record, here, (now, clocks) =>
    release({ kind, record: now, clocks }, here.who, here.scene),
  );
  return { say: told('record.not_mine', record, asked.speech) };
}

async function submitMerge(asked: Submitted): Promise<Reply> {
  const { record, here, kind } = await at(asked, carriedAs(target, asked.metadata).record);
  // Before anything is looked up: what there is, is not told to whoever may not merge it.
  assertCanMerge(kind, record, here.who);
  const { branch } = here.scene;
  const named = readCode(text(asked.values.into) ?? '');
  const into = named && (await numbered(asked.db, branch.id, named));
  if (!into) return { faults: { into: asked.speech.t('refusals.no_number') } };
  await changeRecords(
    { db: asked.db, key: asked.key, channel: branch.channel },
    [record.id, into],
    ([one, other]) =>
      one && other
        ? merge({ kind, record: one.record, clocks: one.clocks }, other.record, here.who, here.scene)
        : [],
  );
  return { done: true };
}

async function pressSeparate(asked: Pressed): Promise<Reply> {
  const { record, here, kind } = await at(asked, asked.value);
  const { who, scene } = here;
  const ids = [record.id, ...(record.mergedId ? [record.mergedId] : [])];
  await changeRecords({ db: asked.db, key: asked.key, channel: scene.branch.channel }, ids, ([one, other]) =>
    one
      ? [
          separate({ kind, record: one.record, clocks: one.clocks }, who, scene),
          ...(other ? [leave(other.record, one.record, who, scene)] : []),
        ]
      : [],
  );
  return { done: true };
}

/** What is pressed less often, out of the card's small menu. */
async function pressMore(asked: Pressed): Promise<Reply> {
  const [what = '', id] = (asked.chosen[0] ?? '').split('/');
  if (what.startsWith('move.')) return makeMove(asked, what.slice('move.'.length), id);
  if (what === 'edit') return openEdit(asked, id);
  const { record, here, card, form } = await at(asked, id);
  if (what === 'hand') {
    assertCanHandOver(card.kind, record, here.who);
    return { open: handForm(card, form) };
  }
  if (what !== 'merge') throw new Refusal('gone');
  assertCanMerge(card.kind, record, here.who);
  return { open: mergeForm(card, asked.speech) };
}

/** The form shows more than the card: only those who may correct the record see it. */
async function openEdit(asked: Asked, id: unknown): Promise<Reply> {
  const { record, here, card, form } = await at(asked, id);
  assertCanEdit(card.kind, record, here.who);
  return { open: editForm(card, form) };
}

/** No more reminders of this record to this person: until then, or at all. */
const hush =
  (end: (scene: Scene) => Date | null) =>
  async (asked: Pressed): Promise<Reply> => {
    const { record, here } = await at(asked, asked.value);
    const { branch, calendar, now } = here.scene;
    const until = end(here.scene);
    await mute(asked.db, nudge, here.who.personId, record.id, until);
    const { time, moment } = asked.speech;
    const sameDay = until && calendar.localDate(until) === calendar.localDate(now);
    const when = until ? (sameDay ? time : moment)(until, branch.timezone) : '';
    return { say: told(until ? 'record.snoozed' : 'record.quiet', record, asked.speech, { when }) };
  };

/** Handling records of every kind: take, move, note, hand over, edit, merge, look. */
export const records: Feature = {
  presses: {
    'record.move:*': (asked) => makeMove(asked, asked.argument, asked.value),
    'record.note': pressNote,
    'record.step:*': pressStep,
    'record.more': pressMore,
    'record.separate': pressSeparate,
    'record.edit': (asked) => openEdit(asked, asked.value),
    'record.reveal': pressReveal,
    'record.not_mine': pressNotMine,
    'record.snooze': hush(({ now }) => new Date(now.getTime() + HOUR)),
    'record.snooze_day': hush(({ calendar, now }) => nextOpening(calendar, now)),
    'record.quiet': hush(() => null),
  },
  submits: {
    'record.moved:*': submitMove,
    'record.noted': submitNote,
    'record.handed': submitHand,
    'record.edited': submitEdit,
    'record.merged': submitMerge,
  },
};
