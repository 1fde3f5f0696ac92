import type { Acting } from '../../platform/directory/acting.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay } from '../../platform/rights/rights.js';
import type { ButtonPress, Feature, Reply } from '../../platform/slack/request.js';
import { inTheNamesPlace, logged, withNames } from '../messages/logged.js';
import { assertCanEdit } from '../rules/change.js';
import { rightsOf } from '../rules/kind-rights.js';
import type { Change } from '../rules/record.js';
import { customerFieldOf, placesIn, sealName, unsealName } from '../rules/seal-name.js';
import type { StandingRecord } from '../rules/standing-record.js';
import { turnRound, undo } from '../rules/undo.js';
import { isSealed, reveal } from '../store/records.js';
import { carryOut, loadRecordAndActor } from './card.js';

/** A handler that corrects something that was read from a line; its answer replaces the message with the button. */
const putRight =
  (change: (standing: StandingRecord, as: string, acting: Acting) => Change) =>
  async (request: ButtonPress): Promise<Reply> => {
    const [as = '', all = ''] = request.argument.split('/');
    const { record, here, kind } = await loadRecordAndActor(request, request.value);
    const after = await carryOut(request, record, here, (now, clocks) =>
      change({ kind, record: now, clocks }, as, here),
    );
    const understood = listed(all).filter((one) => one !== as);
    const owner = after.ownerId !== record.ownerId && after.ownerId ? ['owner'] : [];
    return {
      replace: logged(
        {
          ...withNames(after, here.scene),
          understood: [...new Set([...understood, ...owner])],
          undone: as,
        },
        request.speech,
      ),
    };
  };

const listed = (all: string): string[] => all.split(',').filter((one) => one !== '');

/** Moves a customer's name from the words into the encrypted field. */
async function pressSealName(request: ButtonPress): Promise<Reply> {
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  const put = inTheNamesPlace(here.scene.branch);
  const field = customerFieldOf(kind);
  // The field was filled in the meantime, and must not be overwritten.
  if (field !== null && (await isSealed(request.db, record.id, field)))
    throw new Refusal('moved_on', { status: record.status });
  let sealedAt: readonly number[] = [];
  const after = await carryOut(request, record, here, (now, clocks) => {
    sealedAt = placesIn(kind, now, here.scene.members, put);
    return sealName({ kind, record: now, clocks }, put, here);
  });
  const told = { ...withNames(after, here.scene), understood: listed(request.argument), sealedAt };
  return { replace: logged(told, request.speech) };
}

/** Moves it back into the words. The person then sees the name, so they need the right to reveal it. */
async function pressUnsealName(request: ButtonPress): Promise<Reply> {
  const [places = '', all = ''] = request.argument.split('/');
  const { record, here, kind } = await loadRecordAndActor(request, request.value);
  // Both checks come before the name is decrypted, because each look is recorded in the audit trail.
  assertCanEdit(kind, record, here.who);
  assertMay(rightsOf(kind).reveal, here.who, record);
  const field = customerFieldOf(kind);
  const secrets = await reveal(request.db, record, here.who.personId, request.now);
  const name = secrets[field ?? ''];
  if (name === undefined) throw new Refusal('gone');
  const put = inTheNamesPlace(here.scene.branch);
  const at = places.split('.').map(Number);
  const after = await carryOut(request, record, here, (now, clocks) =>
    unsealName({ kind, record: now, clocks }, { at, put }, name, here),
  );
  const told = { ...withNames(after, here.scene), understood: listed(all), undone: field ?? '' };
  return { replace: logged(told, request.speech) };
}

/** Correcting what was read from a line: taking a value back, making the person named the owner, encrypting a name. */
export const understood: Feature = {
  presses: {
    'record.undo:*': putRight(undo),
    'record.turn:*': putRight((standing, _, acting) => turnRound(standing, acting)),
    'record.seal_name:*': pressSealName,
    'record.unseal_name:*': pressUnsealName,
  },
};
