import { z } from 'zod';
import type { Branch } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { schedulesOf } from '../../platform/directory/store/schedules.js';
import { check } from '../../platform/forms/field.js';
import { carriedAs, readForm } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { assertMay, may } from '../../platform/rights/rights.js';
import { inBranch } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { actorIn } from '../../platform/slack/rights.js';
import { timingOf } from '../../platform/time/routine.js';
import { checklists, isShipped } from '../lists/index.js';
import {
  type Done,
  type ListShown,
  listForm,
  listsPage,
  ownFaultWords,
  standingOf,
  titleNow,
} from '../messages/own-lists.js';
import type { Checklist } from '../rules/checklist.js';
import { rights } from '../rules/list-rights.js';
import { isOwnName, newOwn, type OwnList, saysSomething } from '../rules/own.js';
import { formFields, loosens, OwnUnfit, readOwn } from '../rules/own-form.js';
import {
  type Hand,
  ListChanged,
  ownLists as listsOf,
  mostOwnLists,
  saveLists,
  switchList,
  TooManyLists,
} from '../store/own-lists.js';

/** The branch that a button or a form names. @throws Refusal `not_allowed` where the person may not change its lists */
async function branchAt(request: Request, id: unknown): Promise<Branch> {
  const branch = isId(id) ? await branchOf(request.db, id) : null;
  if (!branch) throw new Refusal('gone');
  return assertCanMake(request, branch);
}

/** @throws Refusal `not_allowed` */
function assertCanMake(request: Request, branch: Branch): Branch {
  assertMay(rights['checklists.make'], actorIn(request, branch.id));
  return branch;
}

/** All lists of a branch: the shipped ones in the order of the day, then its own. */
async function shownIn(request: Request, branch: Branch): Promise<ListShown[]> {
  const [own, times] = await Promise.all([
    listsOf(request.db, branch.id),
    schedulesOf(request.db, branch.id),
  ]);
  const shipped = (checklists as readonly Checklist[]).map(
    ({ name }): OwnList =>
      own.find((one) => one.name === name) ?? { name, version: 0, title: '', text: null, rules: {} },
  );
  const others = own.filter((one) => !isShipped(one.name) && saysSomething(one));
  return [...shipped, ...others].map((one) => {
    const time = times.get(one.name);
    const routine = request.routines.find(one.name);
    const on = routine ? timingOf(routine, time) !== undefined : (time?.enabled ?? true);
    // A time from a branch file replaces the list's own: saving a list removes the file's time, so one that is there
    // is newer.
    return { own: time?.timing ? { ...one, rules: { ...one.rules, timing: time.timing } } : one, on };
  });
}

async function page(request: Request, branch: Branch, done?: Done) {
  const shown = await shownIn(request, branch);
  const full = shown.filter(({ own }) => saysSomething(own)).length >= mostOwnLists;
  return listsPage(branch, shown, { done, full }, request.speech);
}

async function listAt(request: Request, branch: Branch, name: string): Promise<ListShown> {
  const found = (await shownIn(request, branch)).find(({ own }) => own.name === name);
  if (!found) throw new Refusal('gone');
  return found;
}

/** A fresh id for each form that is drawn, so that each is saved at most once. */
const draw = () => crypto.randomUUID();

const handOf = (request: Request, branchId: string, key = request.key): Hand => {
  const { person } = request.caller;
  if (!person) throw new Refusal('not_member');
  return { branchId, actor: person.id, key, now: request.now };
};

/** `/lobby checklists`: every list, with what the branch has changed. */
const open = (request: Request, line: string): Promise<Reply> =>
  inBranch(request, 'checklists', line, async ({ scene }) => ({
    open: await page(request, assertCanMake(request, scene.branch)),
  }));

async function pressEdit(request: ButtonPress): Promise<Reply> {
  const branch = await branchAt(request, request.value);
  const { own, on } = await listAt(request, branch, request.argument);
  const view = listForm(standingOf(own, branch), { branch, on, form: draw() }, request.speech);
  // Pressed in a report's message, there is no modal to update yet.
  return request.surface === 'modal' ? { update: view } : { open: view };
}

async function pressNew(request: ButtonPress): Promise<Reply> {
  const branch = await branchAt(request, request.value);
  return {
    update: listForm(standingOf(newOwn(), branch), { branch, on: true, form: draw() }, request.speech),
  };
}

const pressSwitch =
  (on: boolean) =>
  async (request: ButtonPress): Promise<Reply> => {
    const branch = await branchAt(request, request.value);
    const { own } = await listAt(request, branch, request.argument);
    await switchList(request.db, own.name, on, handOf(request, branch.id));
    const done = { what: on ? 'switched_on' : 'switched_off', title: titleNow(own, request.speech) } as const;
    return { update: await page(request, branch, done) };
  };

/** Resets a shipped list; removes a list of the branch's own. */
async function pressBack(request: ButtonPress): Promise<Reply> {
  const branch = await branchAt(request, request.value);
  const { own } = await listAt(request, branch, request.argument);
  const back: OwnList = { ...own, text: null, rules: {} };
  await saveLists(request.db, [back], handOf(request, branch.id));
  const done = isShipped(own.name)
    ? ({ what: 'taken_back', title: titleNow(back, request.speech) } as const)
    : ({ what: 'removed', title: own.title } as const);
  return { update: await page(request, branch, done) };
}

const carried = z.object({ branchId: z.string(), name: z.string(), seen: z.number(), form: z.uuid() });

async function save(request: FormSubmit): Promise<Reply> {
  const { branchId, name, seen, form } = carriedAs(carried, request.metadata);
  const { db, speech } = request;
  const branch = await branchAt(request, branchId);
  const known = (await shownIn(request, branch)).find(({ own }) => own.name === name);
  if (!known && !(isOwnName(name) && seen === 0)) throw new Refusal('gone');
  const before = known?.own ?? { ...newOwn(), name };
  const standing = standingOf(before, branch);
  // The inputs as they were shown: somebody else may have made the list longer since, which needs more inputs.
  const fields = formFields(standing);
  try {
    if (before.version !== seen) throw new ListChanged(name);
    const checked = check(fields, readForm(fields, request.values));
    if ('faults' in checked) throw new Refusal('faults', checked.faults);
    const list = readOwn(checked.values, standing);
    const mayLoosen = may(rights['checklists.choose_groups'], actorIn(request, branch.id));
    if (!mayLoosen && loosens(standing.text, standingOf(list, branch).text))
      throw new OwnUnfit({ items: { why: 'head_only' } });
    const changed = await saveLists(db, [list], handOf(request, branch.id, `${request.key}/${form}`));
    const what = changed.length > 0 ? 'saved' : 'unchanged';
    return { update: await page(request, branch, { what, title: titleNow(list, speech) }) };
  } catch (error) {
    if (error instanceof OwnUnfit) {
      const told = Object.entries(error.faults).map(([field, fault]) => [
        field,
        ownFaultWords(fault, speech),
      ]);
      return { faults: Object.fromEntries(told) };
    }
    if (error instanceof ListChanged)
      return { faults: { title: ownFaultWords({ why: 'meanwhile' }, speech) } };
    if (error instanceof TooManyLists) return { faults: { title: speech.t('own_lists.full') } };
    throw error;
  }
}

/** Changing, adding and switching a branch's lists. */
export const ownLists: Feature = {
  commands: { checklists: { answer: open, helpGroup: 'today' } },
  presses: {
    'lists.all': async (request) => ({ update: await page(request, await branchAt(request, request.value)) }),
    'lists.edit:*': pressEdit,
    'lists.new': pressNew,
    'lists.on:*': pressSwitch(true),
    'lists.off:*': pressSwitch(false),
    'lists.back:*': pressBack,
  },
  submits: { 'lists.saved': save },
};
