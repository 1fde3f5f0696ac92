import { sentence } from '../../platform/blocks/kit.js';
import { inBranch } from '../../platform/slack/branch.js';
import type { Reply, Request } from '../../platform/slack/request.js';
import { recordCard } from '../messages/card.js';
import { kindsNamed } from '../messages/search.js';
import { cardLinks } from '../rules/card-link.js';
import { readCode } from '../rules/read-code.js';
import { numbered, shownBy } from '../store/find.js';
import { loadRecordAndActor } from './card.js';

/**
 * The card of the record that is all that a line says: INC-7, 突发7, a link to its card. Null where the line says something
 * else, or what a kind is called stands before a number that no record has: it is a line of that kind then.
 */
export async function cardMeant(request: Request, line: string): Promise<Reply | null> {
  const text = line.trim();
  const [link] = cardLinks(text);
  if (link && link.typed === text) {
    const record = await shownBy(request.db, link);
    return record && show(request, record.id);
  }
  const named = readCode(text, kindsNamed());
  if (!named) return null;
  const sure = readCode(text) !== null;
  const { here, theirs } = request.caller;
  const branch = here ?? (theirs.length === 1 ? theirs[0] : undefined);
  // Where they have several branches they are asked which, and find it there.
  if (!branch)
    return sure ? inBranch(request, 'find', text, async ({ scene }) => find(scene.branch.id)) : null;
  const id = await numbered(request.db, branch.id, named);
  return id ? show(request, id) : sure ? none(request) : null;

  async function find(branchId: string): Promise<Reply> {
    const found = named && (await numbered(request.db, branchId, named));
    return found ? show(request, found) : none(request);
  }
}

async function show(request: Request, id: string): Promise<Reply> {
  const { card } = await loadRecordAndActor(request, id);
  return { say: recordCard(card, request.speech) };
}

const none = ({ speech }: Request): Reply => ({ say: sentence(speech.t('refusals.no_number')) });
