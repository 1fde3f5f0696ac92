import { z } from 'zod';
import type { Message } from '../../platform/blocks/kit.js';
import type { Acting } from '../../platform/directory/acting.js';
import type { Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import type { Member } from '../../platform/directory/roles.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { carriedAs, text } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { postedOf } from '../../platform/outbox/store/posted.js';
import { Refusal } from '../../platform/refusal.js';
import { inBranch, standInById } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { draftOf, keepDraft } from '../../platform/slack/store/drafts.js';
import { card } from '../contracts.js';
import { findForm } from '../messages/find-form.js';
import { type Found, foundList, foundModal, whoIsMeant } from '../messages/found.js';
import { understoodAs, vocabulary } from '../messages/search.js';
import { cardLinks } from '../rules/card-link.js';
import { nearestKnown } from '../rules/near.js';
import { type Ground, grounds, type Sought, soughtBy } from '../rules/sought.js';
import { nearWords, seek, shownBy } from '../store/find.js';
import { codeOf } from '../store/records.js';
import { isPrivateNumber, lookForCaller } from './caller.js';

/** Records on a page; more would mean long scrolling on a phone. */
const pageSize = 12;

/** A search: the command and the words after it, masked; and the draft that keeps them for the next press. */
export interface Look {
  ground: Ground;
  line: string;
  draft?: string;
}

export const sought = ({ ground, line }: Look, { scene, who }: Acting): Sought =>
  soughtBy(ground, line, { ...scene, me: who.personId }, vocabulary);

/** Stores a search as a draft, whose id a button can carry. */
export const keepLook = (
  { db, now }: Request,
  { ground, line }: Look,
  { scene, who }: Acting,
): Promise<string> =>
  keepDraft(db, { personId: who.personId, branchId: scene.branch.id, what: ground, text: line }, now);

/** The search whose draft a button carries, with the person in its branch. @throws Refusal `gone` */
export async function lookOf(request: Request, id: string): Promise<{ look: Look; here: Acting }> {
  const { person } = request.caller;
  const draft = person && isId(id) ? await draftOf(request.db, id, person.id) : null;
  const ground = grounds.find((one) => one === draft?.what);
  if (!draft || !ground) throw new Refusal('gone');
  return {
    look: { ground, line: draft.text, draft: draft.id },
    here: await standInById(request, draft.branchId),
  };
}

/** How the parts of a search were understood, as text. */
export function partsOf(wanted: Sought, { scene }: Acting, { speech }: Request): string[] {
  const names = new Map(scene.members.map(({ personId, name }) => [personId, name]));
  return understoodAs(wanted, { names, timezone: scene.branch.timezone }, speech);
}

async function page(
  request: Request,
  look: Look,
  here: Acting,
  { skip, instead }: { skip: number; instead?: Found['instead'] },
): Promise<Found> {
  const { db, now, speech, link } = request;
  const { branch } = here.scene;
  const wanted = sought(look, here);
  const { records, total } = await seek(db, wanted, { skip, take: pageSize });
  // There may be fewer records now than when the button was drawn.
  if (records.length === 0 && skip > 0) return page(request, look, here, { skip: 0 });
  if (records.length === 0 && !instead) {
    const near = await nearest(request, look, here);
    if (near) return page(request, near.look, here, { skip: 0, instead: near });
  }
  const cards = records.flatMap(({ id, into }) => (into ? [id, into.id] : [id]));
  const [posted, names, draft] = await Promise.all([
    postedOf(db, card, cards, branch.channel),
    namesOf(
      db,
      records.flatMap(({ ownerId, details }) => [ownerId, ...Object.values(details).flat().filter(isId)]),
    ),
    look.draft ?? (records.length > 0 ? keepLook(request, look, here) : null),
  ]);
  const titles = { find: 'list.found', list: 'list.open', my: 'list.mine', cases: 'list.cases' } as const;
  const parts = partsOf(look.ground === 'cases' ? { ...wanted, kinds: [] } : wanted, here, request);
  return {
    title: speech.t(titles[look.ground], { branch: branch.name }),
    none: speech.t(parts.length > 0 ? 'list.none_found' : 'list.none'),
    asked: parts,
    ...(instead ? { instead } : {}),
    records,
    branch,
    names,
    now,
    link: (id) => {
      const ts = posted.get(id);
      return ts ? link(branch.channel, ts) : null;
    },
    page: { skip, size: pageSize, total },
    draft,
  };
}

/** Words of an unsuccessful search for which a similar word is looked for. */
const guessedAt = 3;

/** The same search with one word replaced by a similar one, if that finds something. */
async function nearest(
  { db }: Request,
  { ground, line }: Look,
  here: Acting,
): Promise<{ look: Look; typed: string; meant: string } | null> {
  const { words } = sought({ ground, line }, here);
  for (const { text: typed } of words.slice(0, guessedAt)) {
    const known = nearestKnown(typed, vocabulary);
    const [near] = await nearWords(db, here.scene.branch.id, typed);
    for (const [meant, said] of [
      [known, known],
      [near, `"${near}"`],
    ]) {
      if (!meant) continue;
      const look = { ground, line: line.replace(typed, () => said ?? meant) };
      const { total } = await seek(db, sought(look, here), { skip: 0, take: 1 });
      if (total > 0) return { look, typed, meant };
    }
  }
  return null;
}

/** The first name in a search that several people share. */
function unclearIn(look: Look, here: Acting): { typed: string; people: Member[] } | null {
  const [unclear] = sought(look, here).unclear;
  if (!unclear) return null;
  const people = here.scene.members.filter(({ personId }) => unclear.people.includes(personId));
  return { typed: unclear.typed, people };
}

/** Asks who is meant if several people share a name; null if nobody needs to be asked. */
export async function askWho(request: Request, look: Look, here: Acting): Promise<Message | null> {
  const unclear = unclearIn(look, here);
  if (!unclear) return null;
  const draft = await keepLook(request, look, here);
  return whoIsMeant({ ...unclear, draft }, request.speech);
}

const say = async (request: Request, look: Look, here: Acting): Promise<Reply> => ({
  say:
    (await askWho(request, look, here)) ??
    foundList(await page(request, look, here, { skip: 0 }), request.speech),
});

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The person who was meant is chosen: repeats the search with them. */
async function pressWho(request: ButtonPress): Promise<Reply> {
  const { look, here } = await lookOf(request, request.value);
  const member = here.scene.members.find(({ personId }) => personId === request.argument);
  const unclear = unclearIn(look, here);
  if (!member || !unclear) throw new Refusal('gone');
  // A name of several words may have been typed with other separators between them.
  const name = new RegExp(unclear.typed.split(' ').map(literally).join('[\\s,，、;；]+'), 'u');
  const line = look.line.replace(name, () => ` <@${member.slackId}> `);
  const clear = { ground: look.ground, line };
  const next = await askWho(request, clear, here);
  return { replace: next ?? foundList(await page(request, clear, here, { skip: 0 }), request.speech) };
}

/**
 * A line as it is stored: links to cards of the branch are replaced by the records' numbers, private numbers are
 * masked.
 */
export async function keptLine({ db }: Request, line: string, { branch }: Scene): Promise<string> {
  let kept = line;
  for (const link of cardLinks(line)) {
    const record = await shownBy(db, link);
    if (record?.branchId === branch.id) kept = kept.replace(link.typed, ` ${codeOf(record)} `);
  }
  return maskIn(branch, kept).text.trim();
}

const command = (ground: Ground) => (request: Request, line: string) =>
  inBranch(request, ground, line, async (here) =>
    say(request, { ground, line: await keptLine(request, line, here.scene) }, here),
  );

const find = (request: Request, line: string) =>
  inBranch(request, 'find', line, async (here) => {
    const { branch, members } = here.scene;
    if (line.trim() === '') return { open: findForm(branch, members, request.speech) };
    if (isPrivateNumber(here.scene.branch, line)) return lookForCaller(request, line, here);
    return say(request, { ground: 'find', line: await keptLine(request, line, here.scene) }, here);
  });

const target = z.object({ branchId: z.string() });

/** Turns the form's answers into a search line. */
async function submitFind(request: FormSubmit): Promise<Reply> {
  const here = await standInById(request, carriedAs(target, request.metadata).branchId);
  const { words, kind, state, person, from, to } = request.values;
  const member = here.scene.members.find(({ personId }) => personId === person?.selected_option?.value);
  const [first, last] = [from?.selected_date ?? '', to?.selected_date ?? ''];
  if (first && last && last < first) return { faults: { to: request.speech.t('find.order') } };
  const line = [
    text(words),
    kind?.selected_option ? `kind:${kind.selected_option.value}` : '',
    state?.selected_option?.value,
    member ? `<@${member.slackId}>` : '',
    first || last ? `${first}..${last}` : '',
  ];
  const look: Look = {
    ground: 'find',
    line: await keptLine(request, line.filter(Boolean).join(' '), here.scene),
  };
  const unclear = unclearIn(look, here);
  if (unclear) {
    const names = request.speech.list(unclear.people.map(({ name }) => `@${name}`));
    return { faults: { words: `${request.speech.t('search.who', { typed: unclear.typed })} ${names}` } };
  }
  return { update: foundModal(await page(request, look, here, { skip: 0 }), request.speech) };
}

/** Shows another page in place of the current one. */
async function turn(request: ButtonPress): Promise<Reply> {
  const { look, here } = await lookOf(request, request.value);
  const found = await page(request, look, here, {
    skip: Math.max(0, Number(request.argument) || 0),
  });
  return request.surface === 'message'
    ? { replace: foundList(found, request.speech) }
    : { update: foundModal(found, request.speech) };
}

/** A button in the briefing or App Home: everything that is open in the branch. */
async function pressOpen(request: ButtonPress): Promise<Reply> {
  const here = await standInById(request, request.value);
  const found = await page(request, { ground: 'list', line: '' }, here, { skip: 0 });
  return request.surface === 'message'
    ? { say: foundList(found, request.speech) }
    : { open: foundModal(found, request.speech) };
}

/** Finding records: what is open, one's own, cases; by number, words, kind, status, person or time. */
export const finding: Feature = {
  commands: {
    list: { answer: command('list'), helpGroup: 'records' },
    find: { answer: find, helpGroup: 'records' },
    my: { answer: command('my'), helpGroup: 'records' },
    cases: { answer: command('cases'), helpGroup: 'records' },
  },
  presses: { 'find.page:*': turn, 'find.who:*': pressWho, 'list.open': pressOpen },
  submits: { 'find.asked': submitFind },
};
