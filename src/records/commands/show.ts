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
 * The card of the record that a line names and nothing else: INC-7, 突发7, a link to its card. Null where the line says
 * more, or has a kind's name before a number that no record has; then it is a line for that kind.
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
  // People with several branches are asked which one is meant.
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
