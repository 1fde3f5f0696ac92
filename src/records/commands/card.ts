import { z } from 'zod';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { carriedAs, readForm, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { mute, unmute } from '../../platform/outbox/store/mute.js';
import { photoBlocks } from '../../platform/photos/messages.js';
import { photosOf } from '../../platform/photos/store.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import { formScene, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import type { Clock } from '../../platform/time/clock.js';
import { HOUR } from '../../platform/time/durations.js';
import { nextOpening } from '../../platform/time/next-opening.js';
import { nudge } from '../contracts.js';
import { kindOf } from '../kinds/index.js';
import { editForm, handForm, mergeForm, moveForm, noteForm, revealed } from '../messages/forms.js';
import { confirmation, logged, smallSignal, withNames } from '../messages/logged.js';
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
import { allFields, code, type Kind, moveOf } from '../rules/kind.js';
import { rightsOf } from '../rules/kind-rights.js';
import { assertCanMove, move } from '../rules/move.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { customerFieldOf, nameToAsk } from '../rules/seal-name.js';
import { cardOf } from '../store/cards.js';
import { lastMadeOf } from '../store/decided.js';
import { numbered, readCode } from '../store/find.js';
import { changeRecord, changeRecords, isSealed, recordOf, reveal } from '../store/records.js';

/** The record that a button or a form names, and the person as a member of its branch. */
export async function loadRecordAndActor(request: Request, id: unknown) {
  const record = isId(id) ? await recordOf(request.db, id) : null;
  if (!record) throw new Refusal('gone');
  const here = await standInById(request, record.branchId);
  const card = await cardOf(request.db, record, here.scene.branch, request.now);
  return { record, here, card, kind: card.kind, form: formScene(request, here.scene) };
}

/** Applies a rule to a record under its lock, adds the consequences, and saves. */
export const carryOut = (
  request: Request,
  record: LobbyRecord,
  { scene, who }: Acting,
  decide: (record: LobbyRecord, clocks: Clock[], readers: ReadonlySet<string>) => Change | null,
) =>
  changeRecord(
    { db: request.db, key: request.key, channel: scene.branch.channel },
    record.id,
    (now, clocks, readers) => {
      const change = decide(now, clocks, readers);
      return (
        change &&
        withConsequences(
          kindOf(now.kind),
          { change, before: now },
          { who, scene },
          patternWords(scene.branch),
        )
      );
    },
  );

/** If somebody else has decided the question meanwhile, the refusal says who, how and when. */
async function saidIfDecided<T>(
  { request, record, kind, name }: { request: Request; record: LobbyRecord; kind: Kind; name: string },
  deed: () => T | Promise<T>,
): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    const { decides } = moveOf(kind, name) ?? {};
    if (!(error instanceof Refusal) || error.code !== 'moved_on' || !decides) throw error;
    const moves = Object.entries(kind.moves).filter(([, step]) => step.decides === decides);
    const last = await lastMadeOf(
      request.db,
      record.id,
      moves.map(([move]) => move),
    );
    if (!last) throw error;
    const names = await namesOf(request.db, [last.actorId]);
    const branch = await branchOf(request.db, record.branchId);
    throw new Refusal('decided_already', {
      code: code(kind, record.number),
      name: names.get(last.actorId ?? '') ?? '?',
      did: request.speech.t(`kinds.${kind.name}.moves.${last.move}.did`),
      time: branch ? request.speech.moment(last.at, branch.timezone) : '',
    });
  }
}

async function makeMove(request: ButtonPress, name: string, id: unknown): Promise<Reply> {
  const { record, here, card, kind, form } = await loadRecordAndActor(request, id);
  const step = moveOf(kind, name);
  if (!step) throw new Refusal('gone');
  // A move without questions is made at once; whether it is allowed is checked under the record's lock.
  const about = { request, record, kind, name };
  if (!step.asks)
    await saidIfDecided(about, () =>
      carryOut(request, record, here, (now, clocks) => move({ kind, record: now, clocks }, name, {}, here)),
    );
  else {
    await saidIfDecided(about, () =>
      assertCanMove({ kind, record, clocks: card.clocks }, step, here.who, here.scene),
    );
    return { open: moveForm(kind, { move: name, asks: step.asks }, card, form) };
  }
  // Taking a record ends an earlier request for quiet about it.
  if (step.takes) await unmute(request.db, here.who.personId, record.id);
  return request.surface === 'message' && request.channel !== here.scene.branch.channel
    ? {
        say: confirmation(
          step.takes ? 'record.taken' : 'record.made',
          record,
          request.speech,
          didOf(kind, name, request),
        ),
      }
    : { done: true };
}

/** What somebody has just done, in words. */
const didOf = (kind: Kind, move: string, { speech }: Request) => ({
  what: speech.t(`kinds.${kind.name}.moves.${move}.label`),
});

const target = z.object({ record: z.string() });

async function submitMove(request: FormSubmit): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(
    request,
    carriedAs(target, request.metadata).record,
  );
  const given = readForm(
    moveOf(kind, request.argument)?.asks ?? {},
    request.values,
    currencyOf(here.scene.branch),
  );
  await saidIfDecided({ request, record, kind, name: request.argument }, () =>
    carryOut(request, record, here, (now, clocks) =>
      move({ kind, record: now, clocks }, request.argument, given, here),
    ),
  );
  return { done: true };
}

async function pressNote(request: ButtonPress): Promise<Reply> {
  const { record, here, card, kind } = await loadRecordAndActor(request, request.value);
  assertMay(rightsOf(kind).note, here.who, record);
  return { open: noteForm(card, request.speech) };
}

async function submitNote(request: FormSubmit): Promise<Reply> {
  const { record, here } = await loadRecordAndActor(request, carriedAs(target, request.metadata).record);
  const words = text(request.values.text) ?? '';
  await carryOut(request, record, here, (now) => note(now, words, here.who, here.scene));
  return { done: true };
}

async function submitHand(request: FormSubmit): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(
    request,
    carriedAs(target, request.metadata).record,
  );
  const to = request.values.to?.selected_option?.value ?? '';
  await carryOut(request, record, here, (now, clocks) =>
    assign({ kind, record: now, clocks }, to, here.who, here.scene),
  );
  return { done: true };
}

async function submitEdit(request: FormSubmit): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(
    request,
    carriedAs(target, request.metadata).record,
  );
  const fields = allFields(kind);
  const shown = Object.fromEntries(Object.entries(fields).filter(([name]) => name in request.values));
  const given = readForm(shown, request.values, currencyOf(here.scene.branch));
  // An emptied input removes the value; a field that was not shown stays as it is.
  const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null]));
  const severity = Number(request.values.severity?.selected_option?.value);
  const summary = text(request.values.summary);
  const after = await carryOut(request, record, here, (now, clocks) =>
    edit(
      { kind, record: now, clocks },
      { ...(summary === undefined ? {} : { summary }), ...(severity ? { severity } : {}), values },
      here.who,
      here.scene,
    ),
  );
  const seen = smallSignal(after);
  const customer = nameToAsk(kind, after, here.scene.members, { given, before: record });
  const field = customerFieldOf(kind);
  // Where it is sealed already who it is, a name in the words stays where it is.
  const asked = customer && field && !(await isSealed(request.db, after.id, field)) ? customer : null;
  return asked || (seen !== null && seen !== smallSignal(record))
    ? {
        say: logged(
          { ...withNames(after, here.scene), ...(asked ? { customer: asked } : {}) },
          request.speech,
        ),
      }
    : { done: true };
}

async function pressReveal(request: ButtonPress): Promise<Reply> {
  const { record, here, card } = await loadRecordAndActor(request, request.value);
  assertMay(rightsOf(card.kind).reveal, here.who, record);
  const secrets = await reveal(request.db, record, here.who.personId, request.now);
  const photos = await photosOf(request.db, record.id);
  const atSlack = await request.atSlack(photos.map(({ file }) => file));
  const pictures = photoBlocks(photos, photosOfRecord(card, request.speech), request.speech, atSlack);
  return { open: revealed(card, secrets, pictures, request.speech) };
}

async function pressStep(request: ButtonPress): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  const [field = '', to = ''] = request.argument.split('/');
  await carryOut(request, record, here, (now) => advance({ kind, record: now }, field, to, here));
  return { done: true };
}

/** "Not mine": the owner gives the record back; for anybody else reminders about it stop. */
async function pressNotMine(request: ButtonPress): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  if (record.ownerId !== here.who.personId) {
    await mute(request.db, nudge, { personId: here.who.personId, subjectId: record.id }, null);
    return { say: confirmation('record.not_mine_quiet', record, request.speech) };
  }
  await carryOut(request, record, here, (now, clocks) =>
    release({ kind, record: now, clocks }, here.who, here.scene),
  );
  return { say: confirmation('record.not_mine', record, request.speech) };
}

async function submitMerge(request: FormSubmit): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(
    request,
    carriedAs(target, request.metadata).record,
  );
  // Checked before the other record is looked up, so that the answer does not reveal whether it exists.
  assertCanMerge(kind, record, here.who);
  const { branch } = here.scene;
  const named = readCode(text(request.values.into) ?? '');
  const into = named && (await numbered(request.db, branch.id, named));
  if (!into) return { faults: { into: request.speech.t('refusals.no_number') } };
  await changeRecords(
    { db: request.db, key: request.key, channel: branch.channel },
    [record.id, into],
    ([one, other]) =>
      one && other
        ? merge({ kind, record: one.record, clocks: one.clocks }, other.record, here.who, here.scene)
        : [],
  );
  return { done: true };
}

async function pressSeparate(request: ButtonPress): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  const { who, scene } = here;
  const ids = [record.id, ...(record.mergedId ? [record.mergedId] : [])];
  await changeRecords(
    { db: request.db, key: request.key, channel: scene.branch.channel },
    ids,
    ([one, other]) =>
      one
        ? [
            separate({ kind, record: one.record, clocks: one.clocks }, who, scene),
            ...(other ? [leave(other.record, one.record, who, scene)] : []),
          ]
        : [],
  );
  return { done: true };
}

/** An entry of the card's overflow menu. */
async function pressMore(request: ButtonPress): Promise<Reply> {
  const [what = '', id] = (request.chosen[0] ?? '').split('/');
  if (what.startsWith('move.')) return makeMove(request, what.slice('move.'.length), id);
  if (what === 'edit') return openEdit(request, id);
  if (what === 'hand') return openHand(request, id);
  const { record, here, card } = await loadRecordAndActor(request, id);
  if (what !== 'merge') throw new Refusal('gone');
  assertCanMerge(card.kind, record, here.who);
  return { open: mergeForm(card, request.speech) };
}

async function openHand(request: Request, id: unknown): Promise<Reply> {
  const { record, here, card, form } = await loadRecordAndActor(request, id);
  assertCanHandOver(card.kind, record, here.who);
  return { open: handForm(card, form) };
}

/** The form shows more than the card, so it is only opened for those who may edit the record. */
async function openEdit(request: Request, id: unknown): Promise<Reply> {
  const { record, here, card, form } = await loadRecordAndActor(request, id);
  assertCanEdit(card.kind, record, here.who);
  return { open: editForm(card, form) };
}

/** Stops reminders of this record to this person, for some time or for good. */
const snoozeHandler =
  (end: (scene: Scene) => Date | null) =>
  async (request: ButtonPress): Promise<Reply> => {
    const { record, here } = await loadRecordAndActor(request, request.value);
    const { branch, calendar, now } = here.scene;
    const until = end(here.scene);
    await mute(request.db, nudge, { personId: here.who.personId, subjectId: record.id }, until);
    const { time, moment } = request.speech;
    const sameDay = until && calendar.localDate(until) === calendar.localDate(now);
    const when = until ? (sameDay ? time : moment)(until, branch.timezone) : '';
    return { say: confirmation(until ? 'record.snoozed' : 'record.quiet', record, request.speech, { when }) };
  };

/** Handling records of every kind: take, move, note, hand over, edit, merge, reveal. */
export const records: Feature = {
  presses: {
    'record.move:*': (request) => makeMove(request, request.argument, request.value),
    'record.note': pressNote,
    'record.step:*': pressStep,
    'record.more': pressMore,
    'record.separate': pressSeparate,
    'record.edit': (request) => openEdit(request, request.value),
    'record.hand': (request) => openHand(request, request.value),
    'record.reveal': pressReveal,
    'record.not_mine': pressNotMine,
    'record.snooze': snoozeHandler(({ now }) => new Date(now.getTime() + HOUR)),
    'record.snooze_day': snoozeHandler(({ calendar, now }) => nextOpening(calendar, now)),
    'record.quiet': snoozeHandler(() => null),
  },
  submits: {
    'record.moved:*': submitMove,
    'record.noted': submitNote,
    'record.handed': submitHand,
    'record.edited': submitEdit,
    'record.merged': submitMerge,
  },
};
