import { z } from 'zod';
import type { Branch } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { carriedAs, readForm } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { may } from '../../platform/rights/rights.js';
import { inBranch } from '../../platform/slack/branch.js';
import type { ButtonPress, Feature, FormSubmit, Reply, Request } from '../../platform/slack/request.js';
import { actorIn, assertMayHere } from '../../platform/slack/rights.js';
import {
  placeOf,
  type Saved,
  settingsList,
  settingsOf,
  settingsPage,
  unfitting,
} from '../messages/settings.js';
import { pageOf } from '../pages/index.js';
import { rights } from '../rights.js';
import { Unfit } from '../rules/page.js';
import { formOf, giveBack, set } from '../rules/set.js';
import { saveSettings } from '../store/settings.js';
import { manyDays } from './days.js';

/** @throws Refusal `not_allowed` */
async function assertCanSet(request: Request, branch: Branch): Promise<Branch> {
  await assertMayHere(request, rights['settings.set'], branch.id);
  return branch;
}

/**
 * The branch that a button or a form names.
 * @throws Refusal `not_allowed` where the person may not change its settings
 */
async function branchAt(request: Request, id: unknown): Promise<Branch> {
  const branch = isId(id) ? await branchOf(request.db, id) : null;
  if (!branch) throw new Refusal('gone');
  return assertCanSet(request, branch);
}

function pageAt(name: string) {
  const page = pageOf(name);
  if (!page) throw new Refusal('gone');
  return page;
}

const actorOf = ({ caller, slackId }: Request) => caller.person?.id ?? slackId;
/** A fresh id for each form that is drawn, so that each is saved at most once. */
const draw = () => crypto.randomUUID();

const listOf = (request: Request, branch: Branch, saved?: Saved) =>
  settingsList(branch, request.speech, request.now, {
    headOffice: may(rights['settings.set_days_of_many_branches'], actorIn(request)),
    ...(saved ? { saved } : {}),
  });

/** `/lobby settings`. A workspace administrator need not be a member of the branch. */
async function open(request: Request, line: string): Promise<Reply> {
  const list = async (branch: Branch): Promise<Reply> => ({
    open: listOf(request, await assertCanSet(request, branch)),
  });
  const { here } = request.caller;
  return here ? list(here) : inBranch(request, 'settings', line, ({ scene }) => list(scene.branch));
}

async function pressPage(request: ButtonPress): Promise<Reply> {
  const place = placeOf(await branchAt(request, request.value), '', request.now);
  return { update: settingsPage(pageAt(request.argument), { place, speech: request.speech }, draw()) };
}

/** A limit or a playbook was chosen in the menu of a page. */
async function chooseOne(request: ButtonPress): Promise<Reply> {
  const [name = '', branchId] = request.argument.split('/');
  const place = placeOf(await branchAt(request, branchId), request.value, request.now);
  const page = pageAt(name);
  return {
    update: settingsOf({ name: page.name, form: formOf(page, place) }, place, request.speech, draw()),
  };
}

async function pressBack(request: ButtonPress): Promise<Reply> {
  const [name = '', of = ''] = request.argument.split('/');
  const page = pageAt(name);
  const { id } = await branchAt(request, request.value);
  const { branch, changed } = await saveSettings(
    { db: request.db, branchId: id, actor: actorOf(request), key: request.key, now: request.now },
    (now) => ({ ...giveBack(page.each, placeOf(now, of, request.now)), page: page.name, of }),
  );
  const saved = { page: page.name, of, changed, back: true } as const;
  return {
    update: settingsPage(
      page,
      { place: placeOf(branch, '', request.now), speech: request.speech },
      draw(),
      saved,
    ),
  };
}

const carried = z.object({
  branchId: z.string(),
  page: z.string(),
  of: z.string(),
  seen: z.string(),
  form: z.uuid(),
});

async function save(request: FormSubmit): Promise<Reply> {
  const { branchId, of, seen, form: drawn, ...about } = carriedAs(carried, request.metadata);
  const page = pageAt(about.page);
  const { id } = await branchAt(request, branchId);
  try {
    const { branch, changed } = await saveSettings(
      {
        db: request.db,
        branchId: id,
        actor: actorOf(request),
        key: `${request.key}/${drawn}`,
        now: request.now,
      },
      (now) => {
        const place = placeOf(now, of, request.now);
        const form = formOf(page, place);
        return { ...set(form, readForm(form.fields, request.values), seen, place), page: page.name, of };
      },
    );
    return { update: listOf(request, branch, { page: page.name, of, changed }) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const told = Object.entries(error.faults).map(([field, fault]) => [
      field,
      unfitting(fault, request.speech),
    ]);
    return { faults: Object.fromEntries(told) };
  }
}

/** `/lobby settings`: what a branch sets for itself. */
export const settings: Feature = {
  commands: { settings: { answer: open, helpGroup: 'setup' } },
  presses: {
    ...manyDays.presses,
    'settings.list': async (request) => ({
      update: listOf(request, await branchAt(request, request.value)),
    }),
    'settings.page:*': pressPage,
    'settings.each:*': chooseOne,
    'settings.back:*': pressBack,
  },
  submits: { ...manyDays.submits, 'settings.saved': save },
};
