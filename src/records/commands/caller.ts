import { sentence } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { privateIn } from '../../platform/directory/masking.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { postedOf } from '../../platform/outbox/store/posted.js';
import { waysToWrite } from '../../platform/privacy/same-customer.js';
import { simplified } from '../../platform/reading/simplified.js';
import { may } from '../../platform/rights/rights.js';
import { inBranch } from '../../platform/slack/branch.js';
import type { Feature, Reply, Request } from '../../platform/slack/request.js';
import { fold } from '../../platform/text/fold.js';
import { card } from '../contracts.js';
import { kindOf } from '../kinds/index.js';
import { callerList } from '../messages/caller.js';
import { rightsOf } from '../rules/kind-rights.js';
import type { LobbyRecord } from '../rules/record.js';
import { lookForCustomer } from '../store/caller.js';

/** Whether a line is nothing but a number that identifies a customer. */
export function isPrivateNumber(branch: Branch, line: string): boolean {
  const folded = fold(line.trim());
  return privateIn(branch, folded).some(({ start, end }) => start === 0 && end === folded.text.length);
}

/**
 * Finds the records of a customer who calls, by the name or number that is encrypted in them. Keyed digests are
 * compared; nothing is decrypted. Only records whose private details the person may see are found, in all of their
 * branches.
 */
export async function lookForCaller(request: Request, line: string, { who, scene }: Acting): Promise<Reply> {
  const { db, now, caller, speech, link } = request;
  const { branch } = scene;
  const maySee = (record: LobbyRecord) => {
    const roles = caller.rolesIn(record.branchId);
    return roles.length > 0 && may(rightsOf(kindOf(record.kind)).reveal, { ...who, roles }, record);
  };
  const look = {
    ways: [line, simplified(line)].flatMap((text) => waysToWrite(text, branch.country)),
    branchId: branch.id,
    actor: who.personId,
  };
  const { records, branches } = await lookForCustomer(db, look, maySee, now);
  const posted = new Map(
    await Promise.all(
      branches.map(
        async ({ id, channel }) =>
          [
            id,
            {
              channel,
              at: await postedOf(
                db,
                card,
                records.map((one) => one.id),
                channel,
              ),
            },
          ] as const,
      ),
    ),
  );
  const found = {
    here: branch,
    records,
    branches: new Map(branches.map((one) => [one.id, one])),
    names: await namesOf(
      db,
      records.map(({ ownerId }) => ownerId),
    ),
    now,
    link({ id, branchId }: LobbyRecord) {
      const shown = posted.get(branchId);
      const ts = shown?.at.get(id);
      return shown && ts ? link(shown.channel, ts) : null;
    },
  };
  return { say: callerList(found, speech) };
}

const command = (request: Request, line: string) =>
  inBranch(request, 'caller', line, async (here) =>
    line.trim() === ''
      ? { say: sentence(request.speech.t('caller.empty')) }
      : lookForCaller(request, line, here),
  );

/** `/lobby caller`: a customer calls; which records are theirs? */
export const calling: Feature = { commands: { caller: { answer: command, helpGroup: 'records' } } };
