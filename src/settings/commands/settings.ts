import { z } from 'zod';
import type { Branch } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { carriedAs, readForm } from '../../platform/forms/read.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import { may } from '../../platform/rights/rights.js';
import type { Asked, Feature, Pressed, Reply, Submitted } from '../../platform/slack/asked.js';
import { inBranch } from '../../platform/slack/branch.js';
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
async function assertCanSet(asked: Asked, branch: Branch): Promise<Branch> {
  await assertMayHere(asked, rights['settings.set'], branch.id);
  return branch;
}

/** The branch that a button or a form names, for a person who may set it. */
async function branchAt(asked: Asked, id: unknown): Promise<Branch> {
  const branch = isId(id) ? await branchOf(asked.db, id) : null;
  if (!branch) throw new Refusal('gone');
  return assertCanSet(asked, branch);
}

function pageAt(name: string) {
  const page = pageOf(name);
  if (!page) throw new Refusal('gone');
  return page;
}

const actorOf = ({ standing, slackId }: Asked) => standing.person?.id ?? slackId;
/** A form's own mark, so that each drawing of it is saved once. */
const draw = () => crypto.randomUUID();

const listOf = (asked: Asked, branch: Branch, saved?: Saved) =>
  settingsList(branch, asked.speech, asked.now, {
    headOffice: may(rights['settings.set_days_of_many_branches'], actorIn(asked)),
    ...(saved ? { saved } : {}),
  });

/** `/lobby settings`. An administrator need not be on the branch's list. */
async function open(asked: Asked, line: string): Promise<Reply> {
  const list = async (branch: Branch): Promise<Reply> => ({
    open: listOf(asked, await assertCanSet(asked, branch)),
  });
  const { here } = asked.standing;
  return here ? list(here) : inBranch(asked, 'settings', line, ({ scene }) => list(scene.branch));
}

async function pressPage(asked: Pressed): Promise<Reply> {
  const place = placeOf(await branchAt(asked, asked.value), '', asked.now);
  return { update: settingsPage(pageAt(asked.argument), place, asked.speech, draw()) };
}

/** A limit or a playbook was chosen. */
async function chooseOne(asked: Pressed): Promise<Reply> {
  const [name = '', branchId] = asked.argument.split('/');
  const place = placeOf(await branchAt(asked, branchId), asked.value, asked.now);
  const page = pageAt(name);
  return { update: settingsOf(page.name, formOf(page, place), place, asked.speech, draw()) };
}

async function pressBack(asked: Pressed): Promise<Reply> {
  const [name = '', of = ''] = asked.argument.split('/');
  const page = pageAt(name);
  const { id } = await branchAt(asked, asked.value);
  const { branch, changed } = await saveSettings(
    { db: asked.db, branchId: id, actor: actorOf(asked), key: asked.key, now: asked.now },
    (now) => ({ ...giveBack(page.each, placeOf(now, of, asked.now)), page: page.name, of }),
  );
  const saved = { page: page.name, of, changed, back: true } as const;
  return { update: settingsPage(page, placeOf(branch, '', asked.now), asked.speech, draw(), saved) };
}

const carried = z.object({
  branchId: z.string(),
  page: z.string(),
  of: z.string(),
  seen: z.string(),
  form: z.uuid(),
});

async function save(asked: Submitted): Promise<Reply> {
  const { branchId, of, seen, form: drawn, ...about } = carriedAs(carried, asked.metadata);
  const page = pageAt(about.page);
  const { id } = await branchAt(asked, branchId);
  try {
    const { branch, changed } = await saveSettings(
      { db: asked.db, branchId: id, actor: actorOf(asked), key: `${asked.key}/${drawn}`, now: asked.now },
      (now) => {
        const place = placeOf(now, of, asked.now);
        const form = formOf(page, place);
        return { ...set(form, readForm(form.fields, asked.values), seen, place), page: page.name, of };
      },
    );
    return { update: listOf(asked, branch, { page: page.name, of, changed }) };
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    const told = Object.entries(error.faults).map(([field, fault]) => [
      field,
      unfitting(fault, asked.speech),
    ]);
    return { faults: Object.fromEntries(told) };
  }
}

/** What a branch sets for itself. */
export const settings: Feature = {
  commands: { settings: open },
  presses: {
    ...manyDays.presses,
    'settings.list': async (asked) => ({
      update: listOf(asked, await branchAt(asked, asked.value)),
    }),
    'settings.page:*': pressPage,
    'settings.each:*': chooseOne,
    'settings.back:*': pressBack,
  },
  submits: { ...manyDays.submits, 'settings.saved': save },
};
