import { sentence } from '../../platform/blocks/kit.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import type { ButtonPress, Feature, Reply } from '../../platform/slack/request.js';
import { confirmation } from '../messages/logged.js';
import { readersView } from '../messages/readers.js';
import { acknowledge } from '../rules/acknowledge.js';
import { rightsOf } from '../rules/kind-rights.js';
import { bound } from '../rules/must-read.js';
import { readersOf, readingAcross } from '../store/acks.js';
import { carryOut, loadRecordAndActor } from './card.js';

async function pressRead(request: ButtonPress): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  const { who, scene } = here;
  await carryOut(request, record, here, (now, clocks, readers) =>
    acknowledge({ kind, record: now, clocks, readers }, who, scene),
  );
  const must = bound(kind, record, scene.members).some(({ personId }) => personId === who.personId);
  if (!must) return { say: sentence(request.speech.t('reading.yours_not')) };
  // The card in the branch's channel shows the new count; elsewhere the press needs an answer.
  return request.channel === scene.branch.channel
    ? { done: true }
    : { say: confirmation('reading.noted', record, request.speech) };
}

/**
 * Shows who has read a record: to its author and those who lead the lobby; head office also sees the progress of
 * every branch.
 */
async function pressReaders(request: ButtonPress): Promise<Reply> {
  const { record, here, kind, card } = await loadRecordAndActor(request, request.value);
  const { who, scene } = here;
  if (!kind.mustRead) throw new Refusal('gone');
  assertMay(rightsOf(kind).seeReaders, who, record);
  const readers = (await readersOf(request.db, [record])).get(record.id) ?? new Map<string, Date>();
  const names = await namesOf(request.db, readers.keys());
  const readings = {
    has: [...readers].map(([id, read]) => ({ name: names.get(id) ?? '?', at: read })),
    hasNot: bound(kind, record, scene.members)
      .filter(({ personId }) => !readers.has(personId))
      .map(({ name }) => name),
  };
  const all = may(rightsOf(kind).seeReadersEverywhere, who, record);
  const across = all ? await readingAcross(request.db, record) : [];
  return { open: readersView(card, readings, across, request.speech) };
}

/** Records that must be read: "Read", and who has. */
export const reading: Feature = { presses: { 'record.read': pressRead, 'record.readers': pressReaders } };
